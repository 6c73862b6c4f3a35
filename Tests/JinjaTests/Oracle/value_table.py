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


def main():
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        versions = {
            "python": platform.python_version(), "jinja2": jinja2.__version__, "pytz": pytz.__version__,
            "django": django.__version__,
        }
        print(json.dumps(versions), file=file)
        for index, expression in enumerate(EXPRESSIONS.strip().split("\n")):
            case = {"id": f"value-{index}", "family": "values", "template": "{{ " + expression + " }}", "context": {}}
            answer = oracle.answer({**case, "now": "2025-03-09T06:12:44Z"})
            answer.pop("id")
            print(json.dumps({**case, "now": "2025-03-09T06:12:44Z", "expect": answer}), file=file)


if __name__ == "__main__":
    main()
