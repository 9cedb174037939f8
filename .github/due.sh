#!/usr/bin/env bash
# Writes due.md: what somebody should look at this week. It is empty where there is nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin=${BIN:-.venv/bin}
port=${PORT:-8377}

# A part of the list, where the command says by its exit that there is something to see.
part() {
  local title=$1 found
  shift
  if ! found=$("$@" 2>&1); then
    printf '## %s\n\n~~~~\n%s\n~~~~\n\n' "$title" "$found"
  fi
}

# Links that lead to other sites; those within the site are followed at every build.
outward() {
  "$bin/mkdocs" build --quiet --site-dir "$built" || return
  "$bin/python" -m http.server --bind 127.0.0.1 --directory "$built" "$port" > "$built.log" 2>&1 &
  local server=$!
  "$bin/linkchecker" --check-extern --no-status --no-warnings "http://127.0.0.1:$port/"
  local found=$?
  kill "$server"
  return "$found"
}

built=$(mktemp -d)/site
trap 'rm -rf "$(dirname "$built")"' EXIT
{
  part 'Reviews' "$bin/stillopen" due
  part 'Facts to check' "$bin/stillopen" facts
  part 'Links to other sites' outward
  part 'Known weaknesses in what we depend on' \
    "$bin/pip-audit" --progress-spinner off --require-hashes --disable-pip -r requirements-dev.txt
} > due.md
