#!/bin/sh
# PyPI regex 2024.7.24: alternatives that are negated characters become one set that excludes all of them.
#
# [^a]|[^b] matches every character: "a" is not "b", and "b" is not "a". The module joins the two alternatives to one set and takes
# its negated members for a single list, so that neither "a" nor "b" matches. Python's re matches both.
#
# Output on 2024.7.24:
#   regex a None
#   regex b None
#   regex c c
#   re a a
# Exits with another status than 0 once the module answers otherwise.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q regex==2024.7.24
"$folder/venv/bin/python" - <<'PYTHON'
import re

import regex

found = []
for text in "abc":
    match = regex.match(r"[^a]|[^b]", text)
    found.append(match and match.group())
    print("regex", text, found[-1])
plain = re.match(r"[^a]|[^b]", "a")
print("re a", plain and plain.group())
raise SystemExit(0 if found == [None, None, "c"] and plain else 1)
PYTHON
