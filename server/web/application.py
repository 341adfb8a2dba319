"""The application: routes put together, work left over picked up at the start. Knows no rule."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from anyio import to_thread
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.middleware.base import RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from server.deployment import Deployment
from server.documents.typesetting import Typesetting
from server.intake.deposit import Intake
from server.intake.opening import Opening
from server.results.settling import Settling
from server.web.bundles import Door, bundle_routes
from server.web.operator_pages import OperatorPages
from server.web.public_pages import public_routes
from server.web.rendering import Rendering
from server.web.signing_in import SignIn
from server.web.stations import station_routes

STATIC: Final = Path(__file__).parent / "static"
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)


def make_application(deployment: Deployment, typesetting: Typesetting) -> FastAPI:
    """The application of one server; pages and certificates share the fonts of *typesetting*."""
    opening = Opening.of(deployment)
    settling = Settling(deployment, opening)
    door = Door(Intake(deployment), opening, settling)

    @asynccontextmanager
    async def lifespan(_application: FastAPI) -> AsyncIterator[None]:
        await to_thread.run_sync(door.catch_up)
        yield

    application = FastAPI(
        title="Pix Kiosk", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )

    @application.middleware("http")
    async def guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    @application.get("/health")
    async def health() -> JSONResponse:
        return JSONResponse({"status": "ok", "realm": deployment.realm.value})

    application.include_router(bundle_routes(door))
    application.include_router(station_routes(deployment))
    sign_in, rendering = SignIn(deployment), Rendering(deployment)
    application.include_router(public_routes(deployment, sign_in, rendering))
    application.include_router(OperatorPages(deployment, sign_in, rendering, typesetting).routes())
    if typesetting.fonts is not None:
        application.mount("/fonts", StaticFiles(directory=typesetting.fonts), name="fonts")
    application.mount("/static", StaticFiles(directory=STATIC), name="static")
    return application
