"""How pages are drawn: templates with the words that they share. Knows no route."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from engine.records.instants import EPOCH
from engine.referential import COMPETENCES
from server.deployment import Deployment
from server.documents.wordings import NBSP, NNBSP
from server.errors import ServerError
from server.results.exports import PARIS, STANDINGS, STATUSES
from server.results.remarks import EXHAUSTED, INVITATION
from server.results.sealed_roots import SealProblem
from server.store.bundles import BundleState
from server.words import sentence

MINUS: Final = "\u2212"
_BEFORE: Final = re.compile(r" (?=[;!?»])")
TEMPLATES: Final = Path(__file__).parent / "templates"
_BUNDLE_STATES: Final = {
    BundleState.STORED: "Reçue",
    BundleState.OPENED: "Ouverte",
    BundleState.PARKED: "Mise de côté",
    BundleState.FORK: "Doublon",
}
_VERDICTS: Final = {
    None: "",
    "identical": "Identique",
    "differs": "Différente",
    "unreplayable": "Non rejouable",
    "parked": "Illisible",
}
_SEAL_PROBLEMS: Final = {
    SealProblem.MISSING: "le poste l’a scellée, la copie finale n’est pas arrivée",
    SealProblem.DIFFERS: "la copie finale arrivée n’est pas celle que le poste a scellée",
    SealProblem.UNANNOUNCED: "une copie finale est arrivée, le journal du poste ne l’annonce pas",
}
_KINDS: Final = {"final": "finale", "partial": "partielle", "session": "journal de session"}


@dataclass(frozen=True, slots=True)
class Rendering:
    """What draws the pages of a server."""

    deployment: Deployment
    _templates: Jinja2Templates = field(
        default_factory=lambda: Jinja2Templates(directory=TEMPLATES)
    )

    def __post_init__(self) -> None:
        environment = self._templates.env
        environment.globals.update(
            realm=self.deployment.realm.value,
            standings=STANDINGS,
            statuses=STATUSES,
            bundle_states=_BUNDLE_STATES,
            verdicts=_VERDICTS,
            kinds=_KINDS,
            seal_problems=_SEAL_PROBLEMS,
            titles={one.code: one.official for one in COMPETENCES},
            invitation=INVITATION[0],
            exhausted=EXHAUSTED[0],
        )
        environment.filters.update(moment=_moment, french=_french, number=_number, shade=_shade)

    def page(self, request: Request, name: str, status: int = 200, **values: object) -> Response:
        """A page of a template."""
        return self._templates.TemplateResponse(request, name, values, status_code=status)

    def problem(self, request: Request, error: ServerError) -> Response:
        """The page that says what is not there."""
        return self.page(request, "problem.html", 404, sentences=sentence(error))


def _moment(wall: int | None) -> str:
    if wall is None:
        return ""
    moment = (EPOCH + timedelta(milliseconds=wall)).astimezone(PARIS)
    return moment.strftime(f"%d/%m/%Y{NBSP}à{NBSP}%H:%M")


def _number(value: float) -> str:
    """A number as French readers write it, to the hundredth."""
    text = f"{value:.2f}".replace(".", ",")
    return text.replace("-", MINUS) if text.strip("-0,") else text.lstrip("-")


def _shade(percent: int) -> int:
    """The place of a share among the shades of the style sheet, 0 for hardly any."""
    return min((percent + 9) // 10, 6)


def _french(sentence: str) -> str:
    """A sentence whose signs keep to their words, as on paper."""
    kept = _BEFORE.sub(NNBSP, sentence).replace("« ", f"«{NNBSP}")
    return kept.replace(" :", f"{NBSP}:")
