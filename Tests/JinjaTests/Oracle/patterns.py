"""Random patterns, texts and replacements with all features of PyPI's regex, and what the module makes of them.

Usage: patterns.py --seed N --count N: an object per line, {"pattern", "text", "replacement", "results"}. Patterns that take the module
too long, or all of its memory, are left out. Needs regex 2024.7.24.
"""

import argparse
import json
import random
import resource
import warnings

import regex

warnings.simplefilter("ignore")

LETTERS = "aaabbbcdkKsSxiI1 _-.,\n"
RARE = "ßſKİıéÉσςΣﬃﬀŉΐ文あ٣़्क‍👍🏽🇩🇪\u0301\r\u2028\u0085'\"="
ATOMS = [r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\h", r"\R", r"\X", ".", ".", ".", r"\p{L}", r"\pL", r"\P{Lu}", r"\p{^Ll}",
         r"\p{Lu}", r"\p{Ll}", r"\p{IsAlpha}", r"\p{Script=Greek}", r"\p{sc=Grek}", r"\p{IsHan}", r"\p{InBasicLatin}", r"\p{scx=Deva}",
         r"\p{Nv=1}", r"\p{Numeric_Value=1/2}", r"\p{posix_digit}", r"\p{posix_punct}", r"\p{Extended_Pictographic}", r"\p{Alphabetic}",
         r"\p{Currency_Symbol}", r"\p{gc=Assigned}", r"\p{wb=Extend}", r"\x41", r"\u0061", r"\101", r"\141", r"\0", r"\n", r"\t",
         r"\N{LATIN SMALL LETTER A}", r"\N{DIGIT ONE}", r"\.", r"\-", r"\a", r"\p{Any}", r"\p{ASCII}", r"\p{ccc=230}", r"\p{Block=Latin1}"]
ZERO = ["^", "$", r"\b", r"\B", r"\A", r"\Z", r"\m", r"\M", r"\G", r"\K", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)", "(*FAIL)", "(*PRUNE)",
        "(*SKIP)", "(*F)", "(?#c)", "(?:)", "()"]
QUANT = ["*", "+", "?", "*?", "+?", "??", "*+", "++", "?+", "{2}", "{1,2}", "{,2}", "{0,3}", "{2,}", "{1,2}?", "{0,2}+", "{3}", "{2,3}",
         "{0}", "{1}"]
FLAGS = ["i", "m", "s", "x", "f", "w", "a", "u"]
GLOBALS = ["V1", "V0", "r", "p", "b", "e"]


