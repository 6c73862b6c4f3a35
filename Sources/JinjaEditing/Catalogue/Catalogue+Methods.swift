import Jinja

extension Catalogue {
    /// Methods and attributes that are useful in templates, by the type of the value.
    static let methods: [String: [CatalogueEntry]] = [
        "dict": [
            method("get(key, default=None)", "the value of a key, or default where it isn't there"),
            method("items()", "names and values, for a loop"), method("keys()", "the names"),
            method("values()", "the values"), method("copy()", "a copy to change without harm"),
            method("pop(key, default)", "takes a key out: for templates that follow too"),
            method("update(other)", "puts the keys of another object in"),
        ],
        "str": [
            method("startswith(prefix)", "whether it begins with a text"),
            method("endswith(suffix)", "whether it ends with a text"), method("split(sep=None)", "its parts as a list"),
            method("replace(old, new)", "with one piece replaced by another"), method("upper()", "all letters large"),
            method("lower()", "all letters small"), method("strip(chars=None)", "without blanks at both ends"),
            method("format(*values)", "the values put in for {}"),
            method("find(text)", "where a text begins; -1: nowhere"),
            method("join(list)", "the items of a list with it between them"),
        ],
        "list": [
            method("append(item)", "puts an item at the end"), method("pop(place)", "takes an item out"),
            method("index(item)", "where an item is"), method("count(item)", "how often an item is there"),
        ],
        "LoopContext": [
            method("index", "the turn, from 1"), method("index0", "the turn, from 0"),
            method("first", "whether it is the first turn"), method("last", "whether it is the last turn"),
            method("length", "how many turns there are"), method("revindex", "how many turns are left, this one too"),
            method("revindex0", "how many turns are left after this"), method("previtem", "the item before"),
            method("nextitem", "the item after"), method("cycle(*items)", "one of the items, in turn"),
            method("changed(value)", "whether the value differs from that of the turn before"),
            method("depth", "how deep a recursive loop is, from 1"),
            method("depth0", "how deep a recursive loop is, from 0"),
        ],
        "datetime.datetime": [
            method("isoformat()", "as 2025-12-31T18:30:00+00:00"), method("strftime(format)", "as text"),
            method("timestamp()", "seconds since 1970"), method("date()", "the day alone"),
            method("weekday()", "the day of the week; Monday is 0"), method("year", "the year"),
            method("month", "the month"), method("day", "the day of the month"), method("hour", "the hour"),
            method("minute", "the minute"), method("second", "the second"),
            method("replace(hour, minute, second)", "with some parts changed"),
        ],
        "datetime.timedelta": [
            method("total_seconds()", "the whole span in seconds"), method("days", "its days"),
            method("seconds", "the seconds beyond its days"),
        ],
    ]

    private static func method(_ signature: String, _ summary: String) -> CatalogueEntry {
        CatalogueEntry(.function, signature, summary)
    }
}

extension Methods {
    /// The catalogue entries for the methods of a value.
    static func entries(of value: Value) -> [CatalogueEntry] {
        if case .dict = value { return Catalogue.methods["dict"] ?? [] }
        return Catalogue.methods[value.typeName] ?? []
    }
}
