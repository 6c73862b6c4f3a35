#!/bin/sh
# PyPI regex 2024.7.24: an optional back reference after a repetition misses matches.
#
# (a+)[-a]*=\1?c on "aa-=ac": with the group "a" all of it matches, as Python's re finds. The module remembers, to save time, where
# what follows [-a]* failed, but overlooks the reference inside of \1? when it decides whether it may. So the failure with the group
# "aa" counts for the group "a" too. Written as (?:\1|), which is the same, it finds the match.
#
# Output on 2024.7.24:
#   regex (a+)[-a]*=\1?c None
#   regex (a+)[-a]*=(?:\1|)c aa-=ac
#   re (a+)[-a]*=\1?c aa-=ac
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
for module, pattern in [(regex, r"(a+)[-a]*=\1?c"), (regex, r"(a+)[-a]*=(?:\1|)c"), (re, r"(a+)[-a]*=\1?c")]:
    match = module.match(pattern, "aa-=ac")
    found.append(match and match.group())
    print(module.__name__, pattern, found[-1])
raise SystemExit(0 if found == [None, "aa-=ac", "aa-=ac"] else 1)
PYTHON
