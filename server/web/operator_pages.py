"""Pages for operators: stations, sessions, candidates, results. Read only; knows no rule."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from engine.records.preflight_report import Outcome
from server.deployment import Deployment
from server.documents.certificate import CertificateTerms, certificate_pdf
from server.documents.typesetting import Typesetting
from server.errors import ServerError
from server.intake.joint_estimate import joint_reading
from server.intake.preflight import checked
from server.results.exports import results_csv
from server.results.publication import (
    candidate_named,
    issue,
    levels_in_order,
    plan_of,
    published,
    session_named,
)
from server.results.remarks import remarked, remarks
from server.results.room_notes import room_notes, seen_of
from server.results.sealed_roots import seal_findings
from server.results.stations_table import points, stations_csv
from server.store.bundles import BundleState
from server.web.rendering import Rendering
from server.web.signing_in import SignIn

_WAITING = (BundleState.PARKED, BundleState.FORK)


@dataclass(frozen=True, slots=True)
class OperatorPages:
    """The pages that only an operator sees."""

    deployment: Deployment
    sign_in: SignIn
    rendering: Rendering
    typesetting: Typesetting

    def routes(self) -> APIRouter:
        """The routes of these pages."""
        router = APIRouter()
        router.add_api_route("/", self.sessions)
        router.add_api_route("/stations", self.stations)
        router.add_api_route("/stations.csv", self.stations_table)
        router.add_api_route("/sessions/{session}", self.session)
        router.add_api_route("/sessions/{session}/results.csv", self.table)
        router.add_api_route("/sessions/{session}/candidates/{candidate}.pdf", self.certificate)
        router.add_api_route("/sessions/{session}/candidates/{candidate}", self.candidate)
        return router

    def sessions(self, request: Request) -> Response:
        """The list of sessions."""

        def show() -> Response:
            rows = [
                (
                    one,
                    published(self.deployment, one),
                    self.deployment.bundles.of_session(one.session),
                )
                for one in self.deployment.sessions.all()
            ]
            return self.rendering.page(request, "sessions.html", rows=rows)

        return self._guarded(request, show)

    def stations(self, request: Request) -> Response:
        """The stations, and what their checks found."""

        def show() -> Response:
            rows = [
                (one, points(one, Outcome.STOP), points(one, Outcome.LOOK))
                for one in checked(self.deployment)
            ]
            return self.rendering.page(request, "stations.html", rows=rows)

        return self._guarded(request, show)

    def stations_table(self, request: Request) -> Response:
        """The stations as a table."""

        def show() -> Response:
            content = stations_csv(checked(self.deployment))
            return _download(content, "text/csv; charset=utf-8", "postes.csv")

        return self._guarded(request, show)

    def session(self, request: Request, session: str) -> Response:
        """One session: who sat, what came, what waits for a human."""

        def show() -> Response:
            found = session_named(self.deployment, session)
            everybody = published(self.deployment, found)
            bundles = self.deployment.bundles.of_session(session)
            return self.rendering.page(
                request,
                "session.html",
                session=found,
                everybody=everybody,
                bundles=bundles,
                waiting=[one for one in bundles if one.state in _WAITING],
                seals=seal_findings(self.deployment, bundles),
                remarked=remarked(everybody),
                notes=room_notes(bundles, seen_of(everybody)),
                numbers={one.enrolled.candidate: one.enrolled.number for one in everybody},
            )

        return self._guarded(request, show)

    def candidate(self, request: Request, session: str, candidate: str) -> Response:
        """One candidate: what the result is, what deserves a look, what else is estimated."""

        def show() -> Response:
            found = session_named(self.deployment, session)
            one = candidate_named(self.deployment, found, candidate)
            return self.rendering.page(
                request,
                "candidate.html",
                session=found,
                one=one,
                levels=levels_in_order(one) if one.levels else (),
                remarks=remarks(one.facts),
                joint=joint_reading(one.facts),
            )

        return self._guarded(request, show)

    def table(self, request: Request, session: str) -> Response:
        """The results as a table."""

        def show() -> Response:
            everybody = published(self.deployment, session_named(self.deployment, session))
            return _download(
                results_csv(everybody), "text/csv; charset=utf-8", f"resultats-{session}.csv"
            )

        return self._guarded(request, show)

    def certificate(self, request: Request, session: str, candidate: str) -> Response:
        """The certificate of a candidate."""

        def show() -> Response:
            found = session_named(self.deployment, session)
            one = candidate_named(self.deployment, found, candidate)
            plan = plan_of(self.deployment, self.deployment.shelf(), found)
            terms = CertificateTerms(
                self.deployment.realm, plan, str(request.url_for("verification"))
            )
            content = certificate_pdf(one, issue(self.deployment, one), terms, self.typesetting)
            name = f"certificat-{one.enrolled.candidate}.pdf"
            return _download(content, "application/pdf", name)

        return self._guarded(request, show)

    def _guarded(self, request: Request, show: Callable[[], Response]) -> Response:
        if not self.sign_in.accepts(request):
            return RedirectResponse("/sign-in", 303)
        try:
            return show()
        except ServerError as error:
            return self.rendering.problem(request, error)


def _download(content: bytes, media_type: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=disposition)
