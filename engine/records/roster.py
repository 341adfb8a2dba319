"""The private part of a ticket: who sits, under which rules. Knows nothing about how it is closed.

Its values are personal data and secrets: they are never logged nor put in a file name.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final

from engine.errors import MalformedError
from engine.records.access_code import is_candidate_code
from engine.records.canonical import JsonObject
from engine.records.identifiers import CandidateId
from engine.records.reading import Reader
from engine.records.root import X_WING_BYTES
from engine.records.secret import Secret

SEED_BYTES: Final = 32
MAX_CANDIDATES: Final = 2000
MAX_EXTRA: Final = Fraction(4)
HOUR_MS: Final = 3_600_000


class Policy(StrEnum):
    """What an observation does to the sitting."""

    IGNORE = "ignore"
    WARN = "warn"
    HOLD = "hold"


class FocusPolicy(StrEnum):
    """What leaving the window during a focus question does: an observation, or it counts."""

    OBSERVE = "observe"
    COUNT = "count"


class PinRole(StrEnum):
    """A person of the centre who acts with a PIN."""

    SURVEILLANT = "surveillant"
    CHEF = "chef"
    TECHNICIEN = "technicien"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate; `birth_date` is ``YYYY-MM-DD``, `extra` the exact fraction of extra time.

    Names and dates of birth do not print: a candidate in a log is an opaque id.
    """

    candidate: CandidateId
    last_name: str = field(repr=False)
    first_name: str = field(repr=False)
    birth_date: str = field(repr=False)
    code: str = field(repr=False)
    seed: Secret
    extra: Fraction = Fraction(0)
    adjusted: bool = False
    adaptations: tuple[str, ...] = ()
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Blank:
    """A slot for someone who was not on the list."""

    candidate: CandidateId
    code: str = field(repr=False)
    seed: Secret


@dataclass(frozen=True, slots=True)
class Policies:
    """The session's rules; what is not named in `observations` warns."""

    observations: tuple[tuple[str, Policy], ...] = ()
    lockdown_minimum: int = 1
    grant_cap_ms: int = HOUR_MS // 2
    focus: FocusPolicy = FocusPolicy.OBSERVE
    upload_window_s: int = 900

    def observation(self, kind: str) -> Policy:
        """What an observation of that kind does."""
        return dict(self.observations).get(kind, Policy.WARN)


@dataclass(frozen=True, slots=True)
class TransferKey:
    """The session's X-Wing key that partial bundles are sealed to, so that a spare can go on."""

    public: bytes = field(repr=False)
    seed: Secret


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything the access code and a station's share open; `pins` hold a verifier per role."""

    candidates: tuple[Candidate, ...]
    blanks: tuple[Blank, ...]
    policies: Policies
    pins: tuple[tuple[PinRole, str], ...] = field(repr=False)
    transfer: TransferKey

    def __post_init__(self) -> None:
        ids = [one.candidate for one in self.candidates] + [one.candidate for one in self.blanks]
        codes = [one.code for one in self.candidates] + [one.code for one in self.blanks]
        if len(set(ids)) != len(ids):
            raise MalformedError("roster.candidate_twice")
        if len(set(codes)) != len(codes):
            raise MalformedError("roster.code_twice")
        if {role for role, _ in self.pins} != set(PinRole) or len(self.pins) != len(PinRole):
            raise MalformedError("roster.pins")

    def verifier(self, role: PinRole) -> str:
        """The PIN verifier of a role (a PHC string)."""
        return dict(self.pins)[role]


def roster_to_json(roster: Roster) -> JsonObject:
    """The roster as a canonical object: for sealing only."""
    return {
        "v": 1,
        "candidates": tuple(_candidate_to_json(one) for one in roster.candidates),
        "blanks": tuple(
            {"candidate": one.candidate, "code": one.code, "seed": one.seed.reveal().hex()}
            for one in roster.blanks
        ),
        "policies": {
            "observations": {kind: policy.value for kind, policy in roster.policies.observations},
            "lockdown_minimum": roster.policies.lockdown_minimum,
            "grant_cap_ms": roster.policies.grant_cap_ms,
            "focus": roster.policies.focus.value,
            "upload_window_s": roster.policies.upload_window_s,
        },
        "pins": {role.value: verifier for role, verifier in roster.pins},
        "transfer": {
            "public": roster.transfer.public.hex(),
            "seed": roster.transfer.seed.reveal().hex(),
        },
    }


def roster_from_json(untrusted: JsonObject) -> Roster:
    """The roster of an object written by `roster_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds, a candidate or a code stands twice.
    """
    reader = Reader(untrusted, "roster.")
    reader.version(1)
    pins, transfer = reader.inner("pins"), reader.inner("transfer")
    return Roster(
        candidates=tuple(
            _candidate(one) for one in reader.readers("candidates", most=MAX_CANDIDATES)
        ),
        blanks=tuple(
            Blank(
                candidate=CandidateId(one.identifier("candidate")),
                code=_code(one),
                seed=Secret(one.hexadecimal("seed", size=SEED_BYTES)),
            )
            for one in reader.readers("blanks", most=MAX_CANDIDATES)
        ),
        policies=_policies(reader.inner("policies")),
        pins=tuple((role, pins.text(role.value, longest=300)) for role in PinRole),
        transfer=TransferKey(
            public=transfer.hexadecimal("public", size=X_WING_BYTES),
            seed=Secret(transfer.hexadecimal("seed", size=SEED_BYTES)),
        ),
    )


def _candidate_to_json(one: Candidate) -> JsonObject:
    return {
        "candidate": one.candidate,
        "last_name": one.last_name,
        "first_name": one.first_name,
        "birth_date": one.birth_date,
        "code": one.code,
        "seed": one.seed.reveal().hex(),
        "extra": (one.extra.numerator, one.extra.denominator),
        "adjusted": one.adjusted,
        "adaptations": one.adaptations,
        "language": one.language,
    }


def _candidate(reader: Reader) -> Candidate:
    return Candidate(
        candidate=CandidateId(reader.identifier("candidate")),
        last_name=reader.text("last_name", longest=200),
        first_name=reader.text("first_name", longest=200),
        birth_date=reader.text("birth_date", longest=10),
        code=_code(reader),
        seed=Secret(reader.hexadecimal("seed", size=SEED_BYTES)),
        extra=reader.fraction("extra", most=MAX_EXTRA),
        adjusted=reader.boolean("adjusted"),
        adaptations=reader.texts("adaptations", most=40),
        language=reader.text("language", longest=10),
    )


def _code(reader: Reader) -> str:
    code = reader.text("code", longest=6)
    if not is_candidate_code(code):
        raise MalformedError("field.code", f"{reader.where}code")
    return code


def _policies(reader: Reader) -> Policies:
    observations = reader.inner("observations")
    return Policies(
        observations=tuple(
            (kind, observations.one_of(kind, Policy)) for kind in sorted(observations.value)
        ),
        lockdown_minimum=reader.integer("lockdown_minimum", most=2),
        grant_cap_ms=reader.integer("grant_cap_ms", most=24 * HOUR_MS),
        focus=reader.one_of("focus", FocusPolicy),
        upload_window_s=reader.integer("upload_window_s", most=24 * 3600),
    )
