"""Commands of results: ingest, verify, decide, certify, export. Knows no rule of its own."""

import argparse
from pathlib import Path

from engine.records.canonical import dumps
from server.commands.command import (
    Adder,
    add_fonts,
    opened,
    say,
    show_progress,
    typesetting_of,
    write_output,
)
from server.commands.rows import bundle_row, candidate_row, told
from server.documents.certificate import CertificateTerms, certificate_pdf
from server.errors import ServerError, WrongInputError
from server.intake.deposit import Intake
from server.intake.opening import Opening
from server.intake.stick import ingest
from server.results.exports import (
    STANDINGS,
    ExportForm,
    parcoursup,
    results_csv,
    school_records,
)
from server.results.publication import (
    candidate_named,
    issue,
    plan_of,
    published,
    session_named,
)
from server.results.remarks import remarked
from server.results.responses import Responses
from server.results.room_notes import room_notes, seen_of
from server.results.sealed_roots import seal_findings
from server.results.settling import Settling

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
    add_fonts(parser)
    parser = adder.add(
        "export", "write results for others", "--state srv --form csv --out r.csv SESSION", _export
    )
    parser.add_argument("session")
    parser.add_argument("--form", type=ExportForm, choices=list(ExportForm), default="csv")
    parser.add_argument("--out", type=Path, required=True)
    parser = adder.add(
        "responses",
        "write anonymised responses for pix-pack calibrate",
        "--state srv --out responses.csv",
        _responses,
    )
    parser.add_argument("sessions", nargs="*", help="all finalised sessions by default")
    parser.add_argument("--out", type=Path, required=True)


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
            **(bundle_row(one.bundle) if one.bundle is not None else {"reason": one.reason}),
        }
        for one in found
    ]
    lines = tuple(
        f"{one.sha256}\t"
        + (one.reason if one.bundle is None else f"{one.taking}\t{told(one.bundle)}")
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
            row = {"bundle": bundle.sha256, **bundle_row(bundle)}
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
        tuple(f"{one.sha256}\t{told(one)}" for one in bundles),
    )
    return 1 if wrong else 0


def _results(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        session = session_named(deployment, arguments.session)
        everybody = published(deployment, session)
        bundles = deployment.bundles.of_session(session.session)
        seals = seal_findings(deployment, bundles)
        notes = room_notes(bundles, seen_of(everybody))
    say(
        arguments,
        {
            "session": session.session,
            "realm": deployment.realm.value,
            "finalised": session.finalised_wall is not None,
            "candidates": [candidate_row(one) for one in everybody],
            "bundles": [{"bundle": one.sha256, **bundle_row(one)} for one in bundles],
            "seals": [one.to_json() for one in seals],
            "absent": list(notes.absent),
            "incidents": [one.to_json() for one in notes.incidents],
            "withdrawn": [one.to_json() for one in notes.withdrawn],
        },
        tuple(
            f"{one.enrolled.number}\t{one.enrolled.candidate}\t{STANDINGS[one.standing]}\t"
            f"{one.outcome}\t{'' if one.pix is None else one.pix}"
            for one in everybody
        )
        + tuple(f"! {one.problem}\t{one.station}\t{one.candidate}" for one in seals)
        + tuple(f"- absent\t{candidate}" for candidate in notes.absent)
        + tuple(f"- {one.station}\t{one.candidate}\t{one.said}" for one in notes.incidents)
        + tuple(
            f"x {one.noted.station}\t{one.noted.candidate}\t{one.noted.said}, retiré {one.said}"
            for one in notes.withdrawn
        )
        + tuple(
            f"? {one.enrolled.number}\t{one.enrolled.candidate}\t{sentence}"
            for one, told in remarked(everybody)
            for sentence, _ in told
        ),
    )
    return 0


def _certificate(arguments: argparse.Namespace) -> int:
    typesetting = typesetting_of(arguments)
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
            pdf = certificate_pdf(one, issued, terms, typesetting)
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


def _responses(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        opening = Opening.of(deployment)
        sessions = [session_named(deployment, name) for name in arguments.sessions] or [
            one for one in deployment.sessions.all() if one.finalised_wall is not None
        ]
        names = [one.session for one in sessions]
        found = Responses.of(opening, names, show_progress)
    write_output(arguments.out, found.to_csv())
    say(
        arguments,
        {"file": str(arguments.out), "sessions": len(names), "candidates": len(found.exams)},
        (f"{arguments.out}\t{len(found.exams)}",),
    )
    return 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongInputError("file.unwritable", folder.name) from error
