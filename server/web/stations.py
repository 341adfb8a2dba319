"""What stations ask for over HTTP: enrolment, tickets, the root; and their checks' reports.

Knows no bundle.
"""

from typing import Final

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from engine.records.canonical import dumps
from engine.records.preflight_report import MAX_REPORT_BYTES
from engine.records.root import root_to_json
from server.deployment import Deployment
from server.enrolment import enrol_by_voucher, read_request
from server.errors import ServerError
from server.intake.preflight import take_report

MAX_REQUEST_BYTES: Final = 64 * 1024
_JSON: Final = "application/json"


def station_routes(deployment: Deployment) -> APIRouter:
    """The routes of stations."""
    router = APIRouter(prefix="/v1")

    @router.post("/enrolments")
    async def enrolments(request: Request) -> Response:
        content = await _body(request, MAX_REQUEST_BYTES)
        if content is None:
            return JSONResponse({"reason": "request.size"}, 413)
        try:
            station = await to_thread.run_sync(
                lambda: enrol_by_voucher(deployment, read_request(content))
            )
        except ServerError as error:
            return JSONResponse({"reason": error.key}, 403)
        return Response(station.statement, 201, media_type=_JSON)

    @router.put("/stations/{station}/preflight")
    async def preflight(station: str, request: Request) -> Response:
        content = await _body(request, MAX_REPORT_BYTES)
        if content is None:
            return JSONResponse({"reason": "preflight.size"}, 413)
        try:
            alike = await to_thread.run_sync(take_report, deployment, station, content)
        except ServerError as error:
            return JSONResponse({"reason": error.key}, 403)
        return Response(dumps(alike.as_json()), media_type=_JSON)

    @router.get("/tickets/{session}")
    async def ticket(session: str) -> Response:
        found = await to_thread.run_sync(deployment.sessions.get, session)
        if found is None:
            return JSONResponse({"reason": "session.unknown"}, 404)
        return Response(found.ticket, media_type=_JSON)

    @router.get("/root")
    async def root() -> Response:
        return Response(dumps(root_to_json(deployment.root)), media_type=_JSON)

    return router


async def _body(request: Request, ceiling: int) -> bytes | None:
    """The body; None when it is longer than that."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > ceiling:
            return None
    return content
