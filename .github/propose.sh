#!/usr/bin/env bash
# Opens a pull request with what was signed; only the ledger goes into it.
set -euo pipefail
branch="sign-off/$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT"
title="Sign off $PAGE as $REVIEWER"
git switch --quiet --create "$branch"
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git commit --quiet --message "$title" -- reviews/ledger.toml
gh auth setup-git
git push --quiet origin "$branch"
gh pr create --base main --head "$branch" --title "$title" \
  --body 'Signed with the form, from the account of the reviewer. Merging publishes it.'
