"""This project and stock Material from the same docs/, built and served as hosts do: gzip -9."""

from __future__ import annotations

import gzip
import mimetypes
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml

from bench._making import STOCK
from tests.support.project import ROOT, build

TEXT = {"text/html", "text/css", "text/javascript", "application/json", "application/xml"}


@contextmanager
def both() -> Iterator[dict[str, str]]:
    """The addresses of `ours` and `stock`, served on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        ours = build(ROOT, Path(folder) / "ours")
        stock = _stock(Path(folder) / "stock")
        for made in (ours, stock):
            if made.status:
                sys.exit(made.output)
        with _serve(ours.site) as one, _serve(stock.site) as other:
            yield {"ours": one, "stock": other}


def _stock(folder: Path):  # noqa: ANN202
    """The same pages for Material as it comes: its search, its fonts, its scripts."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("assets"))
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(STOCK), "utf-8")
    return build(folder)


@cache
def packed(file: Path) -> bytes:
    """A file as it is sent."""
    return gzip.compress(file.read_bytes(), 9)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if not file.is_file():
            self.send_error(404)
            return
        body = packed(file) if kind in TEXT else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if kind in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def _serve(site: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
