"""Small QTI packages for tests, written here."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

V3: Final = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
V2: Final = "http://www.imsglobal.org/xsd/imsqti_v2p2"
MATCH: Final = '<qti-response-processing template="https://x.example/match_correct.xml"/>'
MAP: Final = '<qti-response-processing template="https://x.example/map_response.xml"/>'


def item3(body: str, declarations: str, processing: str = MATCH, **attributes: str) -> str:
    """An item of QTI 3."""
    given = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    name = "" if "identifier" in attributes else ' identifier="un-item"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><qti-assessment-item xmlns="{V3}"{name}{given}'
        f' title="Essai" xml:lang="fr">{declarations}'
        f"<qti-item-body>{body}</qti-item-body>{processing}</qti-assessment-item>"
    )


def declared(
    *values: str,
    cardinality: str = "single",
    base: str = "identifier",
    extra: str = "",
    name: str = "RESPONSE",
) -> str:
    """A response declaration with its correct values."""
    correct = "".join(f"<qti-value>{value}</qti-value>" for value in values)
    holder = f"<qti-correct-response>{correct}</qti-correct-response>" if values else ""
    return (
        f'<qti-response-declaration identifier="{name}" cardinality="{cardinality}"'
        f' base-type="{base}">{holder}{extra}</qti-response-declaration>'
    )


def choices(kind: str, *texts: str, attributes: str = "", tag: str = "qti-simple-choice") -> str:
    """An interaction over choices A, B, C…"""
    rows = "".join(
        f'<{tag} identifier="{chr(65 + place)}">{text}</{tag}>' for place, text in enumerate(texts)
    )
    return (
        f'<qti-{kind}-interaction response-identifier="RESPONSE" {attributes}>'
        f"<qti-prompt>Laquelle ?</qti-prompt>{rows}</qti-{kind}-interaction>"
    )


def package(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A ZIP of the files, with a manifest where there is none."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def one(path: Path, item: str, **media: bytes) -> Path:
    """A package of one item."""
    files: dict[str, str | bytes] = {"items/item.xml": item}
    files |= {f"items/{name.replace('_', '.')}": content for name, content in media.items()}
    return package(path, files)
