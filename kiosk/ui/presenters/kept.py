"""What was kept of a test that stopped, in words a candidate knows. Knows no toolkit."""

from collections.abc import Mapping
from typing import Final

from engine.items import Item, ItemType
from engine.records.canonical import Json
from kiosk.services.sit import Sit
from kiosk.ui.presenters.overlay import begun
from kiosk.ui.presenters.profile import from_profile
from kiosk.ui.presenters.questions import from_draft
from kiosk.ui.views.preferences import ThemeName
from kiosk.ui.views.question import Answer
from kiosk.ui.views.tool import State, Work
from kiosk.words import Text, words
from kiosk.words.journey import JourneyText, journey_words

Row = tuple[str, str]
LONGEST: Final = 40
_TOOLS: Final[Mapping[str, JourneyText]] = {
    "sheet": JourneyText.TOOL_SHEET,
    "files": JourneyText.TOOL_FILES,
    "mail": JourneyText.TOOL_MAIL,
    "web": JourneyText.TOOL_WEB,
    "word": JourneyText.TOOL_WORD,
    "image": JourneyText.TOOL_IMAGE,
    "settings": JourneyText.TOOL_SETTINGS,
    "blocks": JourneyText.TOOL_BLOCKS,
}
_THEMES: Final[Mapping[ThemeName, JourneyText]] = {
    ThemeName.LIGHT: JourneyText.RESUME_LIGHT,
    ThemeName.DARK: JourneyText.RESUME_DARK,
    ThemeName.CREAM: JourneyText.RESUME_CREAM,
    ThemeName.CONTRAST: JourneyText.RESUME_CONTRAST,
}


def kept_rows(sit: Sit) -> tuple[Row, ...]:
    """Answers, what was begun, the application's state, how the screen looks: label and words."""
    rows = [(words(Text.RESUME_ANSWERS), _answers(len(sit.exam.sitting.answers)))]
    item, draft = sit.exam.item, sit.kept_draft
    if item is not None and begun(draft):
        rows += _begun(item, draft)
    rows.append((journey_words(JourneyText.RESUME_DISPLAY), _display(sit.exam.sitting.display)))
    return tuple(rows)


def _answers(done: int) -> str:
    if not done:
        return journey_words(JourneyText.RESUME_QUESTIONS_NONE)
    one = JourneyText.RESUME_QUESTIONS_ONE
    return journey_words(one if done == 1 else JourneyText.RESUME_QUESTIONS_MANY, count=done)


def _begun(item: Item, draft: Json) -> list[Row]:
    given = from_draft(item, draft)
    if not isinstance(given, Work):
        return _answer(given)
    rows = [] if item.type is ItemType.APPLICATION else _answer(given.answer)
    if item.tool is not None:
        name = _TOOLS.get(item.tool.name, JourneyText.RESUME_WORK)
        rows.append((journey_words(name), tool_summary(item.tool.name, given.state)))
    return rows


def _answer(answer: Answer) -> list[Row]:
    if not begun(tuple(answer) if isinstance(answer, list) else answer):
        return []
    if isinstance(answer, str):
        shown = answer if len(answer) <= LONGEST else f"{answer[:LONGEST]}…"
        return [(words(Text.RESUME_DRAFT), words(Text.RESUME_QUOTED, text=shown))]
    if isinstance(answer, dict):
        filled = sum(bool(text) for text in answer.values())
        key = JourneyText.RESUME_FIELDS_ONE if filled == 1 else JourneyText.RESUME_FIELDS_MANY
        said = journey_words(key, count=filled)
        return [(words(Text.RESUME_DRAFT), said)] if filled else []
    label = journey_words(JourneyText.RESUME_ANSWER)
    return [(label, journey_words(JourneyText.RESUME_CHOICE))]


def tool_summary(name: str, state: State) -> str:
    """An application's state in a few words: how many cells of a sheet, else that it is kept."""
    sheets = state.get("sheets")
    if name == "sheet" and isinstance(sheets, Mapping):
        cells = sum(_typed(one) for one in sheets.values())
        if cells:
            key = JourneyText.CELLS_ONE if cells == 1 else JourneyText.CELLS_MANY
            return journey_words(key, count=cells)
    return journey_words(JourneyText.WORK_KEPT)


def _typed(sheet: object) -> int:
    cells = sheet.get("cells") if isinstance(sheet, Mapping) else None
    return sum(bool(text) for text in cells.values()) if isinstance(cells, Mapping) else 0


def _display(profile: Json) -> str:
    display = from_profile(profile).display
    return journey_words(
        JourneyText.RESUME_DISPLAY_TEXT,
        size=display.text_size,
        theme=journey_words(_THEMES[display.theme]),
    )
