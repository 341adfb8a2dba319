"""Results in the forms that schools and services read. Knows no database.

CSV: a byte order mark, semicolons, and no cell that a spreadsheet would run as a formula.
"""

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from engine.plan import ExamPlan
from engine.records.canonical import Json, JsonObject
from engine.records.instants import EPOCH, instant_to_text
from engine.referential import COMPETENCES, DOMAINS, domain_of
from server.results.publication import Published, levels_in_order
from server.store.results import Standing

PARIS: Final = ZoneInfo("Europe/Paris")
HEADINGS: Final = (
    "Numéro de candidat",
    "Prénom",
    "Nom",
    "Date de naissance",
    "Lieu de naissance",
    "Identifiant externe",
    "Statut",
    "Nombre de Pix",
    *(one.code for one in COMPETENCES),
    "Commentaire",
    "Session",
    "Centre de certification",
    "Date de passage de la certification",
    "Réalisation",
)
STATUSES: Final = {
    "validated": "Validée",
    "rejected": "Rejetée",
    "cancelled": "Annulée",
    "error": "En erreur",
}
STANDINGS: Final = {
    Standing.EXPECTED: "Non reçue",
    Standing.CONFLICT: "À départager",
    Standing.HELD: "À examiner",
    Standing.PROVISIONAL: "À finaliser",
    Standing.FINAL: "Terminée",
}
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
_NONE: Final = "-"


class ExportForm(StrEnum):
    """A form that results can be exported in."""

    CSV = "csv"
    SCHOOL_RECORD = "lsu"
    PARCOURSUP = "parcoursup"


def results_csv(everybody: Sequence[Published]) -> bytes:
    """The results of a session as a table."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for one in everybody:
        writer.writerow([safe_cell(cell) for cell in _row(one)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) and text != _NONE else text


def school_records(everybody: Sequence[Published], realm: str) -> JsonObject:
    """The results as the services of school records read them (JSON:API)."""
    return {
        "data": {
            "type": "certificationsResults",
            "attributes": {
                "realm": realm,
                "certifications": tuple(_school_record(one) for one in everybody),
            },
            "relationships": {
                "competences": {
                    "data": tuple({"type": "competences", "id": one.code} for one in COMPETENCES)
                }
            },
        },
        "included": (
            *(
                {
                    "type": "areas",
                    "id": str(domain.number),
                    "attributes": {"code": str(domain.number), "title": domain.official},
                }
                for domain in DOMAINS
            ),
            *(
                {
                    "type": "competences",
                    "id": one.code,
                    "attributes": {
                        "code": one.code,
                        "title": one.official,
                        "areaCode": str(domain_of(one.code).number),
                        "recordCode": one.record_code,
                    },
                }
                for one in COMPETENCES
            ),
        ),
    }


def parcoursup(everybody: Sequence[Published], plan: ExamPlan, realm: str) -> JsonObject:
    """The validated results as the admission service reads them."""
    return {
        "realm": realm,
        "maxReachablePixScore": plan.scoring.maximum,
        "certifications": tuple(_application(one) for one in everybody if one.certifiable),
    }


def day_of(wall: Json) -> str:
    """The day of an instant in France, ``YYYY-MM-DD``; empty without one."""
    if not isinstance(wall, int):
        return ""
    return (EPOCH + timedelta(milliseconds=wall)).astimezone(PARIS).date().isoformat()


def french_day(day: str) -> str:
    """``DD/MM/YYYY`` of ``YYYY-MM-DD``."""
    return "/".join(reversed(day.split("-"))) if day else ""


def _row(one: Published) -> list[str]:
    enrolled = one.enrolled
    validated = one.outcome == "validated"
    score = {"validated": str(one.pix), "rejected": "0"}.get(one.outcome, _NONE)
    comment = one.facts.get("comment")
    return [
        enrolled.candidate,
        enrolled.first_name,
        enrolled.last_name,
        french_day(enrolled.birth_date),
        enrolled.birth_place,
        enrolled.external_id,
        STATUSES.get(one.outcome, _NONE),
        score,
        *(str(level) if validated else _NONE for _, level in levels_in_order(one)),
        "" if comment is None else str(comment),
        one.session.session,
        f"{one.session.centre_name} ({one.session.centre})",
        french_day(day_of(one.facts.get("started_wall"))),
        STANDINGS[one.standing],
    ]


def _school_record(one: Published) -> JsonObject:
    enrolled = one.enrolled
    shown = one.standing is Standing.FINAL and one.official
    return {
        "id": enrolled.candidate,
        "firstName": enrolled.first_name,
        "middleName": None,
        "thirdName": None,
        "lastName": enrolled.last_name,
        "birthdate": enrolled.birth_date,
        "nationalStudentId": enrolled.national_id or None,
        "date": day_of(one.facts.get("started_wall")) or None,
        "deliveredAt": instant_to_text(one.result.settled_wall) if shown and one.result else None,
        "certificationCenter": one.session.centre_name,
        "pixScore": one.pix if shown else None,
        "status": one.outcome if shown and one.outcome else "pending",
        "verificationCode": one.code,
        "competenceResults": tuple(
            {"competenceId": code, "level": level}
            for code, level in levels_in_order(one)
            if shown and level is not None
        ),
    }


def _application(one: Published) -> JsonObject:
    enrolled = one.enrolled
    return {
        "organizationUai": one.session.centre,
        "ine": enrolled.national_id or None,
        "lastName": enrolled.last_name,
        "firstName": enrolled.first_name,
        "birthdate": enrolled.birth_date,
        "status": one.outcome,
        "pixScore": one.pix,
        "certificationId": enrolled.candidate,
        "certificationCodeVerification": one.code,
        "certificationDate": day_of(one.facts.get("started_wall")) or None,
        "competences": tuple(
            {
                "code": code,
                "name": next(each.official for each in COMPETENCES if each.code == code),
                "areaName": domain_of(code).official,
                "level": level or 0,
            }
            for code, level in levels_in_order(one)
        ),
    }
