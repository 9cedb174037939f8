#!/usr/bin/env bash
# Keeps one open issue with the list in the file that is named; closes it where the list is empty.
set -euo pipefail
list=$1
label=due
# What an issue can hold, with room for the last line.
longest=60000

open=$(gh issue list --state open --label "$label" --limit 1 --json number --jq '.[].number')
if [[ ! -s $list ]]; then
  [[ -z $open ]] || gh issue close "$open" --comment 'Nothing is due any more.'
  exit
fi
body=$(mktemp)
head --bytes="$longest" "$list" > "$body"
if (($(wc --bytes < "$list") > longest)); then
  printf '\n~~~~\n\nThe list is longer than an issue can be. All of it: make due\n' >> "$body"
fi
gh label create "$label" --force --description 'Reviews, facts and links to look at'
if [[ -n $open ]]; then
  gh issue edit "$open" --body-file "$body"
else
  gh issue create --title 'What is due' --label "$label" --body-file "$body"
fi
