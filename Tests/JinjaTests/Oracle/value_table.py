"""Writes Tests/JinjaTests/Tables/values.jsonl: expressions with the results of Python 3.12.1, jinja2 3.1.6, pytz 2025.2 and Django 4.2.27.

Usage: value_table.py FILE. The versions stand in the first line.
"""

import json
import platform
import sys

import django
import jinja2
import oracle
import pytz

EXPRESSIONS = r"""
[10.25,0.96,44.78,50,4]|sum
([0.1]*10)|sum
[1e16,1,1e-16,-1e16]|sum
[1,2.5,true,none]|sum
[1e308,1e308,-1e308]|sum
[0.1,9223372036854775808,0.2,0.3]|sum
[9223372036854775807,1,0.1,0.2]|sum
[0.1,0.2,0.3]|sum(start=true)
[0.1,0.2,0.3]|sum(start=0.5)
[-0.0]|sum(start=-0.0)
["1"]|sum
"a  b  c ".split(none,1)
" a  b  c ".split(none,0)
" a  b  c ".rsplit(none,1)
" a  b  c ".rsplit(none,0)
"\u3000a\u2003b c\x85".split(none,1)
"\u3000a\u2003b c\x85".rsplit(none,1)
"{:4c}|{:<4c}|{:04c}|{:^4c}".format(65,65,65,65)
"{:#.6}|{:#.1}|{:#}|{:#.3}".format(1.0,1.0,1e16,12.0)
"{:.6}|{:.1}|{:.3}|{:.2}".format(100000.0,0.0,123.0,12.0)
"{:#.6}|{:#,.3}|{:#10.2}".format(123456.0,1234.5,-0.0)
"2025-03-09T06:12:44-07:00"|iso8601_to_time|datetimeformat("%Z %z %:z")
"2025-03-09T06:12:44Z"|iso8601_to_time|datetimeformat("%Z %z %:z")
"2025-03-09T06:12:44"|iso8601_to_time|datetimeformat("[%:z]%%:z")
["2025-03-09T06:12:44+05:30:15.123456"|iso8601_to_time]
"2025-03-09T06:12:44+05:30:15.123456"|iso8601_to_time|datetimeformat("%z %:z %Z")
["2025-03-09T06:12:44-00:00:00.000001"|iso8601_to_time]
["2025-03-09 06:12.5"|iso8601_to_time, "2025-03-09T06,25"|iso8601_to_time, "20250309T061244518"|iso8601_to_time]
["2025-03-09T"|iso8601_to_time, "2025-03-09T06:+01:00"|iso8601_to_time, "2025-3-9 6:12 -0730"|iso8601_to_time]
time().fromisoformat("2025-03-09T06:12+24:00")
time().fromisoformat("2025-03-09T26:12")
["06:12:44 +053015.5"|datetimeparse("%H:%M:%S %z")]
["Z UTC"|datetimeparse("%z %Z"), "+05:30:15 GMT"|datetimeparse("%z %Z")]
time().strptime("+05:3015","%z")
1e18|timestamp_to_datetime
67768036191676799|timestamp_to_datetime
67768036191676800|timestamp_to_datetime
-67768040609740801|timestamp_to_datetime
9223372036854775808|timestamp_to_datetime
time().fromtimestamp(253402300800)
time().fromtimestamp(-62135510401)
time().utcfromtimestamp(-62135596800)
[0.0000005|timestamp_to_datetime, 0.0000015|timestamp_to_datetime, -0.5|timestamp_to_datetime]
[(-0.0000005)|timestamp_to_datetime, 253402300799.9999|timestamp_to_datetime]
("0123456789"*12).encode()|pprint
[("0123456789"*12).encode()]|pprint
{"k":("\\x00é'"*30).encode(),"a":1}|pprint
"1850-06-01T12:00:00Z"|iso8601_to_time|datetimeformat_as_timezone("%Y-%m-%d %H:%M:%S %Z %z","Europe/Amsterdam")
"1899-12-31T23:59:59Z"|iso8601_to_time|datetimeformat_as_timezone("%Y-%m-%d %H:%M:%S %Z %z","America/New_York")
"1901-12-13T20:45:52Z"|iso8601_to_time|datetimeformat_as_timezone("%Y-%m-%d %H:%M:%S %Z %z","Europe/Moscow")
"2037-12-31T12:00:00Z"|iso8601_to_time|datetimeformat_as_timezone("%Y-%m-%d %H:%M:%S %Z %z","Europe/Berlin")
"2050-07-01T12:00:00Z"|iso8601_to_time|datetimeformat_as_timezone("%Y-%m-%d %H:%M:%S %Z %z","europe/BERLIN")
"2025-10-26T01:30:00Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z %z","Europe/London")
"2025-03-09T06:12:44Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z","Etc/GMT_plus_5")
"2025-03-09T06:12:44Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z","Asia/Kathmandu".encode())
"2025-03-09T06:12:44Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z","Europe/Atlantis")
"2025-03-09T06:12:44Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z","Factory")
"2025-03-09T06:12:44Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z",none)
"0001-01-01T00:30:00Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z","America/New_York")
"9999-12-31T23:30:00Z"|iso8601_to_time|datetimeformat_as_timezone("%H:%M %Z","Asia/Tokyo")
"a<!<!-- x -->-- y --> b"|striptags
"a<!-- <!-- z --> w -->b<c"|striptags
"&#１２;&amp &#x41;&notit;"|striptags
"ΟΔΟΣ ΑΣ-ΣΑΣ".lower()
"ΟΔΟΣ ΑΣ-ΣΑΣ"|title
"ǆ ŉ ﬁ ß İ ı".upper()
"ǆ ŉ ﬁ ß İ ı".title()
"ß ﬁ İ".casefold()
"äöü服务🔥x"[1:-1]
"äöü服务🔥x"[::-2]
"äöü服务🔥x"[-99:99:3]
"äöü服务🔥x"[-3]
"äöü服务🔥x".find("🔥",-3)
"aXbXc".rfind("X",0,3)
"服务服务".count("服务",1)
"äöü".startswith("ü",2)
"äöü".startswith("",4)
"äöü".endswith("ö",0,2)
"a\nb".splitlines("x")
"ab c"|wordwrap(0.5)
["2025-08-08T23:0-00:00"|iso8601_to_time]
"x&check;&notit;&nvlt;"|striptags
"""

