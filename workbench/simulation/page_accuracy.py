"""How well abilities, levels and scores are known: sections of the report. Measures nothing."""

from html import escape
from typing import Final

from workbench.simulation import plots
from workbench.simulation.french import integer, number, percent
from workbench.simulation.markup import Cell, bullets, figure, folded, paragraph, table
from workbench.simulation.measures import Accuracy
from workbench.simulation.names import ESTIMATORS, filter_name, trial_name
from workbench.simulation.report import EstimatorReport, Report, TrialReport

_HIERARCHY: Final = "hierarchy-0.5"


def accuracy(report: Report) -> list[str]:
    conditions = [one for one in report.measured.conditions if one.estimators]
    rows = [
        (
            escape(filter_name(trial.filter)),
            ESTIMATORS[one.name],
            *_accuracy_cells(one.general),
            *_bound_cells(trial, one),
        )
        for trial in conditions
        for one in trial.estimators
    ]
    if not conditions:
        return [paragraph("Aucun examen complet : rien à mesurer.")]
    first = conditions[0]
    names = [ESTIMATORS[one.name] for one in first.estimators]
    return [
        table(
            "Capacité générale : estimation contre vérité (logits)",
            ("condition", "estimation", *_ACCURACY_HEAD, "RMSE / borne", "efficacité"),
            rows,
            words=2,
        ),
        figure(
            plots.accuracy_figure(first.estimators, report.measured.fixed, names),
            _told_by_ability(first),
            f"Dixièmes de la population ({filter_name(first.filter)}), placés à leur capacité "
            "moyenne ; les marques creuses sont des populations entières à une même capacité.",
        ),
        folded(
            "Les mêmes chiffres en tableau",
            "\n".join(_by_ability(one) for one in first.estimators),
        ),
        _scores(conditions),
    ]


_ACCURACY_HEAD: Final = (
    "examens",
    "biais",
    "RMSE",
    "corrélation",
    "erreur annoncée",
    "annoncée / réelle",
    "couverture",
)


def _accuracy_cells(one: Accuracy) -> tuple[Cell, ...]:
    return (
        integer(one.count),
        number(one.bias, 3),
        number(one.rmse, 3),
        number(one.correlation, 3),
        number(one.error, 3),
        number(one.ratio),
        percent(one.coverage),
    )


def _bound_cells(trial: TrialReport, one: EstimatorReport) -> tuple[Cell, Cell]:
    bound = None if trial.details is None else trial.details.bound
    if bound is None:
        return (number(None), number(None))
    ratio = one.general.rmse / bound.rmse
    return (number(ratio, 3), percent(1.0 / (ratio * ratio)))


def _told_by_ability(trial: TrialReport) -> str:
    lines = []
    for one in trial.estimators:
        errors = [band.accuracy.rmse for band in one.by_ability]
        covered = [band.accuracy.coverage for band in one.by_ability]
        lines.append(
            f"{ESTIMATORS[one.name]} : erreur de {number(min(errors))} à {number(max(errors))} "
            f"logit, couverture de {percent(min(covered))} à {percent(max(covered))} selon la "
            "capacité."
        )
    return "Trois courbes selon la capacité vraie : biais, erreur, couverture. " + " ".join(lines)


def _by_ability(one: EstimatorReport) -> str:
    return table(
        f"{ESTIMATORS[one.name]}, par dixième de la population",
        ("capacité vraie", *_ACCURACY_HEAD),
        [
            (f"{number(band.low)} à {number(band.high)}", *_accuracy_cells(band.accuracy))
            for band in one.by_ability
        ],
    )


def _scores(conditions: list[TrialReport]) -> str:
    return table(
        "Ce qu’en fait le barème du plan",
        (
            "condition",
            "estimation",
            "biais (pix)",
            "RMSE (pix)",
            "palier exact",
            "à un palier près",
        ),
        [
            (
                escape(filter_name(trial.filter)),
                ESTIMATORS[one.name],
                number(one.score.bias, 1),
                number(one.score.rmse, 1),
                percent(one.score.mesh.exact),
                percent(one.score.mesh.within_one),
            )
            for trial in conditions
            for one in trial.estimators
        ],
        words=2,
    )


