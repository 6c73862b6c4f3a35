import Jinja

extension Catalogue {
    /// Methods and attributes that are useful in templates, by the type of the value.
    static let methods: [String: [CatalogueEntry]] = [
        "dict": [
            method("get(key, default=None)", "the value of a key, or default if it is missing"),
            method("items()", "keys and values, for a loop"), method("keys()", "the names"),
            method("values()", "the values"), method("copy()", "a copy that can be changed safely"),
            method("pop(key, default)", "removes a key, also for later templates"),
            method("update(other)", "adds the keys of another object"),
        ],
        "str": [
            method("startswith(prefix)", "whether it begins with a text"),
            method("endswith(suffix)", "whether it ends with a text"), method("split(sep=None)", "its parts as a list"),
            method("replace(old, new)", "with a part replaced by another"), method("upper()", "in upper case"),
            method("lower()", "in lower case"), method("strip(chars=None)", "without whitespace at both ends"),
            method("format(*values)", "the text with values inserted for {}"),
            method("find(text)", "the index of a text; -1 if not found"),
            method("join(list)", "the items of a list joined by this text"),
        ],
        "list": [
            method("append(item)", "appends an item"), method("pop(index)", "removes an item"),
            method("index(item)", "the index of an item"), method("count(item)", "how often an item occurs"),
        ],
        "LoopContext": [
            method("index", "the iteration, from 1"), method("index0", "the iteration, from 0"),
            method("first", "whether it is the first iteration"), method("last", "whether it is the last iteration"),
            method("length", "the number of iterations"), method("revindex", "the iterations left, including this one"),
            method("revindex0", "the iterations left after this one"), method("previtem", "the previous item"),
            method("nextitem", "the next item"), method("cycle(*items)", "one of the items, in turn"),
            method("changed(value)", "whether the value differs from the previous iteration's"),
            method("depth", "how deep a recursive loop is, from 1"),
            method("depth0", "how deep a recursive loop is, from 0"),
        ],
        "datetime.datetime": [
            method("isoformat()", "as 2025-12-31T18:30:00+00:00"), method("strftime(format)", "as text"),
            method("timestamp()", "seconds since 1970"), method("date()", "the date without the time"),
            method("weekday()", "the day of the week; Monday is 0"), method("year", "the year"),
            method("month", "the month"), method("day", "the day of the month"), method("hour", "the hour"),
            method("minute", "the minute"), method("second", "the second"),
            method("replace(hour, minute, second)", "with some parts changed"),
        ],
        "datetime.timedelta": [
            method("total_seconds()", "the whole duration in seconds"), method("days", "its days"),
            method("seconds", "the seconds beyond whole days"),
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
