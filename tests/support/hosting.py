"""Real web servers, with the configuration that goes to publishers, on this machine alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stillopen import headers
from tests.support import debian
from tests.support.project import ROOT

# Debian keeps servers where only administrators look.
_PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
_PATIENCE = 10
# What Debian calls the package of each server.
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}


class NoServerError(Exception):
    """No such server is here, or can be had."""


def find(name: str) -> str:
    """The path of a server's program."""
    found = shutil.which(name, path=_PATH)
    if not found:
        raise NoServerError(f"The tests of hosts need {name}: install it, and run them again.")
    return found


@contextmanager
def serve(name: str, site: Path, folder: Path) -> Iterator[str]:
    """Let a server of that name serve a built site; yields its address, `/` at its end.

    `folder` is an empty one for what the server needs and writes.
    """
    port = free_port()
    command = _COMMANDS[name](site, folder, port)
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log, env=_environment(folder)) as server,
    ):
        try:
            _wait(server, port, folder / "log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _nginx(site: Path, folder: Path, port: int) -> list[str]:
    program = find("nginx")
    ours = folder / "stillopen"
    ours.mkdir()
    shutil.copy(ROOT / "hosts/nginx.conf", ours)
    (ours / "headers.conf").write_text(headers.write(headers.read(site), "nginx"), "utf-8")
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"    {name}_temp_path {folder / name};" for name in kept)
    (folder / "nginx.conf").write_text(
        f"""daemon off;
{"user root;" if debian.AS_ROOT else ""}
worker_processes 2;
pid {folder / "pid"};
error_log stderr;
events {{ worker_connections 512; }}
http {{
    include {_mime_types(program)};
    default_type application/octet-stream;
    access_log off;
{temporary}
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include stillopen/nginx.conf;
    }}
}}
""",
        "utf-8",
    )
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def _caddy(site: Path, folder: Path, port: int) -> list[str]:
    program = find("caddy")
    ours = folder / "stillopen"
    ours.mkdir()
    shutil.copy(ROOT / "hosts/Caddyfile", ours)
    (ours / "headers.caddy").write_text(headers.write(headers.read(site), "caddy"), "utf-8")
    (folder / "Caddyfile").write_text(
        f"""{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
    root * {site}
    import stillopen/Caddyfile
}}
""",
        "utf-8",
    )
    return [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


_COMMANDS: dict[str, Callable[[Path, Path, int], list[str]]] = {"nginx": _nginx, "caddy": _caddy}


def _mime_types(program: str) -> Path:
    told = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    [conf] = (word for word in told.split() if word.startswith("--conf-path="))
    return Path(conf.partition("=")[2]).with_name("mime.types")


def _environment(folder: Path) -> dict[str, str]:
    # Caddy keeps its state in the home folder, and nothing of a test's may stay there.
    return {"PATH": _PATH, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NoServerError(f"The server doesn't start:\n{log.read_text('utf-8', 'replace')}")


def main() -> str | None:
    """Install the servers that are missing; what went wrong, or None where all are here."""
    missing = [name for name in PACKAGES if not shutil.which(name, path=_PATH)]
    if missing:
        print(f"No {' and no '.join(missing)} for the tests of hosts here yet: installing.")
        debian.install(*(PACKAGES[name] for name in missing))
    try:
        for name in PACKAGES:
            find(name)
    except NoServerError as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main())
