"""Commands of results: ingest, verify, decide, certify, export. Knows no rule of its own."""

import argparse
from pathlib import Path

from engine.errors import EngineError
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.instants import instant_to_text
from engine.records.reading import Reader
from engine.scoring.outcome import AbortReason
from server.commands.command import (
    Adder,
    opened,
    read_input,
    say,
    show_progress,
    write_output,
)
from server.deployment import Deployment
from server.documents.certificate import CertificateTerms, certificate_pdf
from server.documents.typesetting import Typesetting
from server.errors import ServerError, WrongInputError
from server.intake.deposit import Intake
from server.intake.opening import Opening
from server.intake.stick import ingest
from server.results.decisions import Decisions, Judgement
from server.results.exports import (
    STANDINGS,
    ExportForm,
    parcoursup,
    results_csv,
    school_records,
)
from server.results.publication import (
    Published,
    candidate_named,
    issue,
    plan_of,
    published,
    session_named,
)
from server.results.settling import Settling
from server.store.bundles import Bundle, BundleState

VERIFY_AT = "https://verification.example/verification"


def add_commands(adder: Adder) -> None:
    """Add the commands that work on what came back."""
    parser = adder.add("ingest", "take the bundles of a USB stick", "--state srv /mnt/usb", _ingest)
    parser.add_argument("stick", type=Path)
    parser = adder.add(
        "verify", "look again into every bundle that was kept", "--state srv", _verify
    )
    parser.add_argument("--session", default="")
    parser = adder.add("results", "what stands for each candidate", "--state srv SESSION", _results)
    parser.add_argument("session")
    parser = adder.add(
        "certificate", "write certificates", "--state srv --out out SESSION", _certificate
    )
    parser.add_argument("session")
    parser.add_argument("--candidate", help="id or number; everybody who has one by default")
    parser.add_argument("--out", type=Path, required=True, help="folder")
    parser.add_argument("--language", choices=["fr", "en"], default="fr")
    parser.add_argument("--verify-at", default=VERIFY_AT, help="address of the check page")
    parser.add_argument("--fonts", type=Path)
    parser = adder.add(
        "export", "write results for others", "--state srv --form csv --out r.csv SESSION", _export
    )
    parser.add_argument("session")
    parser.add_argument("--form", type=ExportForm, choices=list(ExportForm), default="csv")
    parser.add_argument("--out", type=Path, required=True)
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