# Long texts, and the lists and dicts of a payload, which this engine treats apart: each with its context.
LONG = r"""
{{ s[::-1][:25] }}
{{ s[::3][:25] }}
{{ s[5::7] }}
{{ s[90:10:-9] }}
{{ s|reverse|length }}
{{ s.upper()[:12] }}{{ s.lower()[:12] }}{{ s.title()[:12] }}{{ s.casefold()[:12] }}{{ s.swapcase()[:12] }}
{{ 'ΑΣ ΣΑΣ İI ﬁ Straße'.casefold() }} {{ 'ΑΣ ΣΑΣ İI'.lower() }}
{{ s.replace('', '-', 4)[:14] }} {{ s[:5].replace('', '<>') }} {{ s.replace('b', 'X')[:9] }}
{{ s.encode('utf-16')[:24] }} {{ s.encode('utf-16-be')[:12] }} {{ s[:6].encode() }}
{{ s.expandtabs(4)[:24] }} {{ s.translate({65: 'aa', 98: none, 233: 'e'})[:14] }}
{{ s.maketrans('aba', 'xyz') }}
{{ s.splitlines()|length }} {{ s.splitlines(true)[3] }} {{ s.split(none, 2)|length }} {{ s.rsplit(none, 1)|last|length }}
{{ s.find('é', 20) }} {{ s.find('', 119) }} {{ s.find('', 121) }} {{ s.startswith('Ab', 10) }} {{ s.count('ß', 60) }}
{{ s|format == s }} {{ s.format() == s }} {{ '{{x}}'.format() }}
{{ s|int }} {{ s|float }} {{ (' ' * 70 ~ '12')|int }} {{ ('1' * 70)|float }} {{ ('1_0' ~ ' ' * 70)|int }} {{ ('1 ' * 40)|int(7) }}
{{ l|sort|join(' ') }}
{{ l|sort(reverse=true)|first }} {{ n|sort|join(',') }} {{ n|sort(reverse=true)|join(',') }}
{{ ['b', 'B', 'a', 'A', 'b', 'aaaaaaaaaa', 'aaaaaaaaab', 'aaaaaaaa', 'ab', 'é']|sort|join(',') }}
{{ ['b', 'B', 'a', 'A', 'b', 'aaaaaaaaaa', 'aaaaaaaaab', 'aaaaaaaa', 'ab', 'é']|sort(true, true)|join(',') }}
{{ d|length }} {{ 'k79' in d }} {{ d.k79 }} {{ d.get('k80') }} {{ dict(d, x=1).x }} {{ dict(d, k3='n').k3 }} {{ dict(d)|length }}
{% set c = dict(d, x=1) %}{% set _ = c.pop('k1') %}{{ c|length }} {{ c.k2 }} {{ 'k1' in c }} {{ c.x }} {{ d.k1 }} {{ c|first }} {{ c|last }}
{% set c = d.copy() %}{% set _ = c.update({'k5': 'n', 'z': 0}) %}{{ c.k5 }} {{ c.z }} {{ d.k5 }} {{ 'z' in d }} {{ c.keys()|list|last }}
{% set _ = m.k3.append(9) %}{{ m.k3 }} {{ dict(m).k3 }} {{ m.values()|list|length }} {{ m.k3 is sameas m['k3'] }}
{{ d.values()|sum }} {{ d|list|last }} {{ d.items()|list|last }} {{ d|items|first }} {{ d.keys()|sort|first }} {{ d|max }}
{{ l[1:3] }} {{ l[-1] }} {{ l|last }} {{ l[::-9] }} {{ (l + l)|length }} {{ (l * 2)|length }} {{ l|reverse|list|first }} {{ l.index('w6é') }} {{ l.count('w1é') }}
{% set _ = l.append('x') %}{{ l|length }} {{ l|last }} {{ l == l }} {{ 'x' in l }}
{{ ', '.join(l[:3]) }} {{ ''.join([]) }} {{ l[:2]|join }} {{ ['', '']|join('-') }}
{{ l|batch(11)|map('length')|join(',') }} {{ 'abcdef'|batch(4)|list }}
{{ s[:12]|tojson }} {{ [s[:8]]|string }} {{ s[:6]|pprint }}
{{ s|wordwrap(20)|length }} {{ s[:30]|wordwrap(9, false) }}
{{ (1).from_bytes(x, 'big') }} {{ (1).from_bytes([1, 2], 'little') }} {{ (1).from_bytes([200], 'big', signed=true) }} {{ (1).from_bytes({1: 2}) }}
{{ (1).from_bytes([300], 'big') }}
{{ (-2).to_bytes(2, 'big', signed=true) }} {{ (-128).to_bytes(1, signed=true) }} {{ (127).to_bytes(1, signed=true) }}
{{ (-129).to_bytes(1, signed=true) }}
{{ (128).to_bytes(1, signed=true) }}
{% if false %}{{ 10**5000 }}{% endif %}x
{% set a = 10**5000 %}{{ a > 1 }}
{{ 1 if 2**20000 else 2 }}{% if 10**5000 > 1 %}y{% endif %}
{% set a = [10**5000] %}{{ a|length }}
"""