def information(report: Report) -> list[str]:
    detailed = report.measured.detailed
    if not detailed:
        return [paragraph("Aucune condition n’a de question : rien à mesurer.")]
    target = report.measured.asked.target_error
    sentences = []
    for trial, details in detailed:
        name = filter_name(trial.filter)
        gaps = details.information.gaps
        if not gaps:
            sentences.append(f"{name} : aucun manque.")
        for gap in gaps:
            reach = (
                f"au mieux {number(gap.error)} logit"
                if gap.error is not None
                else "aucune information"
            )
            sentences.append(
                f"{name} : de {number(gap.low, 1)} à {number(gap.high, 1)} logits "
                f"({percent(gap.share, 2)} de la population), {reach} d’erreur type."
            )
    first, details = detailed[0]
    return [
        paragraph(
            f"Le paquet vise une erreur type de {number(target)} logit. La courbe est "
            "l’information du meilleur examen que les règles permettent à chaque capacité ; sous "
            "la ligne visée, aucun choix de questions n’y suffit."
        ),
        figure(
            plots.information_figure(details.information),
            "Information du meilleur examen selon la capacité, information visée et population. "
            + " ".join(sentences),
            f"Condition : {filter_name(first.filter)}. Le fond montre la population.",
        ),
        bullets(sentences),
    ]


def competences(report: Report) -> list[str]:
    trials = (*report.measured.scenarios, *report.measured.conditions)
    told = [one for one in trials if one.estimators and one.estimators[0].levels is not None]
    trial = next((one for one in told if one.name == _HIERARCHY), told[0] if told else None)
    if trial is None:
        return [
            paragraph("Le plan n’a pas de table de niveaux, ou aucun examen n’est complet."),
        ]
    names = [ESTIMATORS[one.name] for one in trial.estimators]
    supply = {one.competence: one for one in trial.supply}
    rows = []
    for place, first in enumerate(trial.estimators[0].by_competence):
        own = supply[first.competence]
        cells = [escape(first.competence), integer(own.items), integer(own.tubes)]
        for one in trial.estimators:
            found = one.by_competence[place]
            cells += [
                number(found.accuracy.rmse),
                percent(None if found.levels is None else found.levels.exact),
                percent(None if found.levels is None else found.levels.within_one),
            ]
        rows.append(cells)
    heads = [
        f"{what}, {ESTIMATORS[one.name]}"
        for one in trial.estimators
        for what in ("RMSE", "niveau exact", "à un niveau près")
    ]
    return [
        paragraph(
            f"Mesuré dans le monde « {trial_name(trial)} » : chacun y est meilleur dans certaines "
            "compétences que dans d’autres. Avec deux questions par compétence, aucune méthode ne "
            "donne souvent le niveau exact : un niveau se montre avec sa probabilité."
        ),
        figure(
            plots.competence_figure(trial, names),
            "Niveau exact et à un niveau près dans chaque compétence ; "
            + " ; ".join(
                f"{ESTIMATORS[one.name]} : {percent(one.levels.exact)} exacts en tout"
                for one in trial.estimators
                if one.levels is not None
            )
            + ".",
            f"Monde : {trial_name(trial)} ; condition : {filter_name(trial.filter)}.",
        ),
        table(
            "Les compétences une à une",
            ("compétence", "questions", "tubes", *heads),
            rows,
        ),
    ]


def harder(report: Report) -> list[str]:
    rows = []
    for trial in report.measured.scenarios:
        for one in trial.estimators:
            levels = one.levels
            rows.append(
                (
                    escape(trial_name(trial)),
                    ESTIMATORS[one.name],
                    integer(trial.examinees),
                    number(one.general.rmse, 3),
                    number(one.general.ratio),
                    percent(one.general.coverage),
                    number(one.competences.rmse, 3),
                    percent(one.competences.coverage),
                    percent(None if levels is None else levels.exact),
                    percent(None if levels is None else levels.within_one),
                )
            )
    if not rows:
        return [paragraph("Aucune condition n’a de question : rien à mesurer.")]
    return [
        paragraph(
            "Ce que deviennent les estimations quand les questions sont moins bien connues que le "
            "programme ne le croit, ou quand les compétences d’une même personne diffèrent ; entre "
            "parenthèses, les écarts-types en logits."
        ),
        table(
            "Estimations dans les mondes moins favorables",
            (
                "monde",
                "estimation",
                "examens",
                "RMSE",
                "annoncée / réelle",
                "couverture",
                "RMSE par compétence",
                "couverture par compétence",
                "niveau exact",
                "à un niveau près",
            ),
            rows,
            words=2,
        ),
    ]
