"""Compares 10,000 random texts that the program writes as HCL with what python-hcl2 reads.

Not part of the tests: it needs PyPI's python-hcl2 8.1.4.

    export HCL_ORACLE_FOLDER=$(mktemp -d)
    swift test --filter TerraformExportTests
    python3 Tests/IntegrationFilesTests/Oracle/hcl_oracle.py
"""
import json
import os
import re
import sys

import hcl2

ESCAPE = re.compile(r'\\(["\\nrt]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|\$\$\{|%%\{')
PLAIN = {'"': '"', "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


def value(source):
    """The value of a quoted string, by the rules of HCL's specification: the reader returns its source text."""
    if not (source.startswith('"') and source.endswith('"')):
        raise ValueError(source)

    def decode(match):
        whole = match.group(0)
        if whole in ("$${", "%%{"):
            return whole[1:]
        code = match.group(1)
        return PLAIN[code] if code in PLAIN else chr(int(code[1:], 16))

    return ESCAPE.sub(decode, source[1:-1])


def main():
    folder = os.environ["HCL_ORACLE_FOLDER"]
    with open(folder + "/texts.json", encoding="utf-8") as file:
        texts = json.load(file)
    with open(folder + "/texts.tf", encoding="utf-8", newline="") as file:
        found = hcl2.load(file)["locals"][0]
    wrong = [(text, found.get(f"t{i}")) for i, text in enumerate(texts) if value(found[f"t{i}"]) != text]
    print(f"{len(texts)} texts, {len(wrong)} differ")
    for text, other in wrong[:5]:
        print(repr(text), other)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
