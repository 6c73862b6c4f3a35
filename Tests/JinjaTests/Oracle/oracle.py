"""Python's own jinja2, configured like Grafana OnCall, responding to requests of one JSON object per line.

A request is {"id", "template", "context", "now"?, "mode"?}; a response is {"id", "ok"}, {"id", "syntax_error": {"message", "line"}}
or {"id", "runtime_error": {"type", "message", "level"}}. Needs jinja2 3.1; OnCall's filters need regex, pytz and Django too.
"""

import base64
import collections
import copy
import datetime
import json
import os
import re
import signal
import sys
import time

os.environ["TZ"] = "UTC"
time.tzset()

import pytz
import regex
from django.utils.dateparse import parse_datetime
from jinja2 import BaseLoader, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

SWALLOWED = (ValueError, AttributeError, TypeError)
OUTPUT_LIMIT = 50_000


class Moment:
    """What `time()` returns; set by each request."""

    now = None


# The parameters and their names are OnCall's: they appear in Python's messages about invalid calls.
def datetimeformat(value, format="%H:%M / %d-%m-%Y"):
    try:
        return strftime(value, format)
    except AttributeError:
        return None


def datetimeformat_as_timezone(value, format="%H:%M / %d-%m-%Y", tz="UTC"):
    try:
        return strftime(value.astimezone(pytz.timezone(tz)), format)
    except SWALLOWED:
        return None


def datetimeparse(value, format="%H:%M / %d-%m-%Y"):
    try:
        return datetime.datetime.strptime(value, format)
    except SWALLOWED:
        return None


def iso8601_to_time(value):
    try:
        return parse_datetime(value)
    except SWALLOWED:
        return None


def timestamp_to_datetime(value):
    try:
        return datetime.datetime.fromtimestamp(value)
    except SWALLOWED:
        return None


def timedeltaparse(value):
    try:
        match = re.match(r"^([-+]?)(\d+)([smhdwMQy])$", value)
        unit = match.group(3)
        names = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
        span = datetime.timedelta(**{names[unit]: int(match.group(2))}) if unit in names else None
        return -span if match.group(1) == "-" else span
    except SWALLOWED:
        return None


def to_pretty_json(value):
    try:
        return json.dumps(value, sort_keys=True, indent=4, separators=(",", ": "), ensure_ascii=False)
    except SWALLOWED:
        return None


def json_dumps(value):
    try:
        return json.dumps(value)
    except SWALLOWED:
        return None


def regex_replace(value, find, replace):
    try:
        return regex.sub(find, replace, value, timeout=2)
    except SWALLOWED + (TimeoutError,):
        return None


def regex_match(pattern, value):
    try:
        return bool(regex.match(value, pattern, timeout=2))
    except SWALLOWED + (TimeoutError,):
        return None


def regex_search(pattern, value):
    try:
        return bool(regex.search(value, pattern, timeout=2))
    except SWALLOWED + (TimeoutError,):
        return None


def b64decode(value):
    try:
        return base64.b64decode(value).decode("utf-8")
    except SWALLOWED:
        return None


def parse_json(value):
    try:
        return json.loads(value)
    except SWALLOWED:
        return None


def strftime(value, format):
    """The server's C library knows fewer letters than this one; an unknown letter makes the whole result empty."""
    if isinstance(format, str) and re.search(r"%[-_0]?[PklQ]|%\^|%$|%:(?!z)", format.replace("%%", "")):
        value.strftime
        return ""
    if isinstance(format, str) and getattr(value, "year", 9999) < 1000:
        format = re.sub(r"%%|%[YGFD]", lambda m: padded(value, m.group()), format)
    return value.strftime(format)


def musl(message):
    """The server's C library words this error otherwise."""
    return message.replace("Value too large for defined data type", "Value too large for data type")


def padded(value, letter):
    year = f"{value.year:04}"
    return {"%%": "%%", "%Y": year, "%F": f"{year}-%m-%d", "%G": f"{value.isocalendar()[0]:04}"}.get(letter, letter)


def raise_security_exception(name):
    raise SecurityError(f"use of '{name}' is restricted")


restricted = lambda *args: raise_security_exception("range")  # noqa: E731


def now():
    return Moment.now


OWN_FILTERS = (
    datetimeformat, datetimeformat_as_timezone, datetimeparse, iso8601_to_time, timestamp_to_datetime, timedeltaparse,
    to_pretty_json, json_dumps, regex_replace, regex_match, regex_search, b64decode, parse_json,
)


def environment():
    result = SandboxedEnvironment(loader=BaseLoader())
    for function in OWN_FILTERS:
        # The module appears in messages too.
        function.__module__ = "common.jinja_templater.filters"
        result.filters[function.__name__] = function
    result.filters["tojson_pretty"] = result.filters.pop("to_pretty_json")
    result.globals["range"] = restricted
    result.globals["time"] = now
    return result


ENVIRONMENT = environment()


class EscapeDoubleQuotesDict(dict):
    """A dict of a webhook's event: prints with its quotes escaped. Its name appears in messages."""

    __module__ = "apps.webhooks.utils"

    def __str__(self):
        return re.sub(r'(?<!\\)"', r'\\"', super().__str__())


def escaped(value):
    """A webhook's data as the server passes it to the data and header templates."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)[1:-1]
    if isinstance(value, list):
        return [escaped(item) for item in value]
    if isinstance(value, dict):
        return EscapeDoubleQuotesDict({key: escaped(item) for key, item in value.items()})
    return value


def variables(request):
    context = request.get("context") or {}
    mode = request.get("mode")
    if mode == "webhook_json":
        return escaped(context)
    if mode == "save_route":
        return {"payload": {}}
    if mode == "save_webhook":
        return {
            "payload": None,
            "alert_payload": collections.defaultdict(str),
            "alert_group_id": "alert_group_1",
        }
    return copy.deepcopy(context)


class TooSlow(BaseException):
    pass


def give_up(*_):
    raise TooSlow


signal.signal(signal.SIGALRM, give_up)


def answer(request, seconds=4):
    """None if Python takes too long."""
    answer = {"id": request.get("id")}
    now = request.get("now")
    Moment.now = (
        datetime.datetime.fromisoformat(now) if now else datetime.datetime.now(datetime.timezone.utc)
    )
    if Moment.now.tzinfo is None:
        Moment.now = Moment.now.replace(tzinfo=datetime.timezone.utc)
    signal.alarm(seconds)
    try:
        try:
            template = ENVIRONMENT.from_string(request["template"])
        except TemplateSyntaxError as error:
            answer["syntax_error"] = {"message": error.message, "line": error.lineno}
            return answer
        except (Exception, RecursionError) as error:
            answer["collapse"] = {"type": type(error).__name__, "message": str(error)}
            return answer
        try:
            text = template.render(**variables(request))
            answer["ok"] = text[:OUTPUT_LIMIT] + ".." if len(text) > OUTPUT_LIMIT else text
        except (Exception, RecursionError) as error:
            warning = isinstance(error, (TypeError, KeyError, ValueError, UndefinedError))
            answer["runtime_error"] = {
                "type": type(error).__name__,
                "message": musl(str(error)),
                "level": "warning" if warning else "error",
            }
        return answer
    except (TooSlow, MemoryError):
        return None
    finally:
        signal.alarm(0)


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
