import JSON
import Jinja

/// Every filter and method of the language, and texts of many sizes and scripts for them.
enum SweepSubject {
    /// A text of each script and size.
    static let texts: [(name: String, size: Int, text: String)] = {
        let scripts: [(String, [String])] = [
            (
                "ASCII",
                ["High", "CPU", "on", "web-1:9100", "has", "been", "firing", "for", "10m,", "<b>disk</b>", "'95%'"]
            ),
            (
                "Latin",
                ["Überlauf", "größer", "façade", "déjà", "São", "Zürich", "naïve", "&eacute;té", "niño", "Łódź"]
            ),
            ("CJK", ["服务器", "告警", "处理器", "使用率", "超过", "九十", "ページ", "サーバー", "경고", "데이터베이스"]),
            (
                "mixed",
                ["🔥", "Ошибка", "диск", "web-1", "警告", "größer", "👍🏽", "&lt;x&gt;", "θέμα", "https://a.example/b?c=1"]
            ),
        ]
        return [10, 100, 1000, 10_000, 50_000].flatMap { size in
            scripts.map { name, words in
                var text = String.UnicodeScalarView()
                for place in 0..<(size / 2) {
                    text.append(contentsOf: words[(place * 7 + place / 11) % words.count].unicodeScalars)
                    text.append(place % 9 == 8 ? "\n" : " ")
                }
                return (name, size, String(String.UnicodeScalarView(text.prefix(size))))
            }
        }
    }()

    /// What an expression sees: the text, its words, and a dict of them.
    static func context(_ text: String) -> JSONObject {
        let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
        var dict = JSONObject()
        for (index, word) in words.enumerated() { dict["\(word)\(index)"] = .number(JSONNumber(index)) }
        return ["s": .string(text), "l": .array(words.map(JSONValue.string)), "d": .object(dict)]
    }

    /// Names of filters that are left out, and why.
    static let leftOut = [
        "random": "its result differs", "attr": "doesn't look at the value", "default": "likewise", "d": "likewise",
        "e": "another name of escape", "count": "another name of length", "datetimeformat": "for dates",
        "datetimeformat_as_timezone": "for dates", "datetimeparse": "for dates", "timestamp_to_datetime": "for dates",
        "abs": "for numbers", "round": "for numbers", "filesizeformat": "for numbers", "sum": "see the lists",
    ]

    private static let onText = """
        s|length s|upper s|lower s|capitalize s|title s|trim s|string s|center(60000) s|replace("e","E") s|replace("服","x",3)
        s|replace("","-") s|indent s|indent(2,true,true) s|truncate(100) s|truncate(9000,true) s|truncate(20,false,"…")
        s|wordcount s|wordwrap(60) s|wordwrap(20,false) s|format s|urlencode s|escape s|forceescape s|safe s|striptags s|urlize
        s|list s|first s|last s|reverse s|join s|join(",") s|sort s|unique|list s|min s|max s|groupby(0)|length s|batch(7)|list
        s|slice(3)|list s|map("upper")|list s|select("upper")|list s|reject("lower")|list s|pprint s|tojson s|tojson_pretty
        s|json_dumps s|parse_json (s|tojson)|parse_json s|b64decode s|int s|float s|iso8601_to_time s|timedeltaparse
        s|regex_replace("[0-9]+","N") s|regex_search("zzz") s|regex_match("H")
        s[:10] s[-10:] s[5] s[-5] s[10:-10] s[::-1] s[::2] s[100:200] "zzz"in(s) "x"in(s) s=="x" s<"x" s~"x" s+s s*2
        s.upper() s.lower() s.title() s.capitalize() s.swapcase() s.casefold() s.strip() s.lstrip() s.rstrip("x\\n")
        s.split() s.split("\\n") s.split(none,3) s.rsplit() s.rsplit("\\n",1) s.rsplit(none,2) s.splitlines() s.splitlines(true)
        s.partition(":") s.rpartition(":") s.find("zzz") s.rfind("zzz") s.find("e",5) s.count("e") s.count("服务")
        s.startswith("High") s.endswith("x") s.startswith("x",5) s.replace("\\n","") s.replace("a","bb") s.isalnum() s.isalpha()
        s.isascii() s.isdecimal() s.isdigit() s.isidentifier() s.islower() s.isnumeric() s.isprintable() s.isspace()
        s.istitle() s.isupper() s.join(["a","b"]) s.center(50100) s.ljust(50100,"*") s.rjust(50100) s.zfill(50100)
        s.expandtabs() s.encode() s.encode("utf-16") s.format() s.removeprefix("High") s.removesuffix("x")
        s.translate({97:"A"}) s.maketrans(s,s) "%s"%s "{}".format(s) s.encode().decode() [s]|string s|upper|lower
        """

    private static let onLists = """
        l|length l|join l|join(", ") l|sort l|sort(true,true) l|unique|list l|min l|max l|first l|last l|reverse|list
        l|batch(3)|list l|slice(4)|list l|map("upper")|list l|map("length")|sum l|select("string")|list l|reject("none")|list
        l|groupby("0")|length l|list l|pprint l|tojson l|tojson_pretty l|string l|random l[1:5] l[::-1] l[-1] "zzz"in(l)
        l.index(l[-1]) l.count("x") l+l l*2 l.copy() l==l l|map(attribute="0")|list l|selectattr("0","eq","服")|list
        l|rejectattr("0")|list l|wordcount l|escape l|urlize dict(l|map("list")|list|batch(2)|list) " ".join(l)
        d|length d|dictsort d|dictsort(by="value") d|items|list d|list d|tojson d|tojson_pretty d|pprint d|string
        d.keys()|list d.values()|list d.items()|list d.copy() d.get("x") "x"in(d) dict(d) dict(d,x=1) dict(**d)
        d.values()|sum d|map("upper")|list d.keys()|sort d|urlencode d|xmlattr d|join d|first d|max d==d
        """

    /// All expressions, each without blanks outside of texts.
    static let expressions: [String] = (onText + " " + onLists).replacing(", \")", with: ",\u{A0}\")")
        .replacing("\" \".join", with: "\"\u{A0}\".join").split { $0 == " " || $0 == "\n" }
        .map { String($0).replacing("\u{A0}", with: " ") }
}
