"""How long Python's jinja2 takes: reads [{"name", "template", "context", "runs"}] from standard input, and answers with
[{"name", "compile", "first", "render"}] in microseconds.
"""

import json
import sys
import time

import oracle

oracle.Moment.now = oracle.datetime.datetime.now(oracle.datetime.timezone.utc)


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


answers = []
for case in json.load(sys.stdin):
    text, context, runs = case["template"], case["context"], case["runs"]
    compiled = oracle.ENVIRONMENT.from_string(text)
    answers.append(
        {
            "name": case["name"],
            "compile": microseconds(max(1, runs // 20), lambda: oracle.ENVIRONMENT.from_string(text)),
            "first": microseconds(max(1, runs // 20), lambda: oracle.ENVIRONMENT.from_string(text).render(**context)),
            "render": microseconds(runs, lambda: compiled.render(**context)),
        }
    )
print(json.dumps(answers))
