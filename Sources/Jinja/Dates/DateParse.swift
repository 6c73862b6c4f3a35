/// `datetime.strptime`, after Python's `_strptime`.
package enum DateParse {
    private static func pattern(_ letter: Unicode.Scalar) -> String? {
        func names(_ list: [String]) -> String { list.sorted { $0.count > $1.count }.joined(separator: "|") }
        return switch letter {
        case "d": #"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])"#
        case "f": "(?P<f>[0-9]{1,6})"
        case "H": #"(?P<H>2[0-3]|[0-1]\d|\d)"#
        case "I": "(?P<I>1[0-2]|0[1-9]|[1-9])"
        case "G": #"(?P<G>\d\d\d\d)"#
        case "j": #"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])"#
        case "m": "(?P<m>1[0-2]|0[1-9]|[1-9])"
        case "M": #"(?P<M>[0-5]\d|\d)"#
        case "S": #"(?P<S>6[0-1]|[0-5]\d|\d)"#
        case "U": #"(?P<U>5[0-3]|[0-4]\d|\d)"#
        case "W": #"(?P<W>5[0-3]|[0-4]\d|\d)"#
        case "w": "(?P<w>[0-6])"
        case "u": "(?P<u>[1-7])"
        case "V": #"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)"#
        case "y": #"(?P<y>\d\d)"#
        case "Y": #"(?P<Y>\d\d\d\d)"#
        case "z": #"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))"#
        case "A": "(?P<A>\(names(DateFormat.weekdays)))"
        case "a": "(?P<a>\(names(DateFormat.weekdays.map { String($0.prefix(3)) })))"
        case "B": "(?P<B>\(names(DateFormat.months)))"
        case "b": "(?P<b>\(names(DateFormat.months.map { String($0.prefix(3)) })))"
        case "p": "(?P<p>am|pm)"
        case "Z": "(?P<Z>utc|gmt)"
        case "%": "%"
        default: nil
        }
    }

    private static let composed: [Unicode.Scalar: String] = [
        "c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S",
    ]

    /// - Throws: a `ValueError` if the text doesn't match the format.
    package static func moment(_ text: String, format: String) throws -> DateTime {
        let pattern = try expression(format)
        try rejectDuplicates(pattern)
        let expression = try RegularExpression(pattern, ignoresCase: true)
        let refusal = PythonError.value(
            "time data \(PythonText.repr(text)) does not match format \(PythonText.repr(format))")
        guard let match = try expression.match(text) else { throw refusal }
        guard match.end == match.count else {
            throw PythonError.value("unconverted data remains: \(match.rest)")
        }
        return try moment(match)
    }

    /// Python's `re` rejects a duplicate field and reports its position in the pattern generated from the format.
    private static func rejectDuplicates(_ pattern: String) throws {
        let scalars = Array(pattern.unicodeScalars)
        var groups: [Unicode.Scalar: Int] = [:]
        var count = 0
        for index in scalars.indices where scalars[index] == "(" {
            var slashes = 0
            while index - slashes > 0, scalars[index - slashes - 1] == "\\" { slashes += 1 }
            guard slashes % 2 == 0, index + 4 < scalars.count else { continue }
            let isNamed = scalars[index + 1] == "?" && scalars[index + 2] == "P"
            guard scalars[index + 1] != "?" || isNamed else { continue }
            count += 1
            guard isNamed else { continue }
            let name = scalars[index + 4]
            if let first = groups[name] {
                throw PythonError(
                    "error",
                    "redefinition of group name '\(name)' as group \(count); was group \(first) at position \(index + 4)"
                )
            }
            groups[name] = count
        }
    }

    private static func expression(_ format: String) throws -> String {
        var result = ""
        let scalars = Array(format.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar.isPythonSpace {
                while index < scalars.count, scalars[index].isPythonSpace { index += 1 }
                result += "\\s+"
            } else if scalar != "%" {
                if "\\.^$*+?(){}[]|".unicodeScalars.contains(scalar) { result += "\\" }
                result.unicodeScalars.append(scalar)
            } else {
                guard index < scalars.count else {
                    throw PythonError.value("stray % in format \(PythonText.repr(format))")
                }
                let letter = scalars[index]
                index += 1
                if let whole = composed[letter] {
                    result += try expression(whole)
                } else if let part = pattern(letter) {
                    result += part
                } else {
                    throw PythonError.value(
                        "'\(letter)' is a bad directive in format \(PythonText.repr(format))")
                }
            }
        }
        return result
    }

    private static func moment(_ match: RegularExpression.Match) throws -> DateTime {
        func text(_ name: String) -> String? { match.text(of: name) }
        func number(_ name: String) -> Int? {
            guard let value = text(name).flatMap({ NumberText.integer($0) }) else { return nil }
            return value.smallInteger
        }
        func position(_ name: String, _ list: [String], _ length: Int) -> Int? {
            guard let found = text(name)?.lowercased() else { return nil }
            return list.firstIndex { $0.prefix(length).lowercased() == found }
        }
        var year = number("Y")
        if let short = number("y") { year = short <= 68 ? 2000 + short : 1900 + short }
        let isoYear = number("G")
        let isoWeek = number("V")
        let month =
            number("m") ?? position("B", DateFormat.months, 20).map { $0 + 1 }
            ?? position("b", DateFormat.months, 3).map { $0 + 1 }
        var weekday = position("A", DateFormat.weekdays, 20) ?? position("a", DateFormat.weekdays, 3)
        if let sundayFirst = number("w") { weekday = (sundayFirst + 6) % 7 }
        if let mondayFirst = number("u") { weekday = mondayFirst - 1 }
        var moment = DateTime(year: 1900, month: month ?? 1, day: number("d") ?? 1)
        moment.hour = number("H") ?? 0
        if let hour = number("I") {
            let isAfternoon = text("p")?.lowercased() == "pm"
            moment.hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        moment.minute = number("M") ?? 0
        moment.second = number("S") ?? 0
        if let fraction = text("f") {
            moment.microsecond = Int(fraction + String(repeating: "0", count: 6 - fraction.utf8.count)) ?? 0
        }
        if let zone = text("z") { moment.zone = try offset(zone, name: text("Z")) }
        if isoYear != nil || isoWeek != nil,
            text("j") != nil || year != nil || weekday == nil || isoYear == nil || isoWeek == nil
        {
            throw PythonError.value("ISO directives must be used together")
        }
        let isLeapDay = year == nil && month == 2 && moment.day == 29
        moment.year = year ?? (isLeapDay ? 1904 : 1900)
        var julian = number("j")
        if let isoYear, let isoWeek, let weekday {
            guard let date = ISOText.date(isoYear, week: isoWeek, day: weekday + 1) else {
                throw PythonError.value("Invalid week: \(isoWeek)")
            }
            (moment.year, moment.month, moment.day) = (date.year, date.month, date.day)
            julian = nil
        } else if julian == nil, let weekday, year != nil, let week = number("U") ?? number("W") {
            let isMondayFirst = text("U") == nil
            var first = (DateTime.ordinal(moment.year, 1, 1) + 6) % 7
            var day = weekday
            if !isMondayFirst {
                first = (first + 1) % 7
                day = (day + 1) % 7
            }
            let start = (7 - first) % 7
            let days = week == 0 ? 1 + day - first : 1 + start + 7 * (week - 1) + day
            julian = days
        }
        if let julian {
            let ordinal = DateTime.ordinal(moment.year, 1, 1) + julian - 1
            guard ordinal >= 1, ordinal <= 3_652_059 else { throw PythonError.value("day of year out of range") }
            (moment.year, moment.month, moment.day) = DateTime.date(ordinal: ordinal)
        }
        if isLeapDay, julian == nil { moment.year = 1900 }
        if moment.second == 61 || moment.second == 60 { throw PythonError.value("second must be in 0..59") }
        return try moment.checked()
    }

    /// The offset that `%z` found.
    /// - Throws: a `ValueError` for one day or more, and where colons stand in some places only.
    private static func offset(_ text: String, name: String?) throws -> Zone {
        var micros = 0
        if text != "Z" {
            var signs = Array(text.unicodeScalars)
            if signs[3] == ":" {
                signs.remove(at: 3)
                if signs.count > 5 {
                    guard signs[5] == ":" else { throw PythonError.value("Inconsistent use of : in \(text)") }
                    signs.remove(at: 5)
                }
            } else if signs.count > 5, signs[5] == ":" {
                let part = String(String.UnicodeScalarView(signs[5...].prefix(2)))
                throw PythonError.value("invalid literal for int() with base 10: \(PythonText.repr(part))")
            }
            func part(_ start: Int, _ count: Int) -> Int {
                (start..<(start + count)).reduce(0) {
                    $0 * 10 + ($1 < signs.count ? signs[$1].decimalDigitValue ?? 0 : 0)
                }
            }
            micros = (part(1, 2) * 3600 + part(3, 2) * 60 + part(5, 2)) * 1_000_000 + part(8, 6)
            if signs[0] == "-" { micros = -micros }
        }
        return try Zone(checking: micros, name: name)
    }
}
