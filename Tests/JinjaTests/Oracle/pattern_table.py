"""Writes patterns with the results of PyPI's regex 2024.7.24.

Usage: pattern_table.py > ../Regex/table.jsonl          patterns of every feature
       pattern_table.py found > ../Regex/found.jsonl    what random patterns found, and a sample of them
"""

import sys

import patterns

# Features and what makes them differ from Python's re, each with texts to apply it to.
GROUPS = [
    # Flags in the middle of a pattern hold from there to the end of their group.
    (["a(?i)b", "(?:a(?i)b)c", "(a(?i)b|c)d", "a(?i)b|c", "(?i:a)b", "(?i)a(?-i:b)c", "(?i)a(?-i)b", "a(?x) b # c\nc", "a(?s).", "(?m)^b",
      "a(?m)^b", "(?i-i:a)", "(?-V:a)", "(?i", "(?iz)", "(?-)", "(?u)(?a)\\w", "(?V0)(?V1)a", "(?a)\\w+", "(?a:\\w+)", "(?|(?i)a|b)C"],
     ["aB", "ab", "AB", "aBC", "abc", "C", "cD", "a\nb", "é1", "abC", "bC"]),
    # Calls, DEFINE, conditionals of looks.
    ([r"\((?:[^()]|(?R))*\)", r"(\((?:[^()]++|(?1))*\))", r"(?<p>\[(?:x|(?&p))*\])", r"(?<p>\[(?:x|(?P>p))*\])", r"(?(DEFINE)(?<d>\d+))(?&d)-(?&d)",
      r"(?<q>['\"])a(?P=q)", r"(a)?(?(1)b|c)", r"(?<n>a)?(?(n)b|c)", r"(?(?=a)ab|c)", r"(?(?!a)c|ab)", r"(?(?<=a)b|c)", r"(?(?<!a)c|b)", "(?(?=a)ab)",
      r"(a|b(?1)c)", r"(?:(a)|b)*(?1)", r"(?1)(a)", r"(?2)(a)", r"(?&x)", r"(?<a>x)(?<a>y)(?&a)", r"(?(2)a)", r"(?(x)a)", r"(?(?a)b)", r"(?(0)a)",
      r"^(?<w>(?<c>\w)(?&w)?\k)", r"(a)(?1)\1", r"(?:(?1)|(x))+", r"(\w)(?:(?R)|\w?)\1"],
     ["(a(b)c)", "[x[x]x]", "12-345", "'a'", "\"a'", "ab", "c", "b", "bbacc", "aa", "xyx", "aab", "abcba", "xx"]),
    # Verbs.
    (["a(*SKIP)b|.", "a+(*SKIP)b|a", "a+(*PRUNE)b|a", "a(*FAIL)|b", "(*F)", "(?:a(*SKIP)(*FAIL)|.)", "'[^']*'(*SKIP)(*F)|\\w", "(*X)", "(*PRUNE:a)",
      "(?>a(*PRUNE)b|ac)", "(?=a(*PRUNE)b)a", "(?<=a(*SKIP)b)c", "(*UTF)a", "(*", "(*)a"],
     ["ab", "aab", "aaac", "ac", "'ab'c", "abc", "xaab"]),
    # Numbers in escapes.
    ([r"\101", r"\400", r"\0", r"\07", r"\08", r"\18", r"\777", r"(a)\1", r"(a)\11", r"[\101]", r"[\8]", r"[\1]", r"\x41", r"\x4", r"\u0041", r"\u004",
      r"\U00000041", r"\U00110000", r"\N{DIGIT ONE}", r"\N{digit one}", r"\N{NO SUCH}", r"\N", r"\N{", r"\g<1>", r"(a)\g<1>", r"(?<n>a)\g<n>",
      r"\g<n>", r"\g", r"\k", r"\y", r"\_", r"\é", "\\"],
     ["A", "Ā", "\0", "\x07", "1", "aa", "\x00" + "8", "N", "g", "a", "_"]),
    # Properties.
    ([r"\p{Extended_Pictographic}", r"\p{Currency_Symbol}", r"\p{sc=Grek}", r"\p{Script=Greek}", r"\p{IsHan}", r"\p{Han}", r"\p{InBasicLatin}",
      r"\p{Script_Extensions=Deva}", r"\p{scx:Grek}", r"\p{posix_digit}", r"\p{posix_alnum}", r"\p{posix_punct}", r"\p{posix_xdigit}",
      r"\p{Numeric_Value=1}", r"\p{nv=1/2}", r"\p{nv=0.5}", r"\p{L}", r"\pL", r"\PL", r"\p{^L}", r"\P{^L}", r"\p{LC}", r"\p{L&}", r"\p{Lu}",
      r"\p{gc=Assigned}", r"\p{Cn}", r"\p{Any}", r"\p{ASCII}", r"\p{Word}", r"\p{alpha}", r"\p{IsAlphabetic}", r"\p{Uppercase=No}",
      r"\p{Line_Break=AL}", r"\p{East_Asian_Width=W}", r"\p{ccc=230}", r"\p{Block=Cyrillic}", r"\p{NoSuch}", r"\p{sc=NoSuch}", r"\p{", r"\p", r"\pX",
      r"\p{Latin}+", r"(?i)\p{Lu}", r"(?i)\p{Lower}", r"(?i)\p{Ll=Yes}", "[[:alpha:]]", "[[:^alpha:]]", "[[:punct:]]", "[[:nosuch:]]", "[:alpha:]",
      r"[\p{L}--\p{Lu}]", r"(?V1)[\p{L}--\p{Lu}]", r"\h", r"\R", r"\X"],
     ["👍", "$€", "α", "文", "A1½", "٣", "़", "é", "_", "Б", "ʰ", "\u00a0", "\r\n", "e\u0301", "\u0378", "!", "a:", "।"]),
    # Sets of version 1, and of version 0.
    (["[a[b]c]", "(?V1)[a[b]c]", "(?V1)[a-z&&[aeiou]]", "(?V1)[a-z--[aeiou]]", "(?V1)[a-c~~b-d]", "(?V1)[a||b]", "(?V1)[^a--b]", "(?V1)[[^a][^b]]",
      "[a--b]", "[a&&b]", "[]a]", "[^]a]", "[a-]", "[-a]", "[a-\\d]", "[z-a]", "[a", "[]", "[^]", "(?V1)[[a]", "(?V1)[[[a]]]", "[\\b]", "[\\w-z]",
      "[^a]|[^b]", "(?:[^a]|[^b])", "(?V1)[[:alpha:]&&[^a]]", "(?V1)[a-z&&b-d&&c-e]", "[a-a]", "(?V1)(?i)[[a-c]--b]", "(?V1)[a-c--[b]--[c]]"],
     ["a", "b", "c", "d", "e", "b]", "]", "-", "&", "\x08", "_", "B", "ab"]),
    # Case.
    (["(?i)i", "(?i)I", "(?i)İ", "(?i)ı", "(?i)k", "(?i)s", "(?i)ß", "(?i)ss", "(?if)ß", "(?if)ss", "(?if)ﬀ", "(?if)ff", "(?if)[ß]", "(?if)[ﬀ-ﬆ]",
      "(?if)s+", "(?if)(ss)\\1", "(?if)strasse", "(?if)stra(?:ss|x)e", "(?i)σ", "(?i)[σ]", "(?i)[^s]", "(?i)[a-z]+", "(?V1)(?i)ss", "(?V1i)ﬃ",
      "(?i)(k)\\1", "(?if)(?<=ss)x", "(?ia)k", "(?iaf)ß", "(?if)ŉ", "(?if)ΐ", "(?i)Ǆ"],
     ["i", "I", "İ", "ı", "k", "K", "K", "ſ", "ß", "ẞ", "ss", "SS", "sS", "ﬀ", "ff", "Straße", "STRASSE", "ς", "Σ", "kK", "ssx", "ßx", "ŉ", "ʼn",
      "ﬃ", "ffi", "ΐ", "dž"]),
    # Other flags.
    (["(?w)\\b", "(?w)\\b\\w", "\\b", "(?w)\\m\\w", "(?w)\\M", "(?w).", "(?wm)^.", "(?wm)$", "(?w)$", "(?p)a|ab|abc", "a|ab|abc", "(?p)(?:a|ab)(?:c|bcd)",
      "(?r)\\w", "(?r)a|ab", "(?r)(\\w)(\\w)", "(?r)\\d+", "(?r)^a", "(?r)a*?", "(?r)\\X", "(?b)a", "(?e)a", "(?be)a|ab", "(?r)(?<=a)b", "(?rm)^\\w"],
     ["can't stop", "l'été 3.14", "ab cd", "abcd", "a\rb\u2028c\n", "12 345", "e\u0301a", "a\nb", ""]),
    # Anchors, starts and ends.
    ([r"\Ga", r"\G\d", r"a\Kb", r"(?<=a)\K", r"\K", r"a*\Kb?", r"(?=a\K)ab", r"^", r"$", r"(?m)^", r"(?m)$", r"\A", r"\Z", r"\m", r"\M", r"\B", "", "a*", "a*?",
      "(?=a)", "x*|a", "|a", "a|", "b*"],
     ["aab", "a1a", "ab\n", "a\nb\n", "", "12a3", "baac", "ab ba"]),
    # Looks, atomic groups and possessive quantifiers.
    (["(?<=a++)b", "(?<=(?>a|ab))c", "(?<=a*)b", "(?<=(a|ab))c", "(?<!a{2,3})b", "(?<=^|,)x", "(?<=(\\w)\\1)b", "(?<=(?=b)a?)b", "a++b", "a++ab", "(?>a|ab)c",
      "a{1,2}+a", "a?+a", "(?:ab)*+a", "(?=(a+))\\1b", "(?!(a))b", "(?<=(?<=a)b)c", "(?<=a|bc)d", "(?<=(a)(b))c", "(?=.*b)a", "(?<=\\d{1,3}+)x"],
     ["ab", "aab", "aaab", "abc", "ac", "ababa", "a,x", "x", "123x", "bcd", "bbb"]),
    # Groups.
    (["(?P<1>a)", "(?P<n>a)(?P<n>b)", "(?<n>a)|(?<n>b)", "(?<n>a(?<n>b))", "(?|(a)|(b))(c)", "(?|(?<x>a)|(?<x>b))\\1", "(?|a(b)(c)|(d))\\1", "(a)|b\\1", "(a\\1)",
      "(?V1)(a\\1?)", "(?<é>a)", "(?<>a)", "(?<a", "(?<a>", "(?P=a)", "(?P=a", "(?P>a)", "(?Pa)", "(?#a)b", "(?#a", "(?:a", "a)", "(", "(?", "(?<1a>b)", "(a)(?P=1)",
      "((a)|(b))*", "(a|b)*", "(a*)*", "(a*)+", "(|a)+", "(a|)+b", "(?:(a)|b)*", "(?:a|(b))*?c", "((a)|b)+?c", "()", "(a)?b", "(a){0}b", "(?:(a)(b)?)+"],
     ["a", "ab", "b", "bc", "ac", "aa", "bb", "abb", "dd", "bac", "abab", "aabc", "c"]),
    # Quantifiers and what looks like them.
    (["a{2}", "a{,2}", "a{1,}", "a{2,1}", "a{", "a{1", "a{1,", "a{x}", "a{ 1}", "a{1}{2}", "a**", "a+*", "a?{2}", "*a", "+", "?", "{1}", "{", "}", "a|*", "(*a)",
      "(?:)*a", "^*a", "\\b*a", "(?=a)*a", "a{99999999999}", "x{0}a", "a{0,0}", "a{1,1}+", "{a}", "{d}", "a{e<=x}", "a{i<0}"],
     ["a", "aa", "aaa", "a{", "a{x}", "a{1", "{", "}", "{a}", ""]),
    # Verbose patterns.
    (["(?x)a b", "(?x)a\\ b", "(?x)[a b]", "(?x)a # c\nb", "(?x)a # c", "(?x)a {2}", "(?x)( ? : a )", "(?x)(?: a | b )", "(?x)a + +", "(?x)\\x4 1", "(?x:a b)c d",
      "(?x)(? i)a", "(?x)\\ a", "(?x)(?<n> a)"],
     ["ab", "a b", "a", " ", "aa", "b", "abc d"]),
]
REPLACEMENTS = ["x", r"[\g<0>]", r"<\1>"]
# Replacements of their own.
TEMPLATES = ["\\101", "\\N{DIGIT ONE}", "\\N{NO SUCH}", "\\N", "\\0", "\\08", "\\400", "\\777", "\\1", "\\2", "\\3", "\\10", "\\g<1>", "\\g<n>", "\\g<0>",
             "\\g<00>", "\\g<3>", "\\g<x>", "\\g<", "\\g<>", "\\g", "\\g<1", "\\g<-1>", "\\x41", "\\x4", "\\u0041", "\\u004", "\\U0001F44D", "\\U00110000",
             "\\n\\t\\r\\a\\b\\f\\v", "\\d", "\\-", "\\é", "\\\\", "\\", "&", "$1", "\\18", "\\118", "\\1\\101", "\\q", "\\_", "é\\1"]

