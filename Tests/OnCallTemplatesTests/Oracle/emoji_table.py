#!/usr/bin/env python3
"""Writes Sources/OnCallTemplates/Channels/EmojiNames+Text.swift: python3 emoji_table.py > FILE (with emoji==2.4.0).

Records are separated by blanks; a record is an emoji and its names, separated by "|".
"""
from emoji import unicode_codes

names = {}
for name, emoji in unicode_codes.get_aliases_unicode_dict().items():
    names.setdefault(emoji, []).append(name[1:-1])
records = ["|".join([emoji] + sorted(found)) for emoji, found in sorted(names.items())]
assert not any(" " in record or '"""' in record for record in records)
print(
    """// swift-format-ignore-file
// Written by Tests/OnCallTemplatesTests/Oracle/emoji_table.py, which describes the records.
extension EmojiNames {
    /// The names of emoji 2.4.0 (PyPI; BSD licence, Copyright (c) 2014-2022 Taehoon Kim, Kevin Wurster).
    static let text: StaticString = #\"\"\""""
)
for start in range(0, len(records), 40):
    print(" ".join(records[start : start + 40]))
print('"""#\n}')
