"""Pages for everybody: signing in, and verifying a certificate. Knows no rule."""

from typing import Final
from urllib.parse import parse_qs

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server.deployment import Deployment
from server.results.publication import (
    Published,
    candidate_named,
    levels_in_order,
    normal_code,
    session_named,
)
from server.web.rendering import Rendering
from server.web.signing_in import COOKIE, VALID_MS, SignIn

MAX_FORM_BYTES: Final = 4096
_SECOND_MS: Final = 1000


def public_routes(deployment: Deployment, sign_in: SignIn, rendering: Rendering) -> APIRouter:
    """The routes of these pages."""
    router = APIRouter()

    @router.get("/verification")
    def verification(request: Request, code: str = "") -> Response:
        normal = normal_code(code)
        one = _certified(deployment, normal)
        levels = () if one is None else levels_in_order(one)
        return rendering.page(
            request, "verification.html", code=normal, asked=bool(code), one=one, levels=levels
        )

    @router.get("/sign-in")
    def sign_in_page(request: Request) -> Response:
        return rendering.page(request, "sign_in.html", wrong=False)

    @router.post("/sign-in")
    async def sign_in_form(request: Request) -> Response:
        content = b""
        async for piece in request.stream():
            content += piece
            if len(content) > MAX_FORM_BYTES:
                return rendering.page(request, "sign_in.html", 413, wrong=True)
        token = parse_qs(content.decode("ascii", "replace")).get("token", [""])[0]
        if not await to_thread.run_sync(deployment.is_operator, token):
            return rendering.page(request, "sign_in.html", 403, wrong=True)
        response = RedirectResponse("/", 303)
        response.set_cookie(
            COOKIE,
            sign_in.cookie(),
            max_age=VALID_MS // _SECOND_MS,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    return router


def _certified(deployment: Deployment, code: str) -> Published | None:
    issued = deployment.results.by_code(code)
    if issued is None:
        return None
    one = candidate_named(deployment, session_named(deployment, issued.session), issued.candidate)
    return one if one.certifiable else None
