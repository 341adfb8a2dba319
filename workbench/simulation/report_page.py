"""The report of a simulation as one HTML page in French, whole in itself. Measures nothing."""

from collections.abc import Callable, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Final

from workbench.packs.feasibility import WHOLE
from workbench.simulation import page_accuracy, page_usage
from workbench.simulation.exact_sample import Agreement
from workbench.simulation.french import duration, integer, number, percent, typeset
from workbench.simulation.markup import paragraph, pill, section, table
from workbench.simulation.names import (
    filter_name,
    limit_text,
    measure_text,
    threshold_name,
    where_name,
)
from workbench.simulation.report import Report, TrialReport
from workbench.simulation.trials import FIXED_EXAMINEES, NOISY, SCENARIO_EXAMINEES

_ALL: Final = 1.0
_NEARLY_ALL: Final = 0.99995


def report_page(report: Report) -> str:
    """The page, with nothing to be fetched from anywhere."""
    asked = report.measured.asked
    sections = [section(name, title, *parts(report)) for name, title, parts in _SECTIONS]
    return _template("page.html").substitute(
        title=f"Simulation du paquet {escape(asked.pack)}, version {asked.version}",
        lead=escape(
            f"Plan {asked.plan} ({asked.rules}), {asked.length} questions par examen, "
            f"{integer(asked.items)} questions dans le paquet, "
            f"{integer(asked.examinees)} candidats simulés par condition."
        ),
        style=_template("style.css").template,
        sections=typeset("\n".join([_verdict(report), _contents(), *sections])),
        footer=escape(
            f"{integer(report.run.exams)} examens simulés en {duration(report.run.seconds)} · "
            "aucun candidat réel, aucune donnée personnelle"
        ),
    )


def _verdict(report: Report) -> str:
    missed = [one for one in report.thresholds if not one.passed]
    every = len(report.thresholds)
    if missed:
        plural = "s" if len(missed) > 1 else ""
        head = f"{len(missed)} seuil{plural} sur {every} non tenu{plural}"
        more = "À corriger avant de construire le paquet : "
        more += ", ".join(threshold_name(one.key).lower() for one in missed) + "."
    else:
        head = f"Les {every} seuils du paquet sont tenus"
        more = "Rien ne s’oppose, de ce côté, à la construction du paquet."
    kind = "err" if missed else "ok"
    return (
        f'<p class="verdict {kind}">{escape(head)}<span>{escape(more)}</span></p>\n'
        f'<ul class="tiles">{"".join(_tiles(report))}</ul>'
    )


def _tiles(report: Report) -> list[str]:
    conditions = report.measured.conditions
    impossible = sum(one.shortage.exams for one in conditions)
    tiles = [(integer(impossible), "examens impossibles à servir")]
    first = next((one for one in conditions if one.reported and one.details), None)
    if first is not None and first.reported is not None and first.details is not None:
        found, details = first.reported, first.details
        tiles += [
            (number(found.general.rmse), "logit d’erreur (RMSE)"),
            (percent(found.general.coverage), "des intervalles à 95 % contiennent la vérité"),
            (percent(details.usage.exposure_maximum, 0), "des candidats voient la même question"),
            (percent(details.usage.overlap, 0), "de questions communes à deux candidats"),
        ]
        if found.levels is not None:
            tiles.append((percent(found.levels.exact, 0), "des niveaux de compétence exacts"))
    return [f"<li><b>{value}</b><span>{escape(text)}</span></li>" for value, text in tiles]


def _contents() -> str:
    links = (f'<li><a href="#{name}">{escape(title)}</a></li>' for name, title, _ in _SECTIONS)
    return f'<nav aria-label="Sommaire"><ul>{"".join(links)}</ul></nav>'


def _thresholds(report: Report) -> list[str]:
    rows = [
        (
            escape(threshold_name(one.key)),
            escape(where_name(one.where)),
            measure_text(one.key, one.measured),
            limit_text(one),
            pill("tenu", good=True) if one.passed else pill("non tenu", good=False),
        )
        for one in sorted(report.thresholds, key=lambda one: one.passed)
    ]
    return [
        paragraph(
            "Les seuils viennent du bloc « simulation » de pack.yaml. La valeur jugée est la pire "
            "de toutes les conditions ; ce qui n’est pas tenu vient d’abord."
        ),
        table(
            "Seuils du paquet, mesures et verdicts",
            ("mesure", "où", "mesuré", "demandé", "verdict"),
            rows,
            words=2,
        ),
    ]


def _feasibility(report: Report) -> list[str]:
    conditions = report.measured.conditions
    rows = [
        (
            escape(filter_name(one.filter)),
            integer(one.items),
            integer(one.tubes),
            integer(one.examinees),
            integer(one.shortage.exams),
            integer(one.shortage.shortest),
        )
        for one in conditions
    ]
    parts = [
        table(
            "Ce que chaque condition laisse, et les examens qui n’ont pas pu aller à leur terme",
            ("condition", "questions", "tubes", "examens", "impossibles", "le plus court"),
            rows,
        )
    ]
    for one in conditions:
        parts += _shortage(one)
    if not any(one.shortage.exams or one.holes for one in conditions):
        parts.append(
            paragraph(
                "Aucun examen n’a manqué de questions, et six signalements acceptés ne peuvent "
                "en priver aucun."
            )
        )
    return parts


