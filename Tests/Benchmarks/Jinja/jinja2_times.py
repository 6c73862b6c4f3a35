"""Times Python's jinja2 and minijinja: reads [{"name", "template", "context", "runs"?}] from standard input, and prints
[{"name", "compile", "first", "render", "mini"?}] in microseconds of processor time. A template that fails is left out.

The environment is that of the tests' oracle, which is the server's; if its dependencies are not installed, it is jinja2's own
sandbox with the two filters that the templates use. minijinja (PyPI) has its own filters only: `mini` is its time to compile and
render, if it can.
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


def microseconds(work, runs=None):
    """The best mean; without a number of runs, of about 0.3 ms."""
    begin = time.thread_time()
    work()
    best = time.thread_time() - begin
    count = runs or max(1, int(3e-4 / max(best, 1e-7)))
    for _ in range(5 if runs else 3):
        begin = time.thread_time()
        for _ in range(count):
            work()
        best = min(best, (time.thread_time() - begin) / count)
    return best * 1e6


try:
    import minijinja

    MINI = minijinja.Environment()
except ImportError:
    MINI = None

ENVIRONMENT = environment()
times = []
for case in json.load(sys.stdin):
    text, context, runs = case["template"], case["context"], case.get("runs")
    few = runs and max(1, runs // 20)
    try:
        compiled = ENVIRONMENT.from_string(text)
        compiled.render(**context)
        item = {
            "name": case["name"],
            "compile": microseconds(lambda: ENVIRONMENT.from_string(text), few),
            "first": microseconds(lambda: ENVIRONMENT.from_string(text).render(**context), few),
            "render": microseconds(lambda: compiled.render(**context), runs),
        }
    except Exception:  # a template may change its context, and then fail
        continue
    try:
        item["mini"] = microseconds(lambda: MINI.render_str(text, **context), runs)
    except BaseException:  # it may lack a filter, or panic
        pass
    times.append(item)
print(json.dumps(times))
