"""Times Python's jinja2 on many expressions: reads {"expressions": [...], "texts": [...]} from standard input, and prints for each text
the microseconds of each expression; null if it fails.

An expression sees the text as `s`, its words as `l`, and a dict of them as `d`.
"""

import json
import sys
import time

import oracle


def context(text):
    words = text.split()
    return {"s": text, "l": words, "d": {word + str(index): index for index, word in enumerate(words)}}


def microseconds(work):
    begin = time.thread_time()
    work()
    once = (time.thread_time() - begin) * 1e6
    runs = max(1, int(400 / max(once, 0.5)))
    best = once
    for _ in range(3):
        begin = time.thread_time()
        for _ in range(runs):
            work()
        best = min(best, (time.thread_time() - begin) * 1e6 / runs)
    return best


def timed(template, variables):
    try:
        template.render(**variables)
    except Exception:
        return None
    return microseconds(lambda: template.render(**variables))


given = json.load(sys.stdin)
templates = [oracle.ENVIRONMENT.from_string("{% set x = " + text + " %}") for text in given["expressions"]]
for text in given["texts"]:
    variables = context(text)
    print(json.dumps([timed(template, variables) for template in templates]), flush=True)
