"""What exams take from the bank, and what to look at: sections of the report. Measures nothing."""

from html import escape
from typing import Final

from workbench.simulation import plots
from workbench.simulation.french import duration, integer, number, percent
from workbench.simulation.markup import bullets, figure, folded, paragraph, table
from workbench.simulation.names import SUSPICIONS, filter_name
from workbench.simulation.report import Report
from workbench.simulation.suspicious import Suspicion

_SHOWN: Final = 12
_NOTHING: Final = "Aucune condition n’a de question : rien à mesurer."


def exposure(report: Report) -> list[str]:
    detailed = report.measured.detailed
    if not detailed:
        return [paragraph(_NOTHING)]
    cap = report.measured.asked.cap
    first, details = detailed[0]
    names = [filter_name(trial.filter) for trial, _ in detailed]
    shown = details.usage.exposure[:_SHOWN]
    never = [one.item for one in details.usage.exposure if one.rate == 0.0]
    return [
        table(
            "Exposition par condition",
            ("condition", "maximum", "au-dessus du plafond", "jamais servies", "part du paquet"),
            [
                (
                    escape(name),
                    percent(one.usage.exposure_maximum),
                    integer(None if cap is None else one.usage.over_cap),
                    integer(one.usage.never_served),
                    percent(one.usage.never_share),
                )
                for name, (_, one) in zip(names, detailed, strict=True)
            ],
        ),
        figure(
            plots.exposure_figure([one.usage for _, one in detailed], names, cap),
            f"Exposition des {len(details.usage.exposure)} questions, de la plus à la moins "
            f"servie : au plus {percent(details.usage.exposure_maximum)} des candidats, "
            f"{details.usage.never_served} questions jamais servies.",
            "Part des candidats qui voient chaque question.",
        ),
        table(
            f"Les questions les plus servies – {filter_name(first.filter)}",
            ("question", "part des candidats"),
            [(f"<code>{escape(one.item)}</code>", percent(one.rate)) for one in shown],
        ),
        paragraph("Jamais servies : " + ", ".join(never) + ".", "note") if never else "",
    ]


def overlap(report: Report) -> list[str]:
    detailed = report.measured.detailed
    told = [(trial, one) for trial, one in detailed if one.usage.overlap is not None]
    if not told:
        return [paragraph(_NOTHING)]
    first, details = told[0]
    return [
        paragraph(
            "Deux voisins de capacité proche reçoivent plus souvent les mêmes questions : c’est "
            "le recouvrement à redouter dans une salle."
        ),
        bullets(
            f"{filter_name(trial.filter)} : {percent(one.usage.overlap)} de questions communes à "
            "deux candidats quelconques."
            for trial, one in told
        ),
        figure(
            plots.overlap_figure(details.usage),
            "Questions communes à deux candidats du même dixième de la population : "
            + ", ".join(
                f"{percent(one.overlap, 0)} de {number(one.low, 1)} à {number(one.high, 1)} logits"
                for one in details.usage.overlap_by_ability
            )
            + ".",
            f"Condition : {filter_name(first.filter)}.",
        ),
    ]


def suspects(report: Report) -> list[str]:
    suspects = report.measured.suspects
    if not suspects:
        return [paragraph("Rien à signaler.")]
    parts = [
        paragraph(
            f"{integer(len(suspects))} remarques. Aucune n’est un jugement sur la question : une "
            "personne regarde, corrige la calibration, réécrit ou laisse."
        )
    ]
    for kind in Suspicion:
        own = [one for one in suspects if one.suspicion is kind]
        if not own:
            continue
        listed = [(f"<code>{escape(one.name)}</code>", escape(one.sentence)) for one in own]
        caption = f"{SUSPICIONS[kind]} ({integer(len(own))})"
        shown = table(caption, ("question ou tube", "pourquoi"), listed, words=2)
        parts.append(shown if len(own) <= _SHOWN else folded(caption, shown))
    return parts


def rules_and_time(report: Report) -> list[str]:
    detailed = report.measured.detailed
    if not detailed:
        return [paragraph(_NOTHING)]
    return [
        table(
            "Règles du plan : questions qui les enfreignent, et filtres abandonnés",
            (
                "condition",
                "question répétée",
                "tube répété",
                "espacement",
                "quota",
                "examens avec abandon",
            ),
            [
                (
                    escape(filter_name(trial.filter)),
                    integer(one.usage.violations.item),
                    integer(one.usage.violations.tube),
                    integer(one.usage.violations.spacing),
                    integer(one.usage.violations.quota),
                    integer(one.usage.relaxed_exams),
                )
                for trial, one in detailed
            ],
        ),
        table(
            "Temps de travail d’après les durées indiquées des questions, et durée d’une étape du "
            "programme",
            (
                "condition",
                "médiane",
                "19 sur 20 finissent en",
                "dépassent la durée",
                "étape, médiane (ms)",
                "étape, 99 % (ms)",
            ),
            [
                (
                    escape(filter_name(trial.filter)),
                    duration(one.usage.working_time.median),
                    duration(one.usage.working_time.most),
                    percent(one.usage.working_time.late),
                    number(one.latency.median, 3),
                    number(one.latency.p99, 3),
                )
                for trial, one in detailed
            ],
        ),
        *(
            table(
                f"Questions de chaque type dans un examen, {escape(filter_name(trial.filter))}",
                ("type", "questions du paquet", "par examen, en moyenne", "19 sur 20, au plus"),
                [
                    (escape(use.type), integer(use.items), number(use.mean, 1), number(use.most, 0))
                    for use in one.usage.types
                ],
            )
            for trial, one in detailed
        ),
    ]
