"""What leaves a reader's hands: messages for other apps, and a receiver for the form."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from playwright.sync_api import Locator

from tests.support.browsing import Visit

# What a test assumes of a hand in no hurry: 200 words a minute read, 30 typed, of five letters.
SECONDS_TO_READ_A_WORD = 60 / 200
SECONDS_TO_TYPE_A_LETTER = 60 / (30 * 5)
SECONDS_TO_FIND_AND_TAP = 2.0


@dataclass(frozen=True)
class Sent:
    """A message as another app gets it from a link, decoded as that app does it."""

    app: str
    to: str
    body: str
    subject: str = ""


def decoded(link: str) -> Sent:
    """Read an `sms:` or `mailto:` link; raises ValueError where it isn't plain ASCII or UTF-8."""
    link.encode("ascii")
    parts = urlsplit(link)
    # Neither app knows a plus sign as a space, so no parser for forms may read it.
    values = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    told = {key: unquote(value, errors="strict") for key, value in values.items()}
    body = told.pop("body", "").replace("\r\n", "\n")
    return Sent(parts.scheme, unquote(parts.path), body, told.pop("subject", ""), **told)


def handed_over(reader: Visit) -> list[Sent]:
    """Every message that the reader's browser has handed to another app, in order."""
    apps = ("sms:", "mailto:")
    return [decoded(request.url) for request in reader.requests if request.url.startswith(apps)]


@dataclass
class Thumb:
    """A reader's thumb, and the seconds that one in no hurry takes for all it has done."""

    seconds: float = 0.0

    def read(self, words: str) -> None:
        """Read some words."""
        self.seconds += len(words.split()) * SECONDS_TO_READ_A_WORD

    def tap(self, target: Locator) -> None:
        """Find something and tap it."""
        target.tap()
        self.seconds += SECONDS_TO_FIND_AND_TAP

    def type(self, field: Locator, text: str) -> None:
        """Tap a field and type at its end, letter by letter."""
        self.tap(field)
        field.press("Control+End")
        field.press_sequentially(text)
        self.seconds += len(text) * SECONDS_TO_TYPE_A_LETTER


@dataclass
class Arrived:
    """One request that a receiver got."""

    fields: list[tuple[str, str]]
    headers: dict[str, str]


@dataclass
class Receiver:
    """A program's own address for the form, with all that arrived there."""

    address: str
    arrived: list[Arrived] = field(default_factory=list)
    answer: HTTPStatus = HTTPStatus.OK


@contextmanager
def receiver(folder: Path) -> Iterator[Receiver]:
    """Receive forms by HTTPS on this machine alone, with a certificate made for the occasion."""
    state = Receiver("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
            fields = parse_qsl(body, keep_blank_values=True, strict_parsing=True, errors="strict")
            headers = {name.lower(): value for name, value in self.headers.items()}
            state.arrived.append(Arrived(fields, headers))
            said = "Thank you." if state.answer is HTTPStatus.OK else "Something broke."
            self.send_response(state.answer)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*_certificate(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        state.address = f"https://127.0.0.1:{server.server_port}/talk"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine and its key, which nobody has reason to trust."""
    assert shutil.which("openssl"), "the test of the form makes a certificate with openssl"
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    subprocess.run(
        ["openssl", "req", *kind, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    return certificate, key
