"""How a screen is set up to be looked at: its size, its text, its theme. Knows no check."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final

from kiosk.ui.gallery.scene import Scene
from kiosk.ui.views.preferences import ThemeName

SIZES: Final = ((1366, 768), (1024, 600), (1920, 1080))
ENDS: Final = (100, 200)
"""The smallest and the largest text."""
STEPS: Final = (125, 150, 175)
SEED: Final = 20_270_309
_TRIES: Final = 40


@dataclass(frozen=True, slots=True, order=True)
class Setting:
    """The same scene, seen in another way; `text` is in hundredths."""

    theme: ThemeName = ThemeName.LIGHT
    text: int = 100
    size: tuple[int, int] = SIZES[0]

    def __str__(self) -> str:
        return f"{self.theme.value}-{self.text}-{self.size[0]}x{self.size[1]}"

    def of(self, scene: Scene) -> Scene:
        """The scene so; its own font and spacing are kept."""
        wanted = replace(scene.preferences, theme=self.theme, text_size=self.text)
        return replace(scene, size=self.size, preferences=wanted)


def own(scene: Scene) -> Setting:
    """How the scene is drawn in the gallery."""
    return Setting(scene.preferences.theme, scene.preferences.text_size, scene.size)


def every_setting(texts: Sequence[int] = ENDS) -> tuple[Setting, ...]:
    """All of them."""
    return tuple(Setting(*one) for one in product(ThemeName, texts, SIZES))


def alike_together(cases: Iterable[tuple[Scene, Setting]]) -> list[tuple[Scene, Setting]]:
    """The scenes set up so; those that look alike follow each other, as a new look takes long."""
    dressed = [(setting.of(scene), setting) for scene, setting in cases]
    return sorted(dressed, key=lambda one: (repr(one[0].preferences), one[1].size, one[0].name))


def pairwise(*factors: Sequence[object], seed: int = SEED) -> tuple[tuple[object, ...], ...]:
    """Few rows in which each value of a factor meets each value of every other one.

    Greedy: of some rows made at random around a pair that lacks, the one that covers most is kept.
    """
    chance = random.Random(seed)  # noqa: S311 - a choice of examples, the same at every run
    lacking = {
        ((one, first), (other, second))
        for one, other in combinations(range(len(factors)), 2)
        for first, second in product(factors[one], factors[other])
    }
    rows: list[tuple[object, ...]] = []
    while lacking:
        wanted = min(lacking, key=repr)
        tries = [_row(factors, dict(wanted), chance) for _ in range(_TRIES)]
        best = max(tries, key=lambda row: len(lacking & _pairs(row)))
        lacking -= _pairs(best)
        rows.append(best)
    return tuple(rows)


def _row(
    factors: Sequence[Sequence[object]], given: dict[int, object], chance: random.Random
) -> tuple[object, ...]:
    return tuple(
        given[place] if place in given else chance.choice(list(values))
        for place, values in enumerate(factors)
    )


def _pairs(row: tuple[object, ...]) -> set[tuple[tuple[int, object], tuple[int, object]]]:
    return {(one, other) for one, other in combinations(enumerate(row), 2)}


def dealt(names: Sequence[str]) -> Iterator[tuple[str, Setting]]:
    """Each name with some settings, so that each setting's value meets each name and each other."""
    rows = pairwise(tuple(names), tuple(ThemeName), ENDS, SIZES)
    for name, theme, text, size in rows:
        assert isinstance(name, str)
        assert isinstance(theme, ThemeName)
        assert isinstance(text, int)
        assert isinstance(size, tuple)
        yield name, Setting(theme, text, size)
