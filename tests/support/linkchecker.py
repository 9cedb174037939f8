"""The command linkchecker, run by whoever starts it.

As root it becomes `nobody`, who may not be allowed to read linkchecker's own
folder; then it passes over its check of anchors without a word.
"""

from __future__ import annotations

import sys

from linkcheck.command import linkchecker as command

if __name__ == "__main__":
    command.drop_privileges = lambda: None
    sys.exit(command.linkchecker())