# Differences that random patterns found, shortened.
FOUND = [
    ("(?|\\p{InBasicLatin}{2}()|(d(]))){3}", "abbs,ab", ""), ("(?r)b|\\X", "a🏽-", "\\101\\0"), ("(?(?!}})(?|aI|\\p{Any}))", "b", ""),
    ("(?(?!-)(?:a|.b(?<=a)|b{1}b)(?m)\\p{InBasicLatin}|)", "bbaababb", ""), ("()(?(?=(\\1b+?\\K?+|a)*+)_??|1)|a", "aakbb", "[\\g<0>"),
    ("(?i)\\p{Lu}|Id", "ﬃς", "x"), ("[^|bs](?i)|,\\-", "bsskSb", ""), ("[^|bs](?i)|,a", "bsskSb", ""), ("(?p).*+(?:a){,2}", "k", "[\\g<0>]"),
    ("(?x)a(b#c", "ab", ""), ("(?i:e)x|[^A-Z]", "ab1", "x"), ("(?i:e)x|[^A-Z]", "AB1", "x"), ("(?:(?i:k)|[^\\p{Lu}b])c", "dc", ""), ("(a+)[-a]*=\\1?c", "aa-=ac", "x"),
    ("(?am)I\\1(?aw)(?(1)x|.)|(i)k", "-k", "\\g<n>"), ("(?(?!x)(?:|a)(?:b|c))", "c", "x"),
    ("(?(?!x)(?:a|b)?c)", "bc", "x"), ("(?(?<!x)a|b)", "a", "x"), ("(?(?!x))(?:a|b)", "b", "x"), ("(?(?!x)(?:(?:a|b)|c))", "b", "x"),
    ("(?:(a)|(?(1)b|c))*+", "cab", "<\\1>"), ("(?P<n>(?(1)a|k){0,2}+)*+", "kaa", "<\\1>"),
]


def main():
    patterns.limit_memory()
    if sys.argv[1:] == ["found"]:
        cases = FOUND + [case for level in range(3) for case in patterns.cases(20240724, 60, level)]
        for case in cases:
            if line := patterns.line(*case):
                print(line)
        return
    for group in GROUPS:
        for place, pattern in enumerate(group[0]):
            for number, text in enumerate(group[1]):
                # Every third text of most patterns keeps the table short.
                if len(group[1]) > 8 and (place + number) % 2:
                    continue
                write(pattern, text, REPLACEMENTS[(place + number) % 3])
    for template in TEMPLATES:
        write("(?<n>a)(b)?", "xab a", template)


def write(pattern, text, replacement):
    if line := patterns.line(pattern, text, replacement):
        print(line)


main()