class Generator:
    def __init__(self, seed, level):
        self.random = random.Random(seed)
        self.level = level
        self.groups = 0
        self.names = []

    def pick(self, items):
        return self.random.choice(items)

    def chance(self, share):
        return self.random.random() < share

    def letter(self):
        return self.pick(RARE) if self.level > 1 and self.chance(0.15) else self.pick(LETTERS)

    def literal(self):
        letter = self.letter()
        return "\\" + letter if letter in ".-" and self.chance(0.8) else letter

    def set_item(self, depth):
        kind = self.random.random()
        if kind < 0.5:
            return self.pick("abcksKSxI1_." + (RARE[:16] if self.level > 1 else ""))
        if kind < 0.7:
            return self.pick(["a-c", "a-z", "A-Z", "0-9", "b-b", "x-", "H-J", "\\w-z", "!-~"])
        if kind < 0.85:
            return self.pick([r"\d", r"\w", r"\s", r"\S", r"\W", r"\D", r"\n", r"\p{Lu}", r"\P{L}", r"\x41", r"\b", r"\101", r"\-", r"\]"])
        if kind < 0.93:
            return self.pick(["[:alpha:]", "[:^digit:]", "[:punct:]", "[:upper:]", "[:xdigit:]", "[:alnum:]", "[:space:]", "[:word:]"])
        if self.version1 and depth < 2:
            return self.set(depth + 1)
        return self.pick("[&~|-^")

    def set(self, depth=0):
        items = [self.set_item(depth) for _ in range(self.random.randint(1, 3))]
        if self.version1 and self.chance(0.4):
            items.insert(self.random.randint(1, len(items)), self.pick(["&&", "--", "||", "~~"]) + self.set_item(depth))
        return "[" + ("^" if self.chance(0.25) else "") + "".join(items) + "]"

    def reference(self):
        number = self.random.randint(1, max(self.groups, 1))
        kinds = ["\\%d" % number, "\\g<%d>" % number, "(?(%d)%s|%s)" % (number, self.literal(), self.literal())]
        if self.names:
            kinds += ["(?P=%s)" % self.pick(self.names), "\\g<%s>" % self.pick(self.names), "(?(%s)a)" % self.pick(self.names)]
        return self.pick(kinds)

    def call(self):
        kinds = ["(?R)", "(?%d)" % self.random.randint(0, max(self.groups, 1))]
        if self.names:
            kinds += ["(?&%s)" % self.pick(self.names), "(?P>%s)" % self.pick(self.names)]
        # Most calls are reached only after a character, so that few recursions are endless.
        call = self.pick(kinds) + self.pick(["", "?", "?", "*"])
        return call if self.chance(0.05) else "(?:%s%s%s)?" % (self.literal(), call, self.literal())

    def atom(self, depth):
        kind = self.random.random()
        if kind < 0.42:
            return self.literal()
        if kind < 0.56:
            return self.pick(ATOMS[:12] if self.level == 0 else ATOMS)
        if kind < 0.66:
            return self.set()
        if kind < 0.72 and self.level > 0:
            return self.pick(ZERO)
        if kind < 0.74 and self.level > 0:
            return "(?%s)" % "".join(self.random.sample(FLAGS[:4] if self.level == 1 else FLAGS, self.random.randint(1, 2)))
        if kind < 0.78 and self.level > 0:
            return self.reference()
        if kind < 0.79 and self.level > 1:
            return self.call()
        if depth > 3:
            return self.literal()
        return self.group(depth + 1)

    def group(self, depth):
        kind = self.random.random()
        inner = lambda: self.alternatives(depth)
        if kind < 0.4:
            self.groups += 1
            return "(" + inner() + ")"
        if kind < 0.55 or self.level == 0:
            return "(?:" + inner() + ")"
        if kind < 0.62:
            self.groups += 1
            name = self.pick("npq") if self.chance(0.8) else self.pick("αé")
            head = self.pick(["(?P<%s>", "(?<%s>"]) % name
            result = head + inner() + ")"
            self.names.append(name)
            return result
        if kind < 0.68:
            return "(?>" + inner() + ")"
        if kind < 0.82:
            return self.pick(["(?=", "(?!", "(?<=", "(?<!"]) + inner() + ")"
        if kind < 0.86:
            return "(?|" + self.sequence(depth) + "|" + self.sequence(depth) + ")"
        if kind < 0.9:
            return "(?(%s%s)%s|%s)" % (self.pick(["?=", "?!", "?<=", "?<!"]), inner(), self.sequence(depth), self.sequence(depth))
        if kind < 0.96:
            on = "".join(self.random.sample(FLAGS, self.random.randint(0, 2)))
            off = "-" + self.pick("imsx") if self.chance(0.3) or not on else ""
            return "(?%s%s:%s)" % (on, off, inner())
        if self.level > 1:
            self.groups += 1
            self.names.append("d")
            return "(?(DEFINE)(?<d>" + inner() + "))"
        return "(?:" + inner() + ")"

    def sequence(self, depth):
        parts = []
        for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 3, 4]) if depth else self.random.randint(1, 5)):
            part = self.atom(depth)
            if self.chance(0.35):
                part += self.pick(QUANT)
            parts.append(part)
        return "".join(parts)

    def alternatives(self, depth):
        count = self.pick([1, 1, 1, 2, 2, 3])
        return "|".join(self.sequence(depth) for _ in range(count))

    def pattern(self):
        self.groups, self.names = 0, []
        head = ""
        if self.level > 0 and self.chance(0.35):
            head = "(?%s)" % "".join(self.random.sample(FLAGS, self.random.randint(1, 2)))
        if self.level > 1 and self.chance(0.3):
            head += "(?%s)" % self.pick(GLOBALS)
        self.version1 = "V1" in head
        pattern = head + self.alternatives(0)
        if self.chance(0.03):
            place = self.random.randrange(len(pattern) + 1)
            pattern = pattern[:place] + self.pick("()[]{}*+?|\\^$<>:#") + pattern[place:]
        return pattern

    def text(self):
        length = self.random.choice([0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 25])
        share = self.random.random()
        return "".join(
            self.pick("ab") if self.chance(share) else self.letter() for _ in range(length))

    def replacement(self):
        parts = ["x", "\\1", "\\g<0>", "\\g<1>", "[", "]", "\\n", "\\\\", "\\101", "\\0", "\\N{DIGIT ONE}", "\\x41", "\\2", "\\u0061", "\\-",
                 "\\g<n>", "\\10", "", "é", "\\400"]
        return "".join(self.pick(parts) for _ in range(self.random.randint(0, 3)))


def span(match):
    if match is None:
        return None
    return [*sorted(match.span()), *match.groups()]


def shown(error):
    if isinstance(error, TimeoutError):
        return {"error": "TimeoutError"}
    name = "error" if isinstance(error, regex.error) else type(error).__name__
    return {"error": f"{name}: {error}"}


def result(pattern, text, replacement, timeout=2):
    try:
        compiled = regex.compile(pattern)
    except Exception as error:
        return {"compile": shown(error)["error"]}
    results = {}
    for name, function in [
        ("match", lambda: span(compiled.match(text, timeout=timeout))), ("search", lambda: span(compiled.search(text, timeout=timeout))),
        ("sub", lambda: compiled.sub(replacement, text, timeout=timeout)),
    ]:
        try:
            results[name] = function()
        except Exception as error:
            results[name] = shown(error)
    return results


def line(pattern, text, replacement):
    """None if the module gives up."""
    results = result(pattern, text, replacement, timeout=1)
    if any(word in str(results) for word in ["TimeoutError", "MemoryError"]):
        return None
    return json.dumps({"pattern": pattern, "text": text, "replacement": replacement, "results": results})


def limit_memory():
    """Endless recursion would take all of it."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def cases(seed, count, level):
    for index in range(count):
        generator = Generator(seed * 1_000_003 + index, level)
        pattern = generator.pattern()
        for _ in range(4):
            yield pattern, generator.text(), generator.replacement()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    arguments = parser.parse_args()
    limit_memory()
    for level in range(3):
        for case in cases(arguments.seed, arguments.count // 12, level):
            if shown := line(*case):
                print(shown)


if __name__ == "__main__":
    main()
