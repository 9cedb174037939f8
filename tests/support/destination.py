"""Another site on this machine, that remembers what it learns of whoever comes there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(eq=False)
class Destination:
    """A site that answers only while `open` is set; `asked` are the headers it was sent."""

    address: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)


@contextmanager
def destination() -> Iterator[Destination]:
    """Run such a site; it answers at once until a test closes it."""
    place = Destination()
    place.open.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/":
                self.send_error(404)
                return
            place.asked.append({name.lower(): value for name, value in self.headers.items()})
            place.open.wait(timeout=20)
            body = b"<!doctype html><title>Weather</title><p>Sunny."
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            # A reader who goes on somewhere else hangs up.
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        place.address = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield place
        finally:
            place.open.set()
            server.shutdown()
            thread.join()
