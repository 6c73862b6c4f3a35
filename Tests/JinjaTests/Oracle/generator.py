"""Random templates with the results of Python's jinja2: `generator.py [--seed N] [--count N] [--corpus FOLDER]` prints cases in the
format of the corpus. Half of them are mutated templates of the corpus, half are generated from the language's grammar.
"""

import argparse
import glob
import json
import os
import random
import re

import oracle

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "Corpus")

# Output that differs between runs.
UNSTABLE = re.compile(r"random|lipsum|shuffle|time\(\)|pprint.*time|__hash__|%s\b.*time")

TOKEN = re.compile(
    r"\{\{-?|-?\}\}|\{%[-+]?|[-+]?%\}|\{#|#\}|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\d+(?:\.\d+)?|\w+|\s+|//|\*\*|[=!<>]=|.",
    re.S,
)


class Generator:
    def __init__(self, seed, corpus):
        self.random = random.Random(seed)
        self.cases = []
        for name in sorted(glob.glob(os.path.join(corpus, "*.jsonl"))):
            with open(name, encoding="utf-8") as file:
                self.cases += [json.loads(line) for line in file]
        self.families = {}
        for case in self.cases:
            self.families.setdefault(case["family"], []).append(case)
        self.expressions = []
        self.values = []
        for case in self.cases:
            self.expressions += re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", case["template"], re.S)
            self.values += list((case.get("context") or {}).values())
        self.values = [value for value in self.values if len(json.dumps(value)) < 2000]
        self.grammar = Grammar(self.random)

    def pick(self, items):
        return self.random.choice(items)

    # Mutating the corpus

    def other_values(self, case):
        """The same template with other values."""
        context = dict(case.get("context") or {})
        for name in context:
            if self.random.random() < 0.7:
                context[name] = self.value(context[name])
        return case["template"], context, case

    def value(self, old):
        kind = self.random.randrange(4)
        if kind == 0:
            return self.pick(self.values)
        if kind == 1:
            same = [value for value in self.random.sample(self.values, 40) if type(value) is type(old)]
            return self.pick(same) if same else old
        if kind == 2 and isinstance(old, (dict, list)):
            return self.changed(old)
        return self.grammar.plain()

    def changed(self, value):
        if isinstance(value, dict) and value:
            result = dict(value)
            key = self.pick(list(result))
            if self.random.random() < 0.3:
                del result[key]
            else:
                result[key] = self.value(result[key])
            return result
        if isinstance(value, list) and value:
            result = list(value)
            place = self.random.randrange(len(result))
            if self.random.random() < 0.3:
                del result[place]
            else:
                result[place] = self.value(result[place])
            return result
        return self.grammar.plain()

    def tokens_changed(self, case):
        tokens = TOKEN.findall(case["template"])
        other = TOKEN.findall(self.pick(self.families[case["family"]])["template"])
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            if not tokens:
                break
            place = self.random.randrange(len(tokens))
            kind = self.random.randrange(7)
            if kind == 0:
                del tokens[place]
            elif kind == 1:
                tokens.insert(place, tokens[place])
            elif kind == 2:
                start = self.random.randrange(len(other)) if other else 0
                tokens[place : place + self.random.randrange(4)] = other[start : start + self.random.randrange(1, 5)]
            elif kind == 3:
                tokens.insert(place, self.pick(self.grammar.words))
            elif kind == 4:
                tokens[place] = self.pick(self.grammar.words)
            elif kind == 5:
                second = self.random.randrange(len(tokens))
                tokens[place], tokens[second] = tokens[second], tokens[place]
            else:
                same = [token for token in other if self.likeness(token) == self.likeness(tokens[place])]
                tokens[place] = self.pick(same) if same else self.grammar.literal()
        return "".join(tokens), case.get("context") or {}, case

    @staticmethod
    def likeness(token):
        if token[0].isdigit():
            return "number"
        if token[0] in "'\"":
            return "string"
        return "name" if token[0].isalpha() else "symbol"

    def letters_changed(self, case):
        text = list(case["template"])
        for _ in range(self.random.choice((1, 1, 2))):
            place = self.random.randrange(len(text) + 1)
            kind = self.random.randrange(3)
            letter = self.pick("{}%#|.,:()[]'\"\\ \n\r\t=~!<>+-*/_0129aexobXU\u201c\u00e9\u0663\u00a0\U0001f525&$@?;`^")
            if kind == 0 and place < len(text):
                del text[place]
            elif kind == 1:
                text.insert(place, letter)
            elif place < len(text):
                text[place] = letter
        return "".join(text), case.get("context") or {}, case

    def joined(self, case):
        """Two templates joined, or an expression of one replaced by one of the other."""
        other = self.pick(self.cases)
        if other.get("mode") or case.get("mode"):
            return self.tokens_changed(case)
        context = {**(other.get("context") or {}), **(case.get("context") or {})}
        text = case["template"]
        if self.random.random() < 0.4:
            return text + self.pick(("", " ", "\n")) + other["template"], context, case
        pieces = re.split(r"(\{\{-?\s*.*?\s*-?\}\})", text, flags=re.S)
        places = [place for place, piece in enumerate(pieces) if piece.startswith("{{")]
        if not places:
            return text + other["template"], context, case
        expression = self.pick(self.expressions)
        place = self.pick(places)
        inner = pieces[place].strip("{}- ")
        form = self.random.randrange(4)
        if form == 0:
            pieces[place] = "{{ " + expression + " }}"
        elif form == 1:
            pieces[place] = "{{ (" + inner + ")" + self.grammar.suffix(1) + " }}"
        elif form == 2:
            pieces[place] = "{{ (" + inner + ") " + self.pick(self.grammar.operators) + " (" + expression + ") }}"
        else:
            pieces[place] = "{% set q = " + inner + " %}{{ q" + self.grammar.suffix(1) + " }}"
        return "".join(pieces), context, case

    def case(self):
        kind = self.random.random()
        base = self.pick(self.families[self.pick(list(self.families))])
        if kind < 0.2:
            template, context, base = self.other_values(base)
        elif kind < 0.4:
            template, context, base = self.tokens_changed(base)
        elif kind < 0.5:
            template, context, base = self.letters_changed(base)
        elif kind < 0.65:
            template, context, base = self.joined(base)
        else:
            template, context, base = self.grammar.template(), self.grammar.context(), {"family": "grammar"}
        case = {"template": template, "context": context}
        for name in ("now", "mode"):
            if base.get(name):
                case[name] = base[name]
        if base.get("mode", "").startswith("save"):
            case["context"] = {}
        case["family"] = base["family"]
        return case


