"""The certificate of one candidate, as data for its drawing. Computes no score."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import segno

from engine.plan import ExamPlan
from engine.records.canonical import JsonObject
from engine.records.instants import EPOCH
from engine.records.root import Realm
from engine.referential import DOMAINS, LEVELS
from server.documents.typesetting import Typesetting
from server.documents.wordings import ENGLISH, FRENCH
from server.errors import RefusedError
from server.results.exports import PARIS
from server.results.publication import Published
from server.store.results import Issued

TEMPLATE: Final = "certificate.typ"


@dataclass(frozen=True, slots=True)
class CertificateTerms:
    """What a certificate says beside the result; `verify_at` is the address of the check page."""

    realm: Realm
    plan: ExamPlan
    verify_at: str
    language: str = "fr"


def certificate_pdf(
    one: Published, issued: Issued, terms: CertificateTerms, typesetting: Typesetting
) -> bytes:
    """The certificate as accessible PDF.

    Raises:
        RefusedError: There is nothing to certify.
    """
    made = _moment(issued.issued_wall)
    return typesetting.pdf(TEMPLATE, certificate_data(one, issued, terms), made)


def certificate_data(one: Published, issued: Issued, terms: CertificateTerms) -> JsonObject:
    """Everything that the drawing shows.

    Raises:
        RefusedError: There is nothing to certify.
    """
    if not one.certifiable or one.pix is None:
        raise RefusedError("certificate.none", one.enrolled.number, one.standing.value)
    words = ENGLISH if terms.language == "en" else FRENCH
    scoring = terms.plan.scoring
    made = _moment(issued.issued_wall)
    rung = _rung(one.mesh)
    here = None if rung is None else LEVELS[rung]
    address = f"{terms.verify_at}?code={issued.code}"
    return {
        "language": terms.language,
        "stamp": words.stamp if terms.realm.rehearsal else None,
        "made": {"year": made.year, "month": made.month, "day": made.day},
        "name": f"{one.enrolled.first_name} {one.enrolled.last_name.upper()}",
        "pix": one.pix,
        "place": repr(_place(one, terms.plan)),
        "rung": rung,
        "scale": tuple(
            level.english if terms.language == "en" else level.french for level in LEVELS
        ),
        "code": issued.code,
        "qr": _qr(address),
        "domains": tuple(
            {
                "title": f"{domain.number}. "
                + (domain.english if terms.language == "en" else domain.display),
                "competences": tuple(
                    {
                        "code": each.code,
                        "title": each.english if terms.language == "en" else each.display,
                        "level": one.levels.get(each.code, 0),
                        "words": words.level_words(one.levels.get(each.code, 0)),
                    }
                    for each in domain.competences
                ),
            }
            for domain in (() if rung is None else DOMAINS)
        ),
        "words": {
            "document": words.document,
            "title": words.title,
            "subtitle": words.subtitle,
            "delivered_to": words.delivered_to,
            "born": words.born(one.enrolled.birth_date, one.enrolled.birth_place),
            "sat": words.sat(_day(one), one.session.centre_name),
            "out_of": words.out_of(scoring.maximum),
            "global_level": words.global_level,
            "level": words.no_level if here is None else words.name(here),
            "summary": "" if rung is None else words.summaries[rung],
            "competences": "" if rung is None else words.competences,
            "scale_note": words.scale_note(_highest(terms.plan)),
            "verification": words.verification,
            "verify_at": words.verify_at(terms.verify_at),
            "qr": words.qr(issued.code),
            "issued": words.issued(made),
            "issuer": words.issuer,
            "issuer_note": words.realm_note(terms.realm),
        },
    }


def _rung(mesh: int | None) -> int | None:
    """The place among the eight levels; the first mesh, before Novice 1, has none (Pix rule)."""
    return mesh - 1 if mesh else None


def _place(one: Published, plan: ExamPlan) -> float:
    """Where the score stands on the scale of eight levels of equal width, from 0 to 1."""
    level = max(mesh.weight for mesh in plan.scoring.meshes)
    return min(1.0, (one.pix or 0) / (level * len(LEVELS)))


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", dark="#062C4E", light="#F4F6FA", border=0, xmldecl=False
    )
    return drawn.getvalue().decode()


def _highest(plan: ExamPlan) -> int:
    return max(one.level for _, intervals in plan.scoring.levels for one in intervals)


def _day(one: Published) -> datetime:
    told = one.facts.get("started_wall")
    return _moment(told if isinstance(told, int) else one.session.starts_wall)


def _moment(wall: int) -> datetime:
    return (EPOCH + timedelta(milliseconds=wall)).astimezone(PARIS)
