"""Writes Sources/Jinja/Formatting/HTMLText+Names.swift: the entities of HTML 5, from Python's `html.entities`.

Usage: entity_table.py FILE. Each entity is a name, a colon, and its code points in base 36, with + between two.
"""

import sys
import textwrap
from html.entities import html5

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    return (base36(number // 36) if number >= 36 else "") + DIGITS[number % 36]


names = sorted(name[:-1] for name in html5 if name.endswith(";"))
table = " ".join(f"{name}:{'+'.join(base36(ord(letter)) for letter in html5[name + ';'])}" for name in names)
legacy = " ".join(sorted(name for name in html5 if not name.endswith(";")))


def block(text):
    return textwrap.fill(text, 128, initial_indent=" " * 8, subsequent_indent=" " * 8, break_on_hyphens=False)


with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(
        f'''// swift-format-ignore-file
// Written by Tests/JinjaTests/Oracle/entity_table.py, which describes the format.
extension HTMLText {{
    /// The entities of HTML 5.
    static let entities: StaticString = """
{block(table)}
        """

    /// Those that are valid without a semicolon.
    static let shortEntities: StaticString = """
{block(legacy)}
        """
}}
'''
    )
