"""Programs that tests need, from Debian's packages where those can be installed."""

from __future__ import annotations

import os
import shutil
import subprocess

AS_ROOT = os.geteuid() == 0


def install(*packages: str) -> bool:
    """Whether apt-get was there, allowed, and installed the packages."""
    allowed = AS_ROOT or _succeeds("sudo", "-n", "true")
    if not allowed or not shutil.which("apt-get"):
        return False
    apt = [*([] if AS_ROOT else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return _succeeds(*apt, "--quiet", "update") and _succeeds(
        *apt, "--quiet", "--yes", "--no-install-recommends", "install", *packages
    )


def _succeeds(*command: str) -> bool:
    program = shutil.which(command[0])
    return bool(program) and subprocess.run(command, check=False).returncode == 0
