#!/bin/sh
# PyPI regex 2024.7.24: a flag in one alternative changes what another one matches.
#
# (?i:error)|[^A-Z_]+ ignores case for "error" alone, so [^A-Z_]+ matches small letters, as Python's re finds. The module first tests
# whether the text can begin a match: it joins the first characters of both alternatives to one set and ignores case in all of it,
# which excludes every letter from [^A-Z_]. Digits are still found.
#
# Output on 2024.7.24:
#   regex disk None
#   regex 42 42
#   re disk disk
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
for module, text in [(regex, "disk"), (regex, "42"), (re, "disk")]:
    match = module.search(r"(?i:error)|[^A-Z_]+", text)
    found.append(match and match.group())
    print(module.__name__, text, found[-1])
raise SystemExit(0 if found == [None, "42", "disk"] else 1)
PYTHON
