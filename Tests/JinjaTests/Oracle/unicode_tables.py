"""Writes Sources/Jinja/Regex/Characters/UnicodeTables+Text.swift from the tables of PyPI's regex (2024.7.24: Unicode 15.1).

Usage: unicode_tables.py FILE. Each line begins with a letter:

P id names             a property: its number, its names
V id name=value,...    the names of its values
R id runs              its values over all code points, 0 and 1 in turn: the lengths of their runs
T id runs              the same for more values: pairs of a length and a value
X runs                 script extensions: pairs of a length and an index into the lists of the lines S
S value,...;...        lists of scripts
C deltas;...           code points that are the same letter: the first, then the differences to the one before
D code points;...      a code point and the letters that it equals, where this is not mutual
F code points;...      a full case folding: the code point, then what it folds to

Numbers of R, T and X are written in base 32, the lowest digits first: the last digit is one of A-Z 0-5, those before one of a-z 6-9 + /.
"""

import sys

import regex
from regex import _regex

LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
MORE = "abcdefghijklmnopqrstuvwxyz6789+/"
ALL = "".join(map(chr, range(0x110000)))
SCX = "SCRIPTEXTENSIONS"


HEAD = """\
// swift-format-ignore-file
// Written by Tests/JinjaTests/Oracle/unicode_tables.py, which describes the lines.
extension UnicodeTables {
    /// The tables of PyPI's `regex` 2024.7.24.
    static let text: StaticString = #\"\"\"\
"""
TAIL = """\
\"\"\"#
}"""


def number(value):
    digits = ""
    while value >= 32:
        digits += MORE[value & 31]
        value >>= 5
    return digits + LAST[value]


def values_of(name, ids):
    """The value of every code point."""
    found = [0] * 0x110000
    for value in ids:
        if value:
            for match in regex.finditer(r"\p{%s=%s}+" % (name, ids[value]), ALL):
                found[match.start():match.end()] = [value] * (match.end() - match.start())
    return found


def runs_of(found):
    runs = []
    for value in found:
        if runs and runs[-1][1] == value:
            runs[-1][0] += 1
        else:
            runs.append([1, value])
    return runs


def main():
    out = open(sys.argv[1], "w", encoding="ascii")
    print(HEAD, file=out)
    properties = _regex.get_properties()
    names, value_names = {}, {}
    for name, (id, values) in properties.items():
        names.setdefault(id, []).append(name)
        value_names[id] = values
    for id in sorted(names):
        print("P", id, *sorted(names[id], key=len, reverse=True), file=out)
        values = value_names[id]
        print("V", id, ",".join(f"{name}={value}" for name, value in sorted(values.items())), file=out)
        ids = {}
        for name, value in values.items():
            ids.setdefault(value, name)
        name = names[id][0]
        if name in (SCX, "SCX"):
            lists, index, codes = [[] for _ in ALL], {}, []
            for value in sorted(ids):
                for match in regex.finditer(r"\p{%s=%s}" % (SCX, ids[value]), ALL):
                    lists[match.start()].append(value)
            for each in lists:
                codes.append(index.setdefault(tuple(each), len(index)))
            print("S", ";".join(",".join(map(str, each)) for each in index), file=out)
            print("X", "".join(number(count) + number(value) for count, value in runs_of(codes)), file=out)
            continue
        if name in ("GENERALCATEGORY", "GC"):
            ids = {value: name for value, name in ids.items() if value < 30}
        runs = runs_of(values_of(name, ids))
        if all(value in (0, 1) for _, value in runs):
            if runs[0][1] == 1:
                runs.insert(0, [0, 0])
            print("R", id, "".join(number(count) for count, _ in runs), file=out)
        else:
            print("T", id, "".join(number(count) + number(value) for count, value in runs), file=out)
    seen, classes, others, foldings = set(), [], [], []
    for code in range(0x110000):
        cases = sorted(_regex.get_all_cases(regex.UNICODE, code))
        if len(cases) == 1 or code in seen:
            continue
        if all(sorted(_regex.get_all_cases(regex.UNICODE, case)) == cases for case in cases):
            seen.update(cases)
            classes.append([cases[0], *(b - a for a, b in zip(cases, cases[1:]))])
        else:
            others.append([code, *(case for case in cases if case != code)])
    flags = regex.UNICODE | regex.IGNORECASE | regex.FULLCASE
    expanding = _regex.get_expand_on_folding()
    for code in range(0x110000):
        folded = _regex.fold_case(flags, chr(code))
        assert code == 0x130 or (len(folded) > 1) == (chr(code) in expanding), hex(code)
        if folded != chr(code):
            foldings.append([code, *map(ord, folded)])
    for letter, lists in [("C", classes), ("D", others), ("F", foldings)]:
        print(letter, ";".join(",".join(map(str, each)) for each in lists), file=out)
    print(TAIL, file=out)


main()
