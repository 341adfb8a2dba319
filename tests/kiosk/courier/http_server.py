"""A real server on a real port, that answers what a test tells it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class LocalServer:
    """Answers from `script` first; then 201, 200 and 404 as a server of bundles does."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.script: list[Reply] = []
        self.requests: list[Request] = []
        self.bundles: dict[str, bytes] = {}
        self.receipts = b'{"receipts":[]}'

    def answer(self, request: Request) -> Reply:
        self.requests.append(request)
        if self.script:
            return self.script.pop(0)
        sha256 = request.path.split("/")[3]
        if request.method == "PUT":
            known = sha256 in self.bundles
            self.bundles[sha256] = request.body
            return Reply(200 if known else 201, self.receipts)
        return Reply(200, self.receipts) if sha256 in self.bundles else Reply(404)


@contextmanager
def local_server() -> Iterator[LocalServer]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self) -> None:
            length = int(self.headers["Content-Length"])
            self._reply("PUT", self.rfile.read(length))

        def do_GET(self) -> None:
            self._reply("GET", b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Stay silent."""

        def _reply(self, method: str, body: bytes) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = server.answer(Request(method, self.path, headers, body))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

    class QuietServer(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that goes away is part of some tests."""

    with QuietServer(("127.0.0.1", 0), Handler) as http:
        server = LocalServer(http.server_address[1])
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
