"""The figures of a simulation report, as SVG that holds its letters as shapes. Knows no page.

Lines differ in dashes and markers, not in colour alone. The bytes depend on the data alone.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from workbench.simulation.french import number, percent, typeset
from workbench.simulation.report import EstimatorReport, FixedReport, TrialReport, UsageReport
from workbench.simulation.supply import Information

_TEXT: Final = "#14213d"
_MUTED: Final = "#3d4a66"
_GRID: Final = "#cbd3e1"
_BLUE: Final = "#0b4f8a"
_AMBER: Final = "#a35c00"
_RED: Final = "#a8201a"
_PALE: Final = "#dbe7f2"
_PALE_RED: Final = "#f6d5d2"

_STYLE: Final[Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "axes.edgecolor": _MUTED,
    "axes.labelcolor": _TEXT,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlecolor": _TEXT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": _GRID,
    "grid.linewidth": 0.7,
    "xtick.color": _MUTED,
    "ytick.color": _MUTED,
    "xtick.labelcolor": _TEXT,
    "ytick.labelcolor": _TEXT,
    "legend.frameon": False,
    "lines.linewidth": 2.0,
    "lines.markersize": 5.5,
    "svg.fonttype": "path",
    "svg.hashsalt": "pix-kiosk",
    "figure.facecolor": "white",
}
_LINES: Final = ((_BLUE, "-", "o"), (_AMBER, "--", "s"))
_WIDE: Final = (10.4, 3.9)
_TALL: Final = (10.4, 5.2)
_ABILITY: Final = "capacité vraie (logits)"
_NOMINAL: Final = 0.95
_FEWEST_AHEAD: Final = 2


def accuracy_figure(
    estimators: Sequence[EstimatorReport], fixed: Sequence[FixedReport], names: Sequence[str]
) -> bytes:
    """Bias, error and coverage by true ability.

    Args:
        estimators: At least one; lines join the tenths of the population.
        fixed: Single marks, at the same abilities for everybody.
        names: Of the estimators, for the legend.
    """
    with _figure(_WIDE) as (figure, drawn):
        bias, spread, coverage = figure.subplots(1, 3)
        for (colour, dash, mark), one, name in zip(_LINES, estimators, names, strict=False):
            places = [band.mean for band in one.by_ability]
            told = [band.accuracy for band in one.by_ability]
            line = {"color": colour, "linestyle": dash, "marker": mark}
            bias.plot(places, [each.bias for each in told], label=name, **line)
            spread.plot(
                places, [each.rmse for each in told], label=typeset(f"{name} : erreur"), **line
            )
            spread.plot(
                places,
                [each.error for each in told],
                label=typeset(f"{name} : annoncée"),
                color=colour,
                linestyle=":",
            )
            coverage.plot(places, [each.coverage for each in told], label=name, **line)
            single = [
                (row.ability, dict(row.estimators)[one.name])
                for row in fixed
                if one.name in dict(row.estimators)
            ]
            at = [ability for ability, _ in single]
            hollow = {"color": colour, "marker": mark, "linestyle": "none", "mfc": "white"}
            bias.plot(at, [each.bias for _, each in single], **hollow)
            spread.plot(at, [each.rmse for _, each in single], **hollow)
            coverage.plot(at, [each.coverage for _, each in single], **hollow)
        bias.axhline(0.0, color=_MUTED, linewidth=1.0)
        coverage.axhline(_NOMINAL, color=_RED, linewidth=1.2, linestyle="-.")
        spread.set_ylim(bottom=0.0)
        for axes, title in (
            (bias, "Biais (logits)"),
            (spread, "Erreur type (logits)"),
            (coverage, "Couverture de l’intervalle à 95 %"),
        ):
            axes.set_title(title, fontsize=10)
            axes.set_xlabel(_ABILITY)
            _decimal(axes)
        coverage.yaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(value, 0)))
        bias.legend(loc="best", fontsize=9)
        spread.legend(loc="lower left", fontsize=8.5)
    return drawn()


def information_figure(information: Information) -> bytes:
    """What the best exam tells at each ability, against what is needed, over the population."""
    with _figure(_WIDE) as (figure, drawn):
        axes = figure.subplots()
        people = axes.twinx()
        people.set_zorder(axes.get_zorder() - 1)
        axes.patch.set_visible(False)
        people.fill_between(information.ability, information.density, color=_PALE, linewidth=0)
        people.set_ylim(0.0, float(information.density.max()) * 1.6)
        people.set_yticks([])
        people.spines["left"].set_visible(False)
        people.grid(visible=False)
        short = information.exam < information.need
        axes.fill_between(
            information.ability,
            information.exam,
            information.need,
            where=short,
            interpolate=True,
            color=_PALE_RED,
            linewidth=0,
            label="manque",
        )
        axes.plot(
            information.ability, information.exam, color=_BLUE, label="meilleur examen possible"
        )
        axes.axhline(
            information.need, color=_RED, linestyle="-.", linewidth=1.5, label="information visée"
        )
        axes.fill_between([], [], color=_PALE, label="population")
        axes.set_ylim(0.0, max(float(information.exam.max()), information.need) * 1.15)
        axes.set_xlim(float(information.ability[0]), float(information.ability[-1]))
        axes.set_xlabel("capacité (logits)")
        axes.set_ylabel("information d’un examen")
        axes.legend(loc="upper right", ncols=4, fontsize=9.5)
        _decimal(axes)
    return drawn()


def exposure_figure(
    usages: Sequence[UsageReport], names: Sequence[str], cap: float | None
) -> bytes:
    """The share of candidates who see each question, from the most served to the least."""
    with _figure(_WIDE) as (figure, drawn):
        axes = figure.subplots()
        for place, (one, name) in enumerate(zip(usages, names, strict=True)):
            colour, dash, _ = _LINES[place % len(_LINES)]
            rates = [each.rate for each in one.exposure]
            axes.step(
                np.arange(1, len(rates) + 1), rates, where="mid",
                color=colour, linestyle=dash, label=name,
            )  # fmt: skip
            if not place:
                axes.fill_between(
                    np.arange(1, len(rates) + 1), rates, step="mid", color=_PALE, linewidth=0
                )
        if cap is not None:
            axes.axhline(
                cap, color=_RED, linestyle="-.", linewidth=1.5, label=f"plafond {percent(cap, 0)}"
            )
        axes.set_ylim(0.0, 1.0)
        axes.set_xlim(left=0)
        axes.set_xlabel("questions, de la plus à la moins servie")
        axes.set_ylabel("part des candidats")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(value, 0)))
        axes.legend(loc="upper right", fontsize=9.5)
    return drawn()


def overlap_figure(usage: UsageReport) -> bytes:
    """The share of questions that two candidates of like ability have in common."""
    with _figure(_WIDE) as (figure, drawn):
        axes = figure.subplots()
        told = [one for one in usage.overlap_by_ability if one.overlap is not None]
        labels = [f"{number(one.low, 1)} à {number(one.high, 1)}" for one in told]
        values = [one.overlap or 0.0 for one in told]
        bars = axes.bar(labels, values, color=_BLUE, width=0.7)
        axes.bar_label(bars, [percent(value, 0) for value in values], padding=2, fontsize=9.5)
        if usage.overlap is not None:
            axes.axhline(
                usage.overlap, color=_RED, linestyle="-.", linewidth=1.5,
                label=typeset(f"tous les couples de candidats : {percent(usage.overlap, 1)}"),
            )  # fmt: skip
            axes.legend(loc="upper right", fontsize=9.5)
        axes.set_ylim(0.0, max([*values, usage.overlap or 0.0]) * 1.3 + 0.01)
        axes.set_xlabel("capacité vraie des deux candidats (logits, dixièmes de la population)")
        axes.set_ylabel("questions communes")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(value, 0)))
        axes.tick_params(axis="x", labelsize=9)
        axes.grid(visible=False, axis="x")
    return drawn()


def competence_figure(trial: TrialReport, names: Sequence[str]) -> bytes:
    """How often the level of each competence is exact, and within one."""
    with _figure(_TALL) as (figure, drawn):
        axes = figure.subplots()
        for place, (one, name) in enumerate(zip(trial.estimators, names, strict=True)):
            colour, _, mark = _LINES[place % len(_LINES)]
            rows = [each for each in one.by_competence if each.levels is not None]
            codes = [each.competence for each in rows]
            exact = [each.levels.exact for each in rows if each.levels is not None]
            near = [each.levels.within_one for each in rows if each.levels is not None]
            at = np.arange(len(codes)) + 0.24 * (place - (len(trial.estimators) - 1) / 2)
            axes.hlines(at, exact, near, color=colour, linewidth=1.2, alpha=0.5)
            axes.plot(exact, at, mark, color=colour, label=typeset(f"{name} : exact"))
            axes.plot(
                near,
                at,
                mark,
                color=colour,
                mfc="white",
                label=typeset(f"{name} : à un niveau près"),
            )
            axes.set_yticks(np.arange(len(codes)), codes)
        axes.invert_yaxis()
        axes.set_xlim(right=1.0)
        axes.set_xlabel("part des candidats")
        axes.set_ylabel("compétence")
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(value, 0)))
        axes.legend(
            loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=4, fontsize=9.5, borderaxespad=0.2
        )
        axes.grid(visible=False, axis="y")
    return drawn()


@contextmanager
def _figure(size: tuple[float, float]) -> Iterator[tuple[Figure, Callable[[], bytes]]]:
    """A figure in the house style, and what gives its SVG once it is drawn."""
    buffer = io.BytesIO()
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=size, layout="constrained")
        yield figure, buffer.getvalue
        figure.savefig(
            buffer,
            format="svg",
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )


def _decimal(axes: Axes) -> None:
    """French numbers on both axes."""
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 0)))
    axes.yaxis.set_major_formatter(FuncFormatter(_shortest))


def _shortest(value: float, _place: int) -> str:
    text = number(value, _FEWEST_AHEAD)
    return text.rstrip("0").rstrip(",") if "," in text else text
