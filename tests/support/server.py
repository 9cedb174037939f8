"""A real HTTP server for built pages, as plain as the hosts they go to."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the standard library declares it so
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".md": "text/plain; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".xml": "application/xml; charset=utf-8",
    }

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on
        below: str,
        headers: Mapping[str, str],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        self.below = below
        self.more_headers = headers
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        published = path.startswith(self.below)
        return super().translate_path(path[len(self.below) - 1 :] if published else "/404.html")

    def end_headers(self) -> None:
        # linkchecker waits between its requests unless the server invites it.
        self.send_header("LinkChecker", "welcome")
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ANN401
        # Hosts of static files show no listing.
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        # A browser that leaves a page hangs up on what it no longer needs.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(
    directory: Path, below: str = "/", headers: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve built pages on this machine alone; yields the first page's address, `/` at its end.

    `below` is the path the site is published under, `/` at both ends; `headers` are
    sent with every file.
    """
    handler = partial(_Handler, directory=str(directory), below=below, headers=headers or {})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            thread.join()