class Grammar:
    """Templates from the language's grammar: more of them succeed than mutated ones."""

    operators = ["+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or"]
    words = operators + [
        "if", "else", "elif", "endif", "for", "endfor", "set", "endset", "is", "not", "(", ")", "[", "]", "{", "}", ",", ".",
        ":", "|", "{{", "}}", "{%", "%}", "{%-", "-%}", "{#", "#}", "{% raw %}", "{% endraw %}", "none", "true", "loop", "=",
        "recursive", "macro m(a, b=1)", "endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith", "block b",
        "endblock", "include 'x'", "import", "from", "as", "extends", "x", "1", "'a'", "1.5", "caller()", "varargs", "kwargs",
        "self", "super()", "autoescape true", "endautoescape", "print", "do", "break", "trans", "ignore missing", "scoped",
        "required", ";", "**", "*", "namespace(a=1)", "ns.a", "\u201c", "!", "&", "$", "\\",
    ]
    names = ["s", "t", "n", "f", "l", "d", "r", "w", "b", "nul", "big", "missing", "p", "u", "e", "neg"]
    strings = [
        "", "a", "abc", "Hello World", "  padded  ", "42", "-7", "3.14", "1e5", "0x1F", "a,b,c", "line1\nline2", "<b>&'\"</b>",
        "\u00e9\u00df\u0130\u01c5", "\u0663\u0664", "\U0001f525ok", "2025-03-09T06:12:44Z", "2025-03-09", "90m", "%Y-%m-%d",
        "%d %s", "{0} {a}", "%(a)s", "true", "None", "foo.bar.baz", "https://example.org/a?b=c&d=e", "tab\there", "it's",
        'say "x"', "UPPER lower", "a-b_c d", "\u2028", "\x00\x1f\x7f", "\u00a0", "ab" * 20, "x" * 90, "one two  three\tfour",
        "mira@example.org www.example.com", "eyJhIjogMX0=", '{"a": [1, 2.0, null]}', "[1, 2", "01", "1_000", "\u212a", "\u03a3\u03a3",
    ]
    numbers = ["0", "1", "2", "3", "-1", "7", "10", "42", "100", "255", "1000000", "2**64", "10**20", "-5", "1_000", "0x1f", "0b101"]
    floats = ["0.0", "1.5", "-2.5", "0.1", "3.14159", "1e5", "1e16", "1e-5", "2.675", "123456789.987", "0.5", "1.0", "-0.0", "1e300"]
    filters = [
        "abs", "attr('{s}')", "batch({i})", "batch({i}, {x})", "capitalize", "center({i})", "default({x})", "default({x}, true)",
        "d({x})", "dictsort", "dictsort(true)", "dictsort(by='value')", "dictsort(reverse=true)", "escape", "e",
        "filesizeformat", "filesizeformat(true)", "first", "float", "float({x})", "forceescape", "format({x})", "format({x}, {x})",
        "groupby('{k}')|list", "groupby('{k}', default={x})|list", "groupby('{k}', case_sensitive=true)|list", "indent", "indent({i})", "indent({i}, true)",
        "indent('{s}', blank=true)", "int", "int({x})", "int(0, {i})", "items|list", "join", "join('{s}')", "join('{s}', '{k}')",
        "last", "length", "count", "list", "lower", "map('{f}')|list", "map(attribute='{k}')|list", "map(attribute='{k}', default={x})|list",
        "map('default', {x})|list", "max", "max(true)", "max(attribute='{k}')", "min", "min(attribute='{k}')", "pprint", "reject|list", "reject('{t}')|list",
        "reject('{t}', {x})|list", "rejectattr('{k}')|list", "rejectattr('{k}', '{t}')|list", "rejectattr('{k}', 'eq', {x})|list",
        "replace('{s}', '{s}')", "replace('{s}', '{s}', {i})", "replace({x}, {x})", "reverse|list", "reverse", "round", "round({i})", "round({i}, 'ceil')",
        "round({i}, 'floor')", "round(method='{s}')", "safe", "select|list", "select('{t}')|list", "select('{t}', {x})|list", "selectattr('{k}')|list",
        "selectattr('{k}', '{t}')|list", "selectattr('{k}', 'eq', {x})|list", "slice({i})|list", "slice({i}, {x})|list", "sort", "sort(true)",
        "sort(reverse=true, case_sensitive=true)", "sort(attribute='{k}')", "sort(attribute='{k},{k}')", "string", "striptags", "sum", "sum('{k}')",
        "sum(start={x})", "sum('{k}', {x})", "title", "tojson", "tojson({i})", "tojson_pretty", "json_dumps", "trim", "trim('{s}')", "truncate({i})",
        "truncate({i}, true)", "truncate({i}, false, '{s}')", "truncate({i}, true, '{s}', {i})", "unique|list", "unique(true)|list",
        "unique(attribute='{k}')|list", "upper", "urlencode", "urlize", "urlize({i})", "urlize({i}, true)", "urlize(target='{s}')", "urlize(rel='{s}')",
        "wordcount", "wordwrap({i})", "wordwrap({i}, false)", "wordwrap({i}, true, '{s}')", "wordwrap({i}, break_on_hyphens=false)", "xmlattr",
        "xmlattr(false)", "datetimeformat", "datetimeformat('{df}')", "iso8601_to_time", "datetimeparse('{df}')", "timestamp_to_datetime",
        "timedeltaparse", "datetimeformat_as_timezone('{df}', '{z}')", "regex_replace('{re}', '{rr}')", "regex_match('{re}')", "regex_search('{re}')",
        "b64decode", "parse_json", "{f}({x})", "{f}({x}, {x})", "{f}(x={x})", "{f}", "nope",
    ]
    plain_filters = [
        "upper", "lower", "title", "length", "string", "int", "float", "first", "last", "list", "abs", "trim", "e", "capitalize", "round",
        "tojson", "sort", "unique", "sum", "max", "min", "reverse", "join", "wordcount", "urlencode", "escape", "safe", "striptags", "items",
        "pprint", "dictsort", "default", "timedeltaparse", "iso8601_to_time", "xmlattr", "urlize", "indent", "replace", "truncate", "batch",
    ]
    tests = [
        "boolean", "callable", "defined", "escaped", "even", "false", "filter", "float", "integer", "iterable", "lower", "mapping", "none", "number",
        "odd", "sequence", "string", "test", "true", "undefined", "upper",
    ]
    binary_tests = ["divisibleby", "eq", "equalto", "==", "ge", "gt", "greaterthan", "in", "le", "lessthan", "lt", "ne", "sameas", "!=", "<", ">", ">="]
    methods = [
        "capitalize()", "casefold()", "center({i})", "center({i}, '*')", "count('{s}')", "encode()", "encode('ascii', 'ignore')", "endswith('{s}')", "expandtabs({i})",
        "find('{s}')", "find('{s}', {i}, {i})", "format({x})", "format({x}, a={x})", "format_map(d)", "index('{s}')", "isalnum()", "isalpha()", "isascii()", "isdecimal()", "isdigit()",
        "isidentifier()", "islower()", "isnumeric()", "isprintable()", "isspace()", "istitle()", "isupper()", "join(l)", "join(w)", "ljust({i}, '.')", "lower()",
        "lstrip('{s}')", "lstrip()", "partition('{s}')", "removeprefix('{s}')", "removesuffix('{s}')", "replace('{s}', '{s}')", "replace('{s}', '{s}', {i})", "rfind('{s}')",
        "rindex('{s}')", "rjust({i})", "rpartition('{s}')", "rsplit('{s}', {i})", "rsplit()", "rstrip()", "split()", "split('{s}')", "split('{s}', {i})", "split(maxsplit={i})",
        "splitlines()", "splitlines(true)", "startswith('{s}')", "startswith(('a', '{s}'))", "strip()", "strip('{s}')", "swapcase()", "title()", "translate({{97: 'b'}})", "upper()", "zfill({i})",
        "get('{k}')", "get('{k}', {x})", "items()|list", "keys()|list", "values()|list", "items()", "keys()", "copy()", "pop('{k}')", "pop('{k}', {x})", "pop()", "pop({i})", "popitem()",
        "setdefault('{k}', {x})", "update({{'q': {x}}})", "update(q={x})", "clear()", "append({x})", "extend(l)", "insert({i}, {x})", "remove({x})", "reverse()", "sort()", "index({x})", "count({x})",
        "bit_length()", "bit_count()", "conjugate()", "real", "imag", "numerator", "denominator", "is_integer()", "as_integer_ratio()", "hex()", "to_bytes({i}, 'big')", "fromkeys(w)", "fromkeys(l, {x})",
        "strftime('{df}')", "isoformat()", "isoformat(' ')", "isoformat('T', 'minutes')", "year", "month", "day", "hour", "timestamp()", "date()", "time()", "weekday()", "isoweekday()", "isocalendar()", "toordinal()", "timetuple()", "utcoffset()", "tzinfo", "tzname()", "ctime()",
        "replace(year={i})", "replace(day={i}, month={i})", "total_seconds()", "days", "seconds", "microseconds", "__class__", "_x", "{k}", "mro", "nope()", "upper", "format", "items", "keys",
    ]
    keys = ["a", "b", "k", "name", "cpu", "env", "tags", "m", "m.k", "0", "1", "items", "x", "name.0", "tags.0", ""]
    date_formats = ["%Y-%m-%d", "%H:%M / %d-%m-%Y", "%d.%m.%y %H:%M:%S", "%a %A %b %B", "%j %U %W %V %G %u %w", "%I:%M %p", "%-d/%-m", "%s", "%c|%x|%X", "%f %z %Z", "%e %D %F %T %R", "%%", "%y%C", "%n%t%h", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%SZ", "%H", "x", ""]
    zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "potato", "EST", "Etc/GMT+5", "europe/berlin", "Africa/Casablanca", "Pacific/Apia"]
    patterns = ["a", "\\\\d+", "(\\\\w+)", "[a-c]+", "^.*$", "(a)(b)?", "\\\\s+", "(?i)hello", "(?P<x>l+)", "[^a-z]", "a|b", "x*", "\\\\bw", "(", "l{1,2}", "o(?=r)", "(?<!l)o", "\\\\.", "[[:alpha:]]+", "\\\\p{Lu}", "(?s).", "$", "\\\\Z", "(.)\\\\1", "[\\\\w-]+", "a++", "(?>a+)b", "(?x) a b"]
    replacements = ["", "x", "<\\\\1>", "\\\\g<0>", "\\\\g<x>", "\\\\2", "\\\\n", "$1", "\\\\\\\\"]

    def __init__(self, generator):
        self.random = generator

    def pick(self, items):
        return self.random.choice(items)

    def chance(self, part):
        return self.random.random() < part

    def plain(self):
        """A JSON value."""
        kind = self.random.randrange(12)
        if kind < 5:
            return self.pick(self.strings)
        if kind == 5:
            return self.random.choice((0, 1, -1, 5, 42, 1000, 2**31, 2**63, -(2**70), 1735787045, 1735787045123))
        if kind == 6:
            return self.random.choice((0.5, -1.25, 1e16, 1e-7, 3.0, 0.1, 2.675, 1.7976931348623157e308, 5e-324, 99.995))
        if kind == 7:
            return None
        if kind == 8:
            return self.chance(0.5)
        if kind == 9:
            return [self.plain() for _ in range(self.random.randrange(4))]
        if kind == 10:
            return {self.pick(self.keys): self.plain() for _ in range(self.random.randrange(4))}
        return self.random.randrange(-1000, 1000)

    def context(self):
        return {
            "s": self.pick(self.strings),
            "t": self.pick(self.strings),
            "n": self.random.randrange(-20, 300),
            "neg": -self.random.randrange(1, 2000),
            "f": self.random.choice((0.5, 2.5, -1.25, 3.14159, 1e16, 0.1, 100.0)),
            "l": [self.plain() for _ in range(self.random.randrange(5))] if self.chance(0.4) else [3, 1, 2, 10, 2],
            "w": ["banana", "Apple", "cherry", "apple"],
            "d": {"b": 2, "A": 10, "a": {"k": "v"}, "items": "shadow", "k": self.plain()},
            "r": [
                {"name": "web-1", "cpu": 93.5, "env": "prod", "tags": ["a", "b"], "m": {"k": 2}},
                {"name": "db-1", "cpu": 12, "env": "Prod", "tags": [], "m": {"k": 1}},
                {"name": "Cache", "cpu": self.pick((None, 1, 55.25)), "env": "dev", "m": {}},
            ],
            "b": self.chance(0.5),
            "nul": None,
            "big": 2**70 + 1,
            "p": {"status": "firing", "alerts": [{"labels": {"a": "x", "severity": "critical"}, "values": {"A": 1}}], "ts": 1735787045, "when": "2025-03-09T06:12:44.518+01:00"},
            "u": "\u00e9\u00df \U0001f525\n\u2028",
            "e": [],
        }

    def quoted(self, text):
        return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")

    def literal(self):
        kind = self.random.randrange(10)
        if kind < 3:
            return "'" + self.quoted(self.pick(self.strings)) + "'"
        if kind < 5:
            return self.pick(self.numbers)
        if kind < 6:
            return self.pick(self.floats)
        return self.pick(("none", "true", "false", "[]", "{}", "()", "[1, 2, 3]", "{'a': 1, 'b': [2]}", "(1,)", "[[1, 'a'], [2, 'b']]", "'%'", "['b', 'a']", "True", "None"))

    def filled(self, form):
        def replacement(match):
            kind = match.group(1)
            if kind == "s":
                return self.quoted(self.pick(self.strings)) if self.chance(0.5) else self.pick(("a", "l", " ", ",", "o", "-", ".", "...", "b", "0", "1"))
            if kind == "i":
                return self.pick(("0", "1", "2", "3", "5", "8", "10", "20", "40", "-1", "-3", "none", "n", "'2'", "1.5"))
            if kind == "x":
                return self.operand(1)
            if kind == "k":
                return self.pick(self.keys)
            if kind == "f":
                return self.pick(self.plain_filters)
            if kind == "t":
                return self.pick(self.tests)
            if kind == "df":
                return self.pick(self.date_formats)
            if kind == "z":
                return self.pick(self.zones)
            if kind == "re":
                return self.pick(self.patterns)
            return self.pick(self.replacements)

        return re.sub(r"\{(s|i|x|k|f|t|df|z|re|rr)\}", replacement, form).replace("{{", "{ ").replace("}}", " }")

    def suffix(self, depth):
        kind = self.random.randrange(12)
        if kind < 6:
            return "|" + self.filled(self.pick(self.filters))
        if kind < 10:
            return "." + self.filled(self.pick(self.methods))
        if kind == 10:
            if self.chance(0.3):
                return "[" + self.subscript() + "]"
            return "[" + self.pick(("0", "1", "-1", ":2", "1:", "::-1", "::2", "'a'", "'k'", "n", "-3:", ":-1", "0:10:3", "'items'", "none", "true", "9")) + "]"
        test = self.pick(self.tests) if self.chance(0.6) else self.pick(self.binary_tests[:8]) + "(" + self.operand(depth + 1) + ")"
        return " is " + self.pick(("", "not ")) + test

    def subscript(self):
        """Slices inside of subscripts, and bounds of any type."""
        bound = lambda: self.pick(("", "", "n", "1", "-2", "s", "none", "l[0]", "s|length", "l[:1]|first", "missing", "2**70", "1|nope", "true"))
        part = lambda: self.pick((bound() + ":" + bound(), bound() + ":" + bound() + ":" + bound(), "s[:1]", "l[1:]", "d[1:]", "w[n:]", "1", "'k'", "(1, 2)"))
        return part() if self.chance(0.7) else part() + ", " + part()

    def nested(self, depth=0):
        """Tags in each other, which set names and read those of the tags around them."""
        names = ("x", "y", "q", "s", "n", "k")
        name = self.pick(names)
        read = lambda: "{{ " + self.pick(names) + self.pick(("", "", "|default('-')", " is defined", "|string|length", " ~ '.'", "[0]|default('_')", "[:1]")) + " }}"
        inner = lambda: "".join(self.nested(depth + 1) if depth < 3 and self.chance(0.45) else read() for _ in range(self.random.randrange(1, 4)))
        value = lambda: self.pick(("1", "'v'", "n", "x", "y ~ 'a'", "q|default(0)", "k", "l", "[x, y]", "none", "loop.index", "s[:2]", "self", "caller", "x if x else y"))
        block = self.pick(("a", "b", "c", "e")) + str(self.random.randrange(1000))
        kind = self.random.randrange(15)
        if kind < 2:
            return "{% set " + name + " = " + value() + " %}" + read()
        if kind == 2:
            return "{% set " + name + self.pick(("", "", "|upper", "|default(x)", "|replace('a', y|string)")) + " %}" + inner() + "{% endset %}" + read()
        if kind < 5:
            target = self.pick((name, name + ", y", "x, " + name))
            items = self.pick(("l", "w", "[1, 2]", "[[1, 2], ['a', 'b']]", "d.items()", "x", "s", "[]", "{}", "r|map(attribute='name')"))
            test = self.pick(("", "", "", " if " + name, " if " + name + " is not none", " if loop is undefined"))
            recursive = self.pick(("", "", "", " recursive"))
            extra = self.pick(("", "", "{{ loop.index }}", "{{ loop.last }}", "{{ loop.previtem }}", "{{ loop.changed(" + name + ") }}", "{{ loop([" + name + "]) if loop.depth < 3 }}", "{{ loop.length }}"))
            other = "{% else %}" + inner() if self.chance(0.3) else ""
            return "{% for " + target + " in " + items + test + recursive + " %}" + extra + inner() + other + "{% endfor %}" + read()
        if kind < 7:
            other = self.pick(("", "{% else %}" + inner(), "{% elif " + value() + " %}" + inner()))
            return "{% if " + value() + " %}" + inner() + other + "{% endif %}" + read()
        if kind == 7:
            macro = self.pick(("m", "m2"))
            given = self.pick(("", name, name + "=1", name + ", y=x", "caller=none", "x, y=q, q=x"))
            call = self.pick(("{{ " + macro + "(" + self.pick(("", "1", "y=2", "1, 2, 3", "z=x", "*l", "**{'x': 1}")) + ") }}", "{% call " + macro + "(1) %}" + inner() + "{% endcall %}", "{% call(" + name + ") " + macro + "() %}" + inner() + "{% endcall %}"))
            body = inner() + self.pick(("", "", "{{ varargs }}", "{{ kwargs }}", "{{ caller() }}", "{{ caller(1) }}", "{{ " + macro + "(1) if x is undefined }}"))
            return "{% macro " + macro + "(" + given + ") %}" + body + "{% endmacro %}" + call + (call if self.chance(0.2) else "")
        if kind < 10:
            scoped = self.pick(("", " scoped", " scoped"))
            return "{% block " + block + scoped + " %}" + inner() + self.pick(("", "", "{{ super() }}", "{{ loop }}", "{{ self." + block + " }}")) + "{% endblock %}" + self.pick(("", "{{ self." + block + "() }}"))
        if kind == 10:
            return "{% with " + self.pick((name + " = " + value(), name + " = " + value() + ", y = x", "")) + " %}" + inner() + "{% endwith %}" + read()
        if kind == 11:
            return "{% filter " + self.pick(("upper", "trim|length", "replace('a', x|string)", "default(q)", "first")) + " %}" + inner() + "{% endfilter %}"
        if kind == 12:
            return "{% autoescape " + self.pick(("true", "false", "x", "n")) + " %}" + inner() + "{{ '<' ~ s }}{{ t|safe ~ '<' }}{% endautoescape %}"
        if kind == 13:
            return "{% set ns = namespace(v=" + value() + ") %}{% for " + name + " in l %}{% set ns.v = " + self.pick(("ns.v ~ " + name, name, "loop.index", "ns.w")) + " %}" + inner() + "{% endfor %}{{ ns.v }}"
        return self.pick(("text", " ", "\n", "{# c #}")) + inner()

    def operand(self, depth):
        if depth > 3 or self.chance(0.4):
            return self.pick(self.names) if self.chance(0.55) else self.literal()
        return self.expression(depth + 1)

    moments = ["'2025-03-09T06:12:44.518Z'|iso8601_to_time", "1735787045|timestamp_to_datetime", "'90m'|timedeltaparse", "p.when|iso8601_to_time", "'2024-02-29'|iso8601_to_time", "'5d'|timedeltaparse", "'0001-01-01T00:00:00Z'|iso8601_to_time", "'12:30 / 01-02-2024'|datetimeparse"]

    def expression(self, depth=0):
        kind = self.random.randrange(20)
        if kind < 7:
            base = self.operand(depth)
            text = base if re.fullmatch(r"\w+", base) and not base[0].isdigit() else f"({base})"
            return text + "".join(self.suffix(depth) for _ in range(self.pick((1, 1, 1, 2, 3))))
        if kind < 11:
            text = self.operand(depth) + " " + self.pick(self.operators) + " " + self.operand(depth)
            return text + (" " + self.pick(self.operators) + " " + self.operand(depth) if self.chance(0.3) else "")
        if kind == 11:
            return self.pick(("not ", "-", "+", "- -")) + self.operand(depth)
        if kind == 12:
            return self.operand(depth) + " if " + self.operand(depth) + (" else " + self.operand(depth) if self.chance(0.7) else "")
        if kind == 13:
            return "[" + ", ".join(self.operand(depth) for _ in range(self.random.randrange(4))) + "]"
        if kind == 14:
            return "{" + ", ".join("'" + self.pick(self.keys) + "': " + self.operand(depth) for _ in range(self.random.randrange(4))) + "}"
        if kind == 15:
            specs = ["", "d", "5", "<8", "^9", "*>7", "+", ",", ".2f", "08.3f", "x", "#b", "e", "g", "%", "s", "r", "10.3", "_", "=+8d", "c", "n", "o", "#X", " d", "z.1f", "5s", ".2", "a>5", "0>4", ",.1f", "!r", "E", "G", "05d", "+.0e"]
            spec = self.pick(specs)
            form = self.pick(("{%s}", "{0%s}", "{a%s}", "{0[0]%s}", "{0.real%s}", "x{%s}y{}", "{{{%s}}}", "{a[k]%s}")) % ((":" if spec and spec[0] != "!" else "") + spec)
            return "'" + form + "'.format(" + self.operand(2) + ", " + self.pick(("a=" + self.operand(2), self.operand(2))) + ")"
        if kind == 16:
            form = self.pick(("%s", "%d", "%5.2f", "%-8s|", "%05d", "%x", "%#o", "%e", "%g", "%c", "%r", "%a", "%%", "%+d", "% d", "%i", "%u", "%.3s", "%(a)s", "%(b)05.1f", "%s %s", "%*d", "%5%", "%y", "%", "%ld", "%.0f", "%G", "%X"))
            right = self.pick((self.operand(2), "(" + self.operand(2) + ",)", "(" + self.operand(2) + ", " + self.operand(2) + ")", "d", "{'a': " + self.operand(2) + "}"))
            return "'" + form + "' % " + right
        if kind == 17:
            return "(" + self.pick(self.moments) + ")" + (self.suffix(depth) if self.chance(0.7) else " " + self.pick(("-", "+", "<", "==", "*", "/", "//", "%")) + " (" + self.pick(self.moments + self.numbers) + ")")
        if kind == 18:
            return self.pick(("dict(a=1, b={x})", "dict([[1, 2]])", "namespace(a={x})", "cycler('a', 'b').next()", "joiner(',')()", "range(3)", "dict(d, **d)", "dict({x})", "loop", "self", "caller()", "varargs")).replace("{x}", self.operand(depth))
        return "(" + self.expression(depth + 1) + ")" if depth < 4 else self.literal()

    def statement(self, depth=0):
        kind = self.random.randrange(22)
        body = lambda: self.body(depth + 1)
        expression = self.expression
        dash = lambda: self.pick(("", "", "", "-", "+"))
        opening = lambda text: "{%" + dash() + " " + text + " " + dash() + "%}"
        if kind < 7:
            return "{{" + self.pick(("", "", "-")) + " " + expression() + " " + self.pick(("", "", "-")) + "}}"
        if kind < 9:
            return self.pick(("text", "  ", "\n", "a\n b ", "{# c #}", "{#- c -#}", "{% raw %}{{ x }}{% endraw %}", "{%- raw -%} {% {%- endraw +%}", "\n\n", "<b>"))
        if kind < 11:
            other = (opening("elif " + expression()) + body() if self.chance(0.3) else "") + (opening("else") + body() if self.chance(0.5) else "")
            return opening("if " + expression()) + body() + other + opening("endif")
        if kind < 14:
            target = self.pick(("x", "x", "s", "k, v", "i, (a, b)", "n", "k,"))
            items = self.pick((self.operand(1), "l", "w", "r", "d.items()", "d|dictsort", "[[1, 2], [3, 4]]", "s", "p.alerts", "r|groupby('env')", "d", "w|batch(2)", "e"))
            test = " if " + self.pick((expression(2), "x", "loop.index", "x is string")) if self.chance(0.2) else ""
            recursive = " recursive" if self.chance(0.1) else ""
            inner = self.pick(("{{ loop.index }}", "{{ loop.last }}", "{{ x }}", "{{ k }}={{ v }}", "{{ loop.previtem }}", "{{ loop.cycle('a', 'b') }}", "{{ loop.changed(x) }}", "{{ loop.length }}", "{{ loop.revindex0 }}", "{{ loop.nextitem }}", "{{ loop }}", "{{ loop.depth }}", "{% if x is sequence and x is not string %}{{ loop(x) }}{% endif %}", "{% set s = x %}", "{% set q = loop.index %}{{ q }}", "")) + body()
            other = opening("else") + body() if self.chance(0.2) else ""
            return opening("for " + target + " in " + items + test + recursive) + inner + other + opening("endfor")
        if kind < 17:
            target = self.pick(("q", "s", "x", "n", "a, b", "ns.a", "d", "loop", "ns.s"))
            form = self.random.randrange(4)
            if form == 0:
                return opening("set " + target + self.pick(("", "|upper", "|" + self.filled(self.pick(self.filters))))) + body() + opening("endset") + "{{ " + self.pick(("q", "s", "x")) + " }}"
            if form == 1:
                return "{% set ns = namespace(a=" + self.operand(1) + ") %}" + opening("set ns.a = " + expression()) + "{{ ns.a }}{{ ns }}"
            return opening("set " + target + " = " + expression()) + "{{ " + self.pick(("q", "s", "x", "n")) + " }}"
        if kind == 17:
            return opening("macro m(" + self.pick(("", "a", "a, b=1", "a=s, b=a", "x, s='d'", "caller=none")) + ")") + body() + self.pick(("{{ a }}", "{{ varargs }}", "{{ kwargs }}", "{{ caller() }}", "{{ s }}{{ b }}", "{{ caller(1) if caller }}")) + opening("endmacro") + "{{ m(" + self.pick(("", "1", "1, 2", "b=3", "1, 2, 3", "z=1", "a=1, c=2", "*l", "**d", s := self.operand(1))) + ") }}" + self.pick(("", "{% call m(1) %}in {{ s }}{% endcall %}", "{% call(z) m() %}{{ z }}{% endcall %}", "{{ m }}{{ m.name }}{{ m.arguments }}"))
        if kind == 18:
            return opening("filter " + self.filled(self.pick(self.filters))) + body() + opening("endfilter")
        if kind == 19:
            return opening("with " + self.pick(("a = 1", "s = n, q = s", "x = " + self.operand(1), ""))) + body() + "{{ a }}{{ s }}{{ x }}" + opening("endwith")
        if kind == 20:
            return opening("autoescape " + self.pick(("true", "false", "b", expression(2)))) + body() + "{{ t }}{{ t|e }}{{ '<' ~ t|safe }}{{ [t]|join('<') }}" + opening("endautoescape")
        return self.pick(("{% block a %}{{ s }}{% endblock %}", "{% include 'x' ignore missing %}", "{% set x %}{{ s }}{% endset %}{{ x }}", "{% block z scoped %}{{ x }}{% endblock z %}{{ self.z() }}", "{% print s, n %}", "{% import 'x' as y %}", "{% block c required %}{% endblock %}", "{% from 'a' import b %}"))

    def body(self, depth):
        if depth > 2:
            return self.pick(("x", "{{ x }}", "{{ s }}", ""))
        return "".join(self.statement(depth) for _ in range(self.random.randrange(3)))

    def template(self):
        if self.chance(0.25):
            return "".join(self.nested() for _ in range(self.random.randrange(1, 4)))
        if self.chance(0.55):
            return "{{ " + self.expression() + " }}"
        return "".join(self.statement() for _ in range(self.random.randrange(1, 4)))


def cases(seed, count, corpus):
    """`count` cases with Python's results; ids contain the seed and the index."""
    generator = Generator(seed, corpus)
    made = 0
    while made < count:
        case = generator.case()
        made += 1
        if UNSTABLE.search(case["template"]):
            continue
        case = {"id": f"{seed}-{made}", **case}
        answer = oracle.answer(case)
        if answer is None:
            continue
        answer.pop("id")
        yield {**case, "expect": answer}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--corpus", default=CORPUS)
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(1 << 32)
    for case in cases(seed, arguments.count, arguments.corpus):
        print(json.dumps(case))


if __name__ == "__main__":
    main()
