#!/usr/bin/env python3
"""Writes Sources/TerminalCore/Text/CharacterClass+Table.swift and the version beside it, from the data of PyPI's unicodedata2.

    pip install unicodedata2 && python3 .ci/width-table.py

Columns follow East_Asian_Width, as in the C library, with its exceptions.
"""
import pathlib
import re

import unicodedata2 as data

NARROW, WIDE, COMBINING, INVISIBLE, UNKNOWN = range(5)

# Default_Ignorable_Code_Point, beyond the category Format; the last range holds unassigned code points too.
IGNORABLE = [(0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
             (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF)]
# Vowels and final consonants of Hangul join the consonant before them.
HANGUL = [(0x1161, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB)]
# Wide in the C library, although ambiguous.
CIRCLED = [(0x3248, 0x324F)]
# Became wide in Unicode 16, long after terminals had drawn them as narrow: see Cell.isDisputed.
LATE = [(0x2630, 0x2637), (0x268A, 0x268F), (0x1D300, 0x1D356), (0x1D360, 0x1D376)]


def within(value, ranges):
    return any(first <= value <= last for first, last in ranges)


def character_class(value):
    if value < 0x80:
        return NARROW
    character = chr(value)
    category = data.category(character)
    if within(value, IGNORABLE) or category in ("Cf", "Zl", "Zp"):
        return INVISIBLE
    if category in ("Cn", "Co", "Cs", "Cc"):
        return UNKNOWN
    if category in ("Mn", "Me") or within(value, HANGUL):
        return COMBINING
    if within(value, LATE):
        return NARROW
    return WIDE if data.east_asian_width(character) in "WF" or within(value, CIRCLED) else NARROW


changes, last = [], None
for value in range(0x110000):
    now = character_class(value)
    if now != last:
        changes.append(f"0x{value << 3 | now:X}")
        last = now

version = ".".join(data.unidata_version.split(".")[:2])
lines, line = [], "       "
for change in changes:
    if len(line) + len(change) + 2 > 120:
        lines.append(line)
        line = "       "
    line += f" {change},"
lines.append(line)

folder = pathlib.Path(__file__).resolve().parent.parent / "Sources/TerminalCore/Text"
(folder / "CharacterClass+Table.swift").write_text(f"""extension CharacterClass {{
    /// The code points at which the class changes: `scalar << 3 | class`, ascending, the first at U+0000.
    ///
    /// Unicode {version}, written by `.ci/width-table.py`: categories and columns from Python's `unicodedata2`. Invisible are the
    /// default-ignorable code points, all others of the category Format (including the Arabic signs that span the following
    /// digits, and the hieroglyph joiners), and the line separators.
    // swift-format-ignore
    static let changes: [UInt32] = [
""" + "\n".join(lines) + """
    ]
}
""")
file = folder / "CharacterWidth.swift"
file.write_text(re.sub(r'(unicodeVersion = )"[^"]*"', rf'\1"{version}"', file.read_text()))
