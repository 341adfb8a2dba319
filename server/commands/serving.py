"""The command that serves: one process, loopback unless told otherwise. Knows no route."""

import argparse
import signal
import socket

import uvicorn

from server.commands.command import Adder, add_fonts, opened, typesetting_of
from server.errors import WrongInputError
from server.web.application import make_application

DRAIN_SECONDS = 10


def add_commands(adder: Adder) -> None:
    """Add serve."""
    parser = adder.add(
        "serve", "receive bundles and show results", "--state srv --port 8443", _serve
    )
    parser.add_argument("--host", default="127.0.0.1", help="loopback by default")
    parser.add_argument("--port", type=int, default=8443, help="0 picks a free one, and says it")
    add_fonts(parser)


def _serve(arguments: argparse.Namespace) -> int:
    typesetting = typesetting_of(arguments)
    family = socket.AF_INET6 if ":" in arguments.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((arguments.host, arguments.port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise WrongInputError("serve.port", arguments.port) from error
    port = listener.getsockname()[1]
    with opened(arguments) as deployment:
        config = uvicorn.Config(
            make_application(deployment, typesetting),
            access_log=False,  # addresses hold verification codes
            log_level="warning",
            timeout_graceful_shutdown=DRAIN_SECONDS,
            server_header=False,
        )
        for number in (signal.SIGINT, signal.SIGTERM):
            # The library raises what stopped it once more after a clean end.
            signal.signal(number, lambda _number, _frame: None)
        listener.listen()
        print(f"http://{arguments.host}:{port}", flush=True)
        uvicorn.Server(config).run(sockets=[listener])
    return 0
