"""A server as a process of its own, spoken to over HTTP."""

import base64
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.server.scene import World


@contextmanager
def serving(world: World) -> Iterator[str]:
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "server", "serve"),
            *("--state", str(world.deployment.folder), "--port", "0"),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        yield address
    finally:
        process.terminate()
        status = process.wait(timeout=30)
        process.stdout.close()
    assert status == 0


def digest_field(content: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


def put(address: str, content: bytes, **headers: str) -> httpx.Response:
    sha256 = hashlib.sha256(content).hexdigest()
    told = {"Content-Digest": digest_field(content), "If-None-Match": "*", **headers}
    return httpx.put(f"{address}/v1/bundles/{sha256}", content=content, headers=told, timeout=30)
