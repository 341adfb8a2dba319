"""Which pictures are drawn of which scenes: themes, sizes, languages. Knows no toolkit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from kiosk.ui.gallery.scene import USUAL, Scene
from kiosk.ui.views.preferences import ThemeName
from kiosk.words import Language

LARGE: Final = 200
NARROW: Final = (1024, 600)
WIDE: Final = (1920, 1080)
CHOSEN: Final = (
    "waiting",
    "identity",
    "instructions",
    "practice",
    "question-single",
    "question-fields",
    "question-sheet",
    "question-report",
    "question-display",
    "pause",
    "resume",
    "end",
    "panel",
)
"""Scenes that are also drawn large, narrow, wide and in English."""

_FRENCH_ONLY: Final = frozenset({"question-sheet", "panel"})
"""Their tasks and their people are told in French."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One file to draw; `folder` is empty for a scene as it stands in the gallery."""

    folder: str
    scene: Scene
    language: Language = Language.FRENCH

    @property
    def path(self) -> str:
        """Where the file lies, below the folder of them all."""
        name = f"{self.scene.name}.png"
        return f"{self.folder}/{name}" if self.folder else name

    @property
    def theme(self) -> ThemeName:
        """The theme it is drawn in."""
        return self.scene.preferences.theme


def own(scenes: Iterable[Scene]) -> Iterator[Picture]:
    """Each scene as it stands in the gallery."""
    for scene in scenes:
        yield Picture("", scene)


def everything(scenes: tuple[Scene, ...]) -> tuple[Picture, ...]:
    """Each scene in every theme, and the chosen ones in other sizes and in English.

    Those that look alike follow each other, and languages last: a change of either takes long.
    """
    made = [*own(scenes)]
    made += [Picture(theme.value, _themed(one, theme)) for theme in ThemeName for one in scenes]
    chosen = [one for one in scenes if one.name in CHOSEN]
    for scene in chosen:
        preferences = replace(scene.preferences, text_size=LARGE)
        made.append(Picture("200", replace(scene, preferences=preferences)))
        made.append(Picture("1024x600", replace(scene, size=NARROW)))
        made.append(Picture("1920x1080", replace(scene, size=WIDE)))
        if scene.name not in _FRENCH_ONLY:
            made.append(Picture("english", replace(scene, size=USUAL), Language.ENGLISH))
    return tuple(sorted(made, key=lambda one: (one.language.value != "fr", _look(one))))


def _themed(scene: Scene, theme: ThemeName) -> Scene:
    return replace(scene, preferences=replace(scene.preferences, theme=theme))


def _look(picture: Picture) -> tuple[str, tuple[int, int], str]:
    return repr(picture.scene.preferences), picture.scene.size, picture.path
