"""Tells how the outbox is, for people or as JSON. Knows no transport."""

import json
from dataclasses import asdict

from kiosk.services.reconcile import Report

_LINES = (
    ("carried", "copiés ou envoyés maintenant / carried now"),
    ("sealed", "à envoyer / to be sent"),
    ("stored", "reçus par le serveur / stored by the server"),
    ("opened", "ouverts par le serveur / opened by the server"),
    ("parked", "mis de côté, à montrer à quelqu’un / set aside for a person to look at"),
)


def tell(report: Report, *, as_json: bool) -> None:
    """Print a report."""
    if as_json:
        print(json.dumps(asdict(report)))
        return
    for key, text in _LINES:
        print(f"{getattr(report, key):>5}  {text}")
