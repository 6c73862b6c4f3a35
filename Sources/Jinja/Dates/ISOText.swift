/// Parses dates and times: `datetime.fromisoformat` of Python 3.12, and Django's looser pattern.
package enum ISOText {
    /// `datetime.fromisoformat`
    /// - Throws: a `ValueError`.
    static func moment(_ text: String) throws -> DateTime {
        let refusal = PythonError.value("Invalid isoformat string: \(PythonText.repr(text))")
        let bytes = Array(text.utf8)
        guard bytes.count >= 7 else { throw refusal }
        let end = separator(bytes)
        guard end <= bytes.count, var moment = date(Array(bytes[..<end])) else { throw refusal }
        if bytes.count > end {
            let size = bytes[end] < 0x80 ? 1 : bytes[end] < 0xE0 ? 2 : bytes[end] < 0xF0 ? 3 : 4
            guard try time(bytes[min(end + size, bytes.count)...], &moment) else { throw refusal }
        }
        return try moment.checked()
    }

    /// `time.fromisoformat`: a time of the first of January 1900.
    /// - Throws: a `ValueError`.
    static func time(_ text: String) throws -> DateTime {
        var moment = DateTime(year: 1900, month: 1, day: 1)
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "T") { bytes.removeFirst() }
        guard try time(bytes, &moment) else {
            throw PythonError.value("Invalid isoformat string: \(PythonText.repr(text))")
        }
        return try moment.checked()
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.count, count > 0 else { return nil }
        var value = 0
        for byte in bytes[start..<(start + count)] {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// The end of the date.
    private static func separator(_ text: [UInt8]) -> Int {
        if text.count == 7 { return 7 }
        if text[4] == UInt8(ascii: "-") {
            guard text[5] == UInt8(ascii: "W") else { return 10 }
            if text.count > 8, text[8] == UInt8(ascii: "-") {
                if text.count == 9 { return .max }
                return text.count > 10 && isDigit(text[10]) ? 8 : 10
            }
            return 8
        }
        guard text[4] == UInt8(ascii: "W") else { return 8 }
        var index = 7
        while index < text.count, isDigit(text[index]) { index += 1 }
        if index < 9 { return index }
        return index % 2 == 0 ? 7 : 8
    }

    private static func date(_ text: [UInt8]) -> DateTime? {
        guard [7, 8, 10].contains(text.count), let year = number(text, 0, 4) else { return nil }
        let isSeparated = text[4] == UInt8(ascii: "-")
        var position = isSeparated ? 5 : 4
        if text[position] == UInt8(ascii: "W") {
            guard let week = number(text, position + 1, 2) else { return nil }
            position += 3
            var day = 1
            if text.count > position {
                guard (text[position] == UInt8(ascii: "-")) == isSeparated else { return nil }
                if isSeparated { position += 1 }
                guard let given = number(text, position, 1), position + 1 == text.count else { return nil }
                day = given
            }
            return date(year, week: week, day: day)
        }
        guard let month = number(text, position, 2) else { return nil }
        position += 2
        guard position < text.count, (text[position] == UInt8(ascii: "-")) == isSeparated else { return nil }
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

    /// - Returns: false if it isn't a time.
    /// - Throws: a `ValueError` for an offset of a day or more.
    private static func time(_ text: ArraySlice<UInt8>, _ moment: inout DateTime) throws -> Bool {
        let mark = text.firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "Z") }
        let end = mark ?? text.endIndex
        guard let (clock, isWhole) = clock(text, end), isWhole || mark != nil else { return false }
        moment.hour = clock[0]
        moment.minute = clock[1]
        moment.second = clock[2]
        moment.microsecond = clock[3]
        guard let mark else { return true }
        if text[mark] == UInt8(ascii: "Z") {
            guard mark == text.endIndex - 1 else { return false }
            moment.zone = .utc
            return true
        }
        guard let (offset, isWhole) = self.clock(text[(mark + 1)...], text.endIndex), isWhole else { return false }
        let seconds = offset[0] * 3600 + offset[1] * 60 + offset[2]
        // Microseconds alone make no zone.
        let micros = seconds == 0 ? 0 : seconds * 1_000_000 + offset[3]
        moment.zone = try Zone(checking: text[mark] == UInt8(ascii: "-") ? -micros : micros)
        return true
    }

    /// `parse_hh_mm_ss_ff` of Python 3.12, with what it lets through: a fraction after hours or minutes, which counts as one of a
    /// second, and an end that isn't read if a zone follows.
    /// - Returns: hours, minutes, seconds and microseconds, and whether nothing was left; nil if Python fails here.
    private static func clock(_ text: ArraySlice<UInt8>, _ end: Int) -> ([Int], isWhole: Bool)? {
        var values = [0, 0, 0, 0]
        var position = text.startIndex
        var isSeparated = true
        func byte(_ index: Int) -> UInt8 { index < text.endIndex ? text[index] : 0 }
        parts: for part in 0..<3 {
            guard isDigit(byte(position)), isDigit(byte(position + 1)) else { return nil }
            values[part] = Int(byte(position) - 0x30) * 10 + Int(byte(position + 1) - 0x30)
            let next = byte(position + 2)
            position += 3
            if part == 0 { isSeparated = next == UInt8(ascii: ":") }
            if position >= end { return (values, next == 0) }
            switch next {
            case UInt8(ascii: ":") where isSeparated:
                if part == 2 { return nil }
            case UInt8(ascii: "."), UInt8(ascii: ","): break parts
            default:
                guard !isSeparated else { return nil }
                position -= 1
            }
        }
        let count = min(end - position, 6)
        var fraction = 0
        for _ in 0..<count {
            guard isDigit(byte(position)) else { return nil }
            fraction = fraction * 10 + Int(byte(position) - 0x30)
            position += 1
        }
        for _ in count..<6 { fraction *= 10 }
        values[3] = fraction
        while isDigit(byte(position)) { position += 1 }
        return (values, byte(position) == 0)
    }

    private static let loosePattern = try? RegularExpression(
        #"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})[T ](?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[\.,](?P<microsecond>\d{1,6})\d{0,6})?)?\s*(?P<tzinfo>Z|[+-]\d{2}(?::?\d{2})?)?$"#
    )

    /// `django.utils.dateparse.parse_datetime`; nil if it returns `None` or raises a `ValueError`.
    package static func loose(_ text: String) -> DateTime? {
        if let moment = try? moment(text) { return moment }
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
                let sign = digits.first == "-" && minutes > 0 ? -1 : 1
                let name =
                    "\(sign < 0 ? "-" : "+")\(DateFormat.padded(minutes / 60, 2))\(DateFormat.padded(minutes % 60, 2))"
                moment.zone = Zone(offset: sign * minutes * 60_000_000, name: name)
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
