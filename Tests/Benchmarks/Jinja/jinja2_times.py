"""Times Python's jinja2: reads [{"name", "template", "context", "runs"}] from standard input, and prints
[{"name", "compile", "first", "render"}] in microseconds.

The environment is that of the tests' oracle, which is the server's; if its dependencies are not installed, it is jinja2's own
sandbox with the two filters that the templates use.
"""

import datetime
import json
import sys
import time


def environment():
    try:
        import oracle
    except ImportError:
        from jinja2.sandbox import SandboxedEnvironment

        plain = SandboxedEnvironment()
        plain.filters["iso8601_to_time"] = datetime.datetime.fromisoformat
        plain.filters["datetimeformat"] = lambda moment, form: moment.strftime(form)
        return plain
    oracle.Moment.now = datetime.datetime.now(datetime.timezone.utc)
    return oracle.ENVIRONMENT


def microseconds(runs, work):
    work()
    best = None
    for _ in range(5):
        begin = time.thread_time()
        for _ in range(runs):
            work()
        spent = (time.thread_time() - begin) / runs * 1e6
        best = spent if best is None else min(best, spent)
    return best


ENVIRONMENT = environment()
times = []
for case in json.load(sys.stdin):
    text, context, runs = case["template"], case["context"], case["runs"]
    compiled = ENVIRONMENT.from_string(text)
    times.append(
        {
            "name": case["name"],
            "compile": microseconds(max(1, runs // 20), lambda: ENVIRONMENT.from_string(text)),
            "first": microseconds(max(1, runs // 20), lambda: ENVIRONMENT.from_string(text).render(**context)),
            "render": microseconds(runs, lambda: compiled.render(**context)),
        }
    )
print(json.dumps(times))