def _shortage(trial: TrialReport) -> list[str]:
    name = filter_name(trial.filter)
    parts = []
    if trial.shortage.competences:
        lacking = {one.competence: one for one in trial.supply}
        parts.append(
            table(
                f"Compétences qui ont manqué de questions – {name}",
                ("compétence", "examens arrêtés", "questions", "tubes", "à trouver par examen"),
                [
                    (
                        escape(code),
                        integer(count),
                        integer(lacking[code].items),
                        integer(lacking[code].tubes),
                        integer(lacking[code].needed),
                    )
                    for code, count in trial.shortage.competences
                ],
            )
        )
    if trial.holes:
        parts.append(
            table(
                f"Ce que {trial.holes[0].reports} signalements acceptés peuvent laisser – {name}",
                ("où", "il peut ne rester que", "il faut"),
                [
                    (
                        "examen entier" if hole.place == WHOLE else escape(hole.place),
                        integer(hole.left),
                        integer(hole.needed),
                    )
                    for hole in trial.holes
                ],
            )
        )
    return parts


def _method(report: Report) -> list[str]:
    asked, run = report.measured.asked, report.run
    detailed = report.measured.detailed
    world = "Toutes les compétences d’une personne sont égales."
    if asked.competence_sd or asked.domain_sd:
        world = (
            f"Écart-type des compétences autour de leur domaine : {number(asked.competence_sd)} ; "
            f"des domaines : {number(asked.domain_sd)}."
        )
    if asked.item_error:
        world += f" Erreur sur les paramètres des questions : {number(asked.item_error)}."
    controlled = any(one.usage.controlled for _, one in detailed)
    control = (
        "Chaque candidat ne peut voir qu’une part du paquet, tirée de sa graine."
        if controlled
        else "Elle n’est pas limitée dans cette simulation."
    )
    agreements = [one.agreement for _, one in detailed]
    exact = "Rien n’a pu être comparé."
    if agreements:
        questions = sum(one.questions for one in agreements)
        same = sum(one.same * one.questions for one in agreements) / questions
        shown = percent(same, 0 if same == _ALL else 2)
        exact = (
            f"{integer(questions)} questions de {integer(sum(one.exams for one in agreements))} "
            f"examens ont été choisies aussi par le moteur de la salle : {shown} sont les mêmes, "
            f"{_least_information(agreements)}les capacités finales diffèrent au plus de "
            f"{number(max(one.ability for one in agreements), 4)} logit."
        )
    content = _template("method.html").substitute(
        noisy=escape(where_name(NOISY)),
        mean=number(asked.population.mean),
        sd=number(asked.population.sd),
        world=escape(world),
        examinees=integer(asked.examinees),
        scenario=integer(SCENARIO_EXAMINEES),
        fixed=integer(FIXED_EXAMINEES),
        control=escape(control),
        exact=escape(exact),
        seed=asked.seed,
    )
    speed = (
        f"{integer(run.exams)} examens en {duration(run.seconds)} sur {integer(run.processes)} "
        f"processus : {integer(round(run.exams_per_second))} examens par seconde, notation et "
        f"mesures comprises (numpy {run.numpy})."
    )
    return [content, paragraph(speed, "note")]


def _least_information(agreements: Sequence[Agreement]) -> str:
    told = [one.information for one in agreements if one.information is not None]
    if not told or min(told) > _NEARLY_ALL:
        return ""
    return f"les autres renseignent presque autant ({percent(min(told), 2)} en moyenne), "


def _template(name: str) -> Template:
    folder = files("workbench.simulation").joinpath("templates")
    return Template(folder.joinpath(name).read_text(encoding="utf-8"))


_SECTIONS: Final[tuple[tuple[str, str, Callable[[Report], list[str]]], ...]] = (
    ("seuils", "Seuils du paquet", _thresholds),
    ("faisabilite", "Examens possibles", _feasibility),
    ("precision", "Précision selon la capacité", page_accuracy.accuracy),
    ("information", "Information et besoin", page_accuracy.information),
    ("exposition", "Exposition des questions", page_usage.exposure),
    ("recouvrement", "Recouvrement entre candidats", page_usage.overlap),
    ("competences", "Les compétences", page_accuracy.competences),
    ("mondes", "Mondes moins favorables", page_accuracy.harder),
    ("questions", "Questions à relire", page_usage.suspects),
    ("regles", "Règles et temps de travail", page_usage.rules_and_time),
    ("methode", "Méthode et graine", _method),
)
"""The sections in order: anchor, title, and what makes their content."""