LONG_CONTEXT = {
    "s": "Ab é服🔥ß'\n\t" * 12, "l": [f"w{index % 7}é" for index in range(30)], "n": list(range(40, 0, -3)),
    "d": {f"k{index}": index for index in range(80)}, "m": {f"k{index}": [index] for index in range(20)},
}


def main():
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        versions = {
            "python": platform.python_version(), "jinja2": jinja2.__version__, "pytz": pytz.__version__,
            "django": django.__version__,
        }
        print(json.dumps(versions), file=file)
        templates = [("{{ " + expression + " }}", {}) for expression in EXPRESSIONS.strip().split("\n")]
        templates += [(template, LONG_CONTEXT) for template in LONG.strip().split("\n")]
        for index, (template, context) in enumerate(templates):
            case = {"id": f"value-{index}", "family": "values", "template": template, "context": context}
            answer = oracle.answer({**case, "now": "2025-03-09T06:12:44Z"})
            answer.pop("id")
            if "collapse" in answer:
                # The server shows a ValueError of the compiler as it shows one of the rendering.
                answer = {"runtime_error": {**answer["collapse"], "level": "warning"}}
            print(json.dumps({**case, "now": "2025-03-09T06:12:44Z", "expect": answer}), file=file)


if __name__ == "__main__":
    main()
