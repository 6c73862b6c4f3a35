"""Compiles all .j2 files of a folder with Python's jinja2, for the benchmark of lint. Filters and tests that jinja2 does not have are taken
as known: the server has more."""

import os
import sys

from jinja2.sandbox import SandboxedEnvironment


class Known(dict):
    def __contains__(self, name):
        return True

    def get(self, name, default=None):
        return super().get(name, str)

    def __missing__(self, name):
        return str


ENVIRONMENT = SandboxedEnvironment()
ENVIRONMENT.filters = Known(ENVIRONMENT.filters)
ENVIRONMENT.tests = Known(ENVIRONMENT.tests)
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if not name.endswith(".j2"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        try:
            ENVIRONMENT.from_string(text)
        except Exception as problem:
            print(f"{folder}/{name}: {problem}")
