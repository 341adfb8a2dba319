"""The engine's estimates as JSON, each with its exact bits. Knows no subcommand."""

from typing import Any

from engine.adaptive.ability import Estimate
from engine.adaptive.profile import Profile


def estimate_to_json(estimate: Estimate) -> dict[str, Any]:
    """An ability and its standard error, in logits; `exact` is the ability's `float.hex`."""
    return {
        "ability": estimate.ability,
        "error": estimate.error,
        "exact": estimate.ability.hex(),
    }


def profile_to_json(profile: Profile) -> dict[str, Any]:
    """The joint estimate: general, by domain, by competence with the probability of each level."""
    general = profile.general
    return {
        "general": {
            "ability": general.ability,
            "error": general.error,
            "low": general.low,
            "high": general.high,
            "exact": general.ability.hex(),
        },
        "domains": [
            {"domain": one.domain, "ability": one.ability, "error": one.error}
            for one in profile.domains
        ],
        "competences": [
            {
                "competence": one.competence,
                "ability": one.ability,
                "error": one.error,
                "levels": list(one.levels),
                "likeliest": one.likeliest,
            }
            for one in profile.competences
        ],
    }
