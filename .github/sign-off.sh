#!/usr/bin/env bash
# Signs off PAGE as REVIEWER, for the words with the digest WORDS, if ACCOUNT is that reviewer's.
set -euo pipefail
make --silent tools
.venv/bin/stillopen account -- "$REVIEWER" "$ACCOUNT"
.venv/bin/stillopen sign --reviewer="$REVIEWER" --words="$WORDS" -- "$PAGE"
.venv/bin/stillopen check
