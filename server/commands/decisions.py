"""Commands with which people decide: finalise, park, accept, choose. Knows no rule of its own."""

import argparse
from pathlib import Path

from engine.errors import EngineError
from engine.records.canonical import loads_object
from engine.records.reading import Reader
from engine.scoring.outcome import AbortReason
from server.commands.command import Adder, opened, read_input, say
from server.commands.rows import bundle_row, candidate_row, told
from server.deployment import Deployment
from server.errors import WrongInputError
from server.intake.opening import Opening
from server.results.decisions import Decisions, Judgement
from server.results.publication import published, session_named
from server.store.bundles import Bundle


def add_commands(adder: Adder) -> None:
    """Add the commands of decisions."""
    parser = adder.add(
        "finalise",
        "say the last word on a session",
        "--state srv --abort 3=technical SESSION",
        _finalise,
    )
    parser.add_argument("session")
    parser.add_argument("--abort", action="append", default=[], metavar="N=technical|candidate")
    parser.add_argument("--fraud", action="append", default=[], metavar="N")
    parser.add_argument("--decisions", type=Path, help="the same and identities, as JSON")
    for name, summary in (
        ("park", "set a bundle aside for a human"),
        ("accept", "take note of a parked bundle or a fork"),
        ("choose", "let one of a candidate’s bundles stand"),
    ):
        parser = adder.add(
            name, summary, "--state srv --reason 'vu avec le centre' SHA256", _DECISIONS[name]
        )
        parser.add_argument("bundle")
        parser.add_argument("--reason", required=True)


def _finalise(arguments: argparse.Namespace) -> int:
    judgements = _judgements(arguments)
    with opened(arguments) as deployment:
        opening = Opening.of(deployment)
        opening.open_pending()
        Decisions(deployment, opening).finalise(arguments.session, judgements)
        everybody = published(deployment, session_named(deployment, arguments.session))
    say(
        arguments,
        {
            "session": arguments.session,
            "candidates": [candidate_row(one) for one in everybody],
        },
        tuple(f"{one.enrolled.number}\t{one.standing}\t{one.outcome}" for one in everybody),
    )
    return 0


def _judgements(arguments: argparse.Namespace) -> dict[str, Judgement]:
    found: dict[str, Judgement] = {}
    try:
        if arguments.decisions is not None:
            reader = Reader(loads_object(read_input(arguments.decisions)), "")
            found = {name: _judgement(reader.inner(name)) for name in reader.value}
        for text in arguments.abort:
            name, _, reason = text.partition("=")
            known = found.get(name, Judgement())
            found[name] = Judgement(AbortReason(reason), known.fraud, *_identity(known))
    except (EngineError, ValueError) as error:
        raise WrongInputError("finalise.form") from error
    for name in arguments.fraud:
        known = found.get(name, Judgement())
        found[name] = Judgement(known.abort_reason, True, *_identity(known))  # noqa: FBT003 - the field's order
    return found


def _judgement(reader: Reader) -> Judgement:
    def text(key: str) -> str | None:
        return reader.text(key, longest=200) if reader.has(key) else None

    return Judgement(
        abort_reason=(
            reader.one_of("abort_reason", AbortReason) if reader.has("abort_reason") else None
        ),
        fraud=reader.boolean("fraud") if reader.has("fraud") else False,
        last_name=text("last_name"),
        first_name=text("first_name"),
        birth_date=text("birth_date"),
    )


def _identity(known: Judgement) -> tuple[str | None, str | None, str | None]:
    return known.last_name, known.first_name, known.birth_date


def _decide(arguments: argparse.Namespace, act: str) -> int:
    with opened(arguments) as deployment:
        decisions = Decisions(deployment, Opening.of(deployment))
        if act == "choose":
            decisions.choose(arguments.bundle, arguments.reason)
        elif act == "park":
            decisions.park(arguments.bundle, arguments.reason)
        else:
            decisions.accept(arguments.bundle, arguments.reason)
        bundle = _known(deployment, arguments.bundle)
    say(arguments, {"bundle": bundle.sha256, **bundle_row(bundle)}, (told(bundle),))
    return 0


_DECISIONS = {
    "park": lambda arguments: _decide(arguments, "park"),
    "accept": lambda arguments: _decide(arguments, "accept"),
    "choose": lambda arguments: _decide(arguments, "choose"),
}


def _known(deployment: Deployment, sha256: str) -> Bundle:
    bundle = deployment.bundles.get(sha256)
    if bundle is None:
        raise WrongInputError("bundle.unknown", sha256)
    return bundle
