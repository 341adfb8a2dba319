"""The joint estimate of an exam, as a result keeps it and as people read it. Computes nothing.

Kept as `float.hex`, for the canonical form has no numbers but whole ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.adaptive.profile import JointEstimate, Profile
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader
from engine.referential import COMPETENCES

_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class CompetenceReading:
    """One competence: its mean and standard error in logits, P(level 0…8) in whole percent."""

    code: str
    title: str
    ability: float
    error: float
    percents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JointReading:
    """The general ability with its 95 % interval in logits, and each competence.

    `scores` says that the plan scores by this estimate; otherwise it only stands beside.
    """

    ability: float
    low: float
    high: float
    competences: tuple[CompetenceReading, ...]
    scores: bool


def profile_to_json(profile: Profile, *, scores: bool) -> JsonObject:
    """The estimate as a result keeps it."""
    return {
        "scores": scores,
        "general": _general_to_json(profile.general),
        "domains": tuple(
            {"domain": one.domain, "ability": one.ability.hex(), "error": one.error.hex()}
            for one in profile.domains
        ),
        "competences": tuple(
            {
                "competence": one.competence,
                "ability": one.ability.hex(),
                "error": one.error.hex(),
                "levels": tuple(share.hex() for share in one.levels),
            }
            for one in profile.competences
        ),
    }


def _general_to_json(general: JointEstimate) -> Mapping[str, Json]:
    return {
        "ability": general.ability.hex(),
        "error": general.error.hex(),
        "low": general.low.hex(),
        "high": general.high.hex(),
    }


def joint_reading(facts: JsonObject) -> JointReading | None:
    """The estimate of a result's facts; None where the plan has none.

    Raises:
        MalformedError: The facts are not those that this server keeps.
    """
    reader = Reader(facts, "result.")
    if not reader.has("profile"):
        return None
    profile = reader.inner("profile")
    general = profile.inner("general")
    titles: dict[str, str] = {one.code: one.official for one in COMPETENCES}
    return JointReading(
        ability=_number(general, "ability"),
        low=_number(general, "low"),
        high=_number(general, "high"),
        competences=tuple(
            CompetenceReading(
                code=one.text("competence"),
                title=titles.get(one.text("competence"), ""),
                ability=_number(one, "ability"),
                error=_number(one, "error"),
                percents=tuple(
                    round(_PERCENT * float.fromhex(share)) for share in one.texts("levels")
                ),
            )
            for one in profile.readers("competences")
        ),
        scores=profile.boolean("scores"),
    )


def _number(reader: Reader, key: str) -> float:
    return float.fromhex(reader.text(key))
