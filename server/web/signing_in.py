"""Whether a visitor is the operator: a token once, then a signed cookie. Knows no page."""

import hmac
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from server.deployment import Deployment

COOKIE: Final = "pix_operator"
VALID_MS: Final = 8 * 3_600_000


@dataclass(frozen=True, slots=True)
class SignIn:
    """The operator's way in; a stolen cookie ends within hours and opens pages only."""

    deployment: Deployment

    def cookie(self) -> str:
        """A fresh cookie's value."""
        expires = str(self.deployment.wall() + VALID_MS)
        return f"{expires}.{self._mark(expires)}"

    def accepts(self, request: Request) -> bool:
        """Whether the request comes from the operator: by cookie, or by token for scripts."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.deployment.is_operator(token):
            return True
        expires, _, mark = request.cookies.get(COOKIE, "").partition(".")
        return (
            expires.isascii()
            and expires.isdigit()
            and hmac.compare_digest(mark.encode(), self._mark(expires).encode())
            and int(expires) > self.deployment.wall()
        )

    def _mark(self, expires: str) -> str:
        return self.deployment.authority.mark(b"cookie\0" + expires.encode())
