"""What thresholds, conditions, scenarios and estimators are called in French. Measures nothing."""

from collections.abc import Callable, Mapping
from typing import Final

from workbench.simulation.estimators import JOINT, PIX_V3
from workbench.simulation.french import NONE, SPACE, integer, number, percent
from workbench.simulation.report import Judged, TrialReport
from workbench.simulation.suspicious import Suspicion
from workbench.simulation.trials import CLEAN, NOISY, Filter

ESTIMATORS: Final[Mapping[str, str]] = {PIX_V3: "pix\u2011v3", JOINT: "conjointe"}

_LANGUAGES: Final[Mapping[str, str]] = {"fr": "français", "en": "anglais"}
_HIERARCHY: Final = "hierarchy-"

SUSPICIONS: Final[Mapping[Suspicion, str]] = {
    Suspicion.NEVER: "Jamais servies",
    Suspicion.OVEREXPOSED: "Vues par trop de candidats",
    Suspicion.OFF_LEVEL: "Difficulté loin du niveau déclaré",
    Suspicion.DISCRIMINATION: "Discrimination invraisemblable",
    Suspicion.UNCERTAIN: "Calibration trop incertaine",
    Suspicion.DOMINATED: "Moins informatives qu’une autre du même tube",
    Suspicion.ALIKE: "Presque les mêmes paramètres qu’une autre",
    Suspicion.NARROW_TUBE: "Tubes d’une seule difficulté",
    Suspicion.HARDLY: "Presque jamais servies",
}


def _count(value: float) -> str:
    return integer(round(value))


def _share(value: float) -> str:
    return percent(value, 1)


def _decimal(value: float) -> str:
    return number(value, 3)


_THRESHOLDS: Final[Mapping[str, tuple[str, Callable[[float], str]]]] = {
    "infeasible_at_most": ("Examens impossibles à servir", _count),
    "violations_at_most": ("Infractions aux règles du plan", _count),
    "rmse_at_most": ("Erreur (RMSE), en logits", _decimal),
    "rmse_over_bound_at_most": ("Erreur / borne de van Trees", _decimal),
    "bias_between": ("Biais moyen, en logits", _decimal),
    "correlation_at_least": ("Corrélation avec la vérité", _decimal),
    "error_over_rmse_between": ("Erreur annoncée / erreur réelle", _decimal),
    "coverage_between": ("Couverture de l’intervalle à 95 %", _share),
    "joint_coverage_between": ("Couverture de l’estimation conjointe", _share),
    "level_exact_at_least": ("Niveaux de compétence exacts", _share),
    "level_within_one_at_least": ("Niveaux de compétence à un près", _share),
    "mesh_exact_at_least": ("Paliers exacts", _share),
    "exposure_at_most": ("Exposition de la question la plus vue", _share),
    "items_over_cap_at_most": ("Questions au-dessus du plafond", _count),
    "never_served_share_at_most": ("Part du paquet jamais servie", _share),
    "overlap_at_most": ("Questions communes à deux candidats", _share),
    "relaxed_exams_share_at_most": ("Examens avec une règle abandonnée", _share),
    "late_share_at_most": ("Examens plus longs que la durée", _share),
    "working_minutes_p95_at_most": ("Minutes de travail, 19 examens sur 20", _decimal),
    "applications_p95_at_most": ("Questions en application, 19 examens sur 20", _count),
    "short_of_information_at_most": ("Population où l’information manque", _share),
    "batch_agreement_at_least": ("Information des choix, rapportée à ceux de la salle", _share),
    "step_p99_ms_at_most": ("Durée d’une étape, 99 %, en ms", _decimal),
}


def threshold_name(key: str) -> str:
    """What a threshold measures."""
    return _THRESHOLDS[key][0]


def measure_text(key: str, value: float | None) -> str:
    """A measured value in the unit of its threshold."""
    return NONE if value is None else _THRESHOLDS[key][1](value)


def limit_text(one: Judged) -> str:
    """What a threshold demands."""
    low, high = measure_text(one.key, one.low), measure_text(one.key, one.high)
    if one.low is None:
        return f"≤{SPACE}{high}"
    if one.high is None:
        return f"≥{SPACE}{low}"
    return f"de {low} à {high}"


def filter_name(chosen: Filter) -> str:
    """A condition."""
    language = _LANGUAGES.get(chosen.language, chosen.language)
    return f"{language}, accessibilité" if chosen.adjusted else language


def trial_name(trial: TrialReport) -> str:
    """A condition or a scenario."""
    return filter_name(trial.filter) if trial.name == CLEAN else where_name(trial.name)


def where_name(where: str) -> str:
    """A condition by the key of its filter, or a scenario by its name."""
    if where == NOISY:
        return "questions mal connues (0,15)"
    if where.startswith(_HIERARCHY):
        sd = float(where.removeprefix(_HIERARCHY))
        return f"compétences inégales ({number(sd)})"
    language, _, adjusted = where.partition("-")
    return filter_name(Filter(language, adjusted=bool(adjusted))) if where else NONE