def _ingest(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        opening = Opening.of(deployment)
        opening.open_pending()
        found = ingest(Intake(deployment), opening, arguments.stick, show_progress)
        settling = Settling(deployment, opening)
        for session in {one.bundle.session for one in found if one.bundle is not None}:
            settling.session(session)
    rows: list[object] = [
        {
            "bundle": one.sha256,
            "taking": None if one.taking is None else one.taking.value,
            **(_bundle_row(one.bundle) if one.bundle is not None else {"reason": one.reason}),
        }
        for one in found
    ]
    lines = tuple(
        f"{one.sha256}\t"
        + (one.reason if one.bundle is None else f"{one.taking}\t{_told(one.bundle)}")
        for one in found
    )
    say(arguments, {"bundles": rows}, lines)
    return 1 if any(one.bundle is None for one in found) else 0


def _verify(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        opening = Opening.of(deployment)
        opening.open_pending()
        sessions = deployment.sessions.all()
        bundles = [
            bundle
            for session in sessions
            if arguments.session in ("", session.session)
            for bundle in deployment.bundles.of_session(session.session)
        ]
        rows: list[object] = []
        wrong = 0
        for number, bundle in enumerate(bundles, start=1):
            row = {"bundle": bundle.sha256, **_bundle_row(bundle)}
            try:
                opening.look_again(bundle)
            except ServerError as error:
                row["wrong"] = error.key
                wrong += 1
            rows.append(row)
            show_progress(number, len(bundles))
        for session in sessions:
            Settling(deployment, opening).session(session.session)
    say(
        arguments,
        {"bundles": rows, "wrong": wrong},
        tuple(f"{one.sha256}\t{_told(one)}" for one in bundles),
    )
    return 1 if wrong else 0


def _results(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
        everybody = published(deployment, session)
        bundles = deployment.bundles.of_session(session.session)
    say(
        arguments,
        {
            "session": session.session,
            "realm": deployment.realm.value,
            "finalised": session.finalised_wall is not None,
            "candidates": [_candidate_row(one) for one in everybody],
            "bundles": [{"bundle": one.sha256, **_bundle_row(one)} for one in bundles],
        },
        tuple(
            f"{one.enrolled.number}\t{one.enrolled.candidate}\t{STANDINGS[one.standing]}\t"
            f"{one.outcome}\t{'' if one.pix is None else one.pix}"
            for one in everybody
        ),
    )
    return 0


def _certificate(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
        if arguments.candidate is None:
            chosen = tuple(one for one in published(deployment, session) if one.certifiable)
        else:
            chosen = (candidate_named(deployment, session, arguments.candidate),)
        terms = CertificateTerms(
            deployment.realm,
            plan_of(deployment, deployment.shelf(), session),
            arguments.verify_at,
            arguments.language,
        )
        rows = []
        for one in chosen:
            issued = issue(deployment, one)
            pdf = certificate_pdf(one, issued, terms, Typesetting(arguments.fonts))
            path: Path = arguments.out / f"certificat-{one.enrolled.candidate}.pdf"
            _make_folder(arguments.out)
            write_output(path, pdf)
            rows.append({"n": one.enrolled.number, "file": str(path), "code": issued.code})
    say(
        arguments,
        {"session": session.session, "certificates": rows},
        tuple(f"{row['file']}\t{row['code']}" for row in rows),
    )
    return 0


def _export(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
        everybody = published(deployment, session)
        realm = deployment.realm.value
        if arguments.form is ExportForm.CSV:
            content = results_csv(everybody)
        elif arguments.form is ExportForm.SCHOOL_RECORD:
            content = dumps(school_records(everybody, realm))
        else:
            plan = plan_of(deployment, deployment.shelf(), session)
            content = dumps(parcoursup(everybody, plan, realm))
    write_output(arguments.out, content)
    say(
        arguments,
        {"session": session.session, "file": str(arguments.out)},
        (str(arguments.out),),
    )
    return 0


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
            "candidates": [_candidate_row(one) for one in everybody],
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
    say(arguments, {"bundle": bundle.sha256, **_bundle_row(bundle)}, (_told(bundle),))
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


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongInputError("file.unwritable", folder.name) from error


def _bundle_row(bundle: Bundle) -> dict[str, object]:
    return {
        "session": bundle.session,
        "station": bundle.station,
        "candidate": bundle.candidate or None,
        "epoch": bundle.epoch,
        "seq": bundle.seq,
        "kind": bundle.kind,
        "state": bundle.state.value,
        "verdict": None if bundle.verdict is None else bundle.verdict.value,
        "finding": bundle.finding,
        "received": instant_to_text(bundle.received_wall),
    }


def _told(bundle: Bundle) -> str:
    verdict = "" if bundle.verdict is None else bundle.verdict.value
    waits = bundle.state in (BundleState.PARKED, BundleState.FORK)
    finding = " ".join(f"{key}={value}" for key, value in bundle.finding.items())
    return f"{bundle.kind}\t{bundle.state.value}\t{verdict}\t{'! ' if waits else ''}{finding}"


def _candidate_row(one: Published) -> JsonObject:
    return {
        "n": one.enrolled.number,
        "candidate": one.enrolled.candidate,
        "standing": one.standing.value,
        "bundle": None if one.result is None else one.result.bundle,
        "result": one.facts,
        "code": one.code,
    }
