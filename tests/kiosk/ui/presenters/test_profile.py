"""kiosk.ui.presenters.profile: choices as an object of the journal, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records.adaptations import granted
from engine.records.canonical import Json, dumps, loads
from engine.sitting.decide import MOST_SETTINGS
from kiosk.ui.presenters.profile import from_profile, starting, to_profile
from kiosk.ui.views.preferences import (
    LINE_HEIGHTS,
    SPEECH_RATES,
    TEXT_SIZES,
    Choices,
    FontName,
    PointerSize,
    Preferences,
    ThemeName,
)

DISPLAYS = st.builds(
    Preferences,
    theme=st.sampled_from(ThemeName),
    font=st.sampled_from(FontName),
    text_size=st.sampled_from(TEXT_SIZES),
    line_height=st.sampled_from(LINE_HEIGHTS),
    spaced_letters=st.booleans(),
    ruler=st.booleans(),
    mask=st.booleans(),
    pointer=st.sampled_from(PointerSize),
)
CHOICES = st.builds(
    Choices,
    display=DISPLAYS,
    clock_hidden=st.booleans(),
    speech_rate=st.sampled_from(SPEECH_RATES),
)
LEAVES = st.none() | st.booleans() | st.integers(-300, 300) | st.text(max_size=12)
NAMES = st.sampled_from(
    ("v", "text_appearance", "font_size", "theme", "cursor", "clock", "hidden", "spoken", "rate")
)
ANY = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5)
)


@given(CHOICES)
def test_what_is_kept_comes_back_and_is_small(choices: Choices) -> None:
    kept = dumps(to_profile(choices))
    assert from_profile(loads(kept)) == choices
    assert len(kept) < MOST_SETTINGS / 4


@given(ANY)
def test_any_object_is_read_without_an_error_and_within_the_ranges(profile: Json) -> None:
    found = from_profile(profile)
    assert found.display.text_size in TEXT_SIZES
    assert found.speech_rate in SPEECH_RATES


def test_what_is_not_known_is_ignored_and_what_is_out_of_range_is_as_usual() -> None:
    profile: Json = {
        "v": 7,
        "magic": {"deep": [1, 2]},
        "text_appearance": {"theme": "pink", "font_size": 300, "line_spacing": True, "font": 1},
        "line_reader": 1,
        "cursor": "huge",
        "spoken": [],
    }
    assert from_profile(profile) == Choices(display=Preferences(pointer=PointerSize.HUGE))


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ((), Preferences()),
        (("texte agrandi 130",), Preferences(text_size=150)),
        (("Grands caractères", "Thème sombre"), Preferences(ThemeName.DARK, text_size=150)),
        (("police OpenDyslexic", "fond crème"), Preferences(ThemeName.CREAM, FontName.DYSLEXIC)),
        (("police hyperlisible", "contraste"), Preferences(ThemeName.CONTRAST)),
        (("règle de lecture", "zoom 200"), Preferences(text_size=200, ruler=True)),
    ],
)
def test_a_ticket_says_how_the_screen_begins(texts: tuple[str, ...], wanted: Preferences) -> None:
    assert starting(granted(texts)) == wanted


@given(DISPLAYS, DISPLAYS)
def test_what_a_person_has_set_wins_over_what_was_granted(
    own: Preferences, given_: Preferences
) -> None:
    usual = Preferences()
    both = own.over(given_)
    for name in ("theme", "font", "text_size", "ruler", "pointer"):
        expected = getattr(own, name)
        if expected == getattr(usual, name):
            expected = getattr(given_, name)
        assert getattr(both, name) == expected


def test_sizes_go_up_and_down_by_steps_and_stop_at_the_ends() -> None:
    sizes = []
    now = Preferences(theme=ThemeName.DARK, text_size=150, ruler=True)
    for step in (1, 1, 1, -1, 0, -1):
        now = now.stepped(step)
        sizes.append(now.text_size)
    assert sizes == [175, 200, 200, 175, 100, 100]
    assert (now.theme, now.ruler) == (ThemeName.DARK, True)
