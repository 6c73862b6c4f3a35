/// Parses dates and times: `datetime.fromisoformat` of Python 3.11, and Django's looser pattern.
package enum ISOText {
    /// `datetime.fromisoformat`; nil if Python raises a `ValueError`.
    static func moment(_ text: String) -> DateTime? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= 7 else { return nil }
        let separator = separator(scalars)
        guard separator <= scalars.count, let date = date(Array(scalars[..<separator])) else { return nil }
        var moment = date
        if scalars.count > separator {
            let rest = Array(scalars[min(separator + 1, scalars.count)...])
            guard !rest.isEmpty, time(rest, &moment) else { return nil }
        }
        return try? moment.checked()
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }

    private static func number(_ scalars: [Unicode.Scalar], _ start: Int, _ count: Int) -> Int? {
        guard start + count <= scalars.count, count > 0 else { return nil }
        var value = 0
        for scalar in scalars[start..<(start + count)] {
            guard isDigit(scalar) else { return nil }
            value = value * 10 + Int(scalar.value - 0x30)
        }
        return value
    }

    /// The end of the date.
    private static func separator(_ text: [Unicode.Scalar]) -> Int {
        if text.count == 7 { return 7 }
        if text[4] == "-" {
            guard text[5] == "W" else { return 10 }
            if text.count > 8, text[8] == "-" {
                if text.count == 9 { return .max }
                return text.count > 10 && isDigit(text[10]) ? 8 : 10
            }
            return 8
        }
        guard text[4] == "W" else { return 8 }
        var index = 7
        while index < text.count, isDigit(text[index]) { index += 1 }
        if index < 9 { return index }
        return index % 2 == 0 ? 7 : 8
    }

    private static func date(_ text: [Unicode.Scalar]) -> DateTime? {
        guard [7, 8, 10].contains(text.count), let year = number(text, 0, 4) else { return nil }
        let isSeparated = text[4] == "-"
        var position = isSeparated ? 5 : 4
        if text[position] == "W" {
            guard let week = number(text, position + 1, 2) else { return nil }
            position += 3
            var day = 1
            if text.count > position {
                guard (text[position] == "-") == isSeparated else { return nil }
                if isSeparated { position += 1 }
                guard let given = number(text, position, 1), position + 1 == text.count else { return nil }
                day = given
            }
            return date(year, week: week, day: day)
        }
        guard let month = number(text, position, 2) else { return nil }
        position += 2
        guard position < text.count, (text[position] == "-") == isSeparated else { return nil }
        if isSeparated { position += 1 }
        guard let day = number(text, position, 2), position + 2 == text.count else { return nil }
        return DateTime(year: year, month: month, day: day)
    }

    /// A day of an ISO week.
    static func date(_ year: Int, week: Int, day: Int) -> DateTime? {
        guard (1...9999).contains(year), (1...7).contains(day), (1...53).contains(week) else { return nil }
        let first = DateTime.ordinal(year, 1, 1)
        let weekday = (first + 6) % 7
        if week == 53 {
            // Only years that start or end on a Thursday have one.
            guard weekday == 3 || weekday == 2 && DateTime.isLeap(year) else { return nil }
        }
        let monday = first - weekday + (weekday > 3 ? 7 : 0)
        let ordinal = monday + (week - 1) * 7 + day - 1
        guard ordinal >= 1, ordinal <= 3_652_059 else { return nil }
        let (year, month, day) = DateTime.date(ordinal: ordinal)
        return DateTime(year: year, month: month, day: day)
    }

    private static func time(_ text: [Unicode.Scalar], _ moment: inout DateTime) -> Bool {
        let mark = text.firstIndex { $0 == "-" || $0 == "+" || $0 == "Z" }
        guard let clock = parts(Array(text[..<(mark ?? text.count)])) else { return false }
        moment.hour = clock[0]
        moment.minute = clock[1]
        moment.second = clock[2]
        moment.microsecond = clock[3]
        guard let mark else { return true }
        if text[mark] == "Z" {
            guard mark == text.count - 1 else { return false }
            moment.zone = .utc
            return true
        }
        guard let offset = parts(Array(text[(mark + 1)...])) else { return false }
        let seconds = offset[0] * 3600 + offset[1] * 60 + offset[2]
        guard seconds < 86400 else { return false }
        moment.zone = .fixed(text[mark] == "-" ? -seconds : seconds)
        return true
    }

    /// Hours, minutes, seconds and microseconds.
    private static func parts(_ text: [Unicode.Scalar]) -> [Int]? {
        var values = [0, 0, 0, 0]
        var position = 0
        var isSeparated = false
        for part in 0..<3 {
            guard let value = number(text, position, 2) else { return nil }
            values[part] = value
            position += 2
            if part == 0 { isSeparated = position < text.count && text[position] == ":" }
            if position >= text.count || part == 2 { break }
            if isSeparated {
                guard text[position] == ":" else {
                    if text[position] == "." || text[position] == "," { break }
                    return nil
                }
                position += 1
            } else if text[position] == "." || text[position] == "," {
                break
            }
        }
        guard position < text.count else { return values }
        guard text[position] == "." || text[position] == "," else { return nil }
        // Only seconds can have a fraction.
        guard position == (isSeparated ? 8 : 6) else { return nil }
        position += 1
        let digits = text[position...]
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        let kept = Array(digits.prefix(6))
        values[3] = (number(kept, 0, kept.count) ?? 0) * [100_000, 10_000, 1000, 100, 10, 1][kept.count - 1]
        return values
    }

    private static let loosePattern = try? RegularExpression(
        #"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})[T ](?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[\.,](?P<microsecond>\d{1,6})\d{0,6})?)?\s*(?P<tzinfo>Z|[+-]\d{2}(?::?\d{2})?)?$"#
    )

    /// `django.utils.dateparse.parse_datetime`; nil if it returns `None` or raises a `ValueError`.
    package static func loose(_ text: String) -> DateTime? {
        if let moment = moment(text) { return moment }
        guard let match = try? loosePattern?.match(text) else { return nil }
        func number(_ name: String) -> Int? { match.text(of: name).flatMap { decimal($0) } }
        var moment = DateTime(year: number("year") ?? 0, month: number("month") ?? 0, day: number("day") ?? 0)
        moment.hour = number("hour") ?? 0
        moment.minute = number("minute") ?? 0
        moment.second = number("second") ?? 0
        if let fraction = match.text(of: "microsecond") {
            let missing = 6 - fraction.unicodeScalars.count
            moment.microsecond = decimal(fraction + String(repeating: "0", count: max(0, missing))) ?? 0
        }
        if let zone = match.text(of: "tzinfo") {
            if zone == "Z" {
                moment.zone = .utc
            } else {
                let digits = zone.filter { $0 != ":" }
                let hours = decimal(String(digits.dropFirst().prefix(2))) ?? 0
                let minutes = hours * 60 + (digits.count > 3 ? decimal(String(digits.suffix(2))) ?? 0 : 0)
                guard minutes < 1440 else { return nil }
                let sign = digits.first == "-" ? -1 : 1
                let name =
                    "\(sign < 0 ? "-" : "+")\(DateFormat.padded(minutes / 60, 2))\(DateFormat.padded(minutes % 60, 2))"
                moment.zone = .fixed(sign * minutes * 60, name: name)
            }
        }
        return try? moment.checked()
    }

    private static func decimal(_ text: String) -> Int? {
        var value = 0
        for scalar in text.unicodeScalars {
            guard let digit = scalar.decimalDigitValue else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}
