/// `strftime` as in the server's C library (musl), in the C locale.
package enum DateFormat {
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    static func padded(_ value: Int, _ width: Int, _ fill: Character = "0") -> String {
        let digits = String(value.magnitude)
        return (value < 0 ? "-" : "") + String(repeating: fill, count: max(0, width - digits.utf8.count)) + digits
    }

    /// An unknown letter makes the whole result empty, as in musl.
    package static func strftime(_ format: String, _ moment: DateTime) throws -> String {
        let scalars = Array(format.unicodeScalars)
        var result = ""
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard index < scalars.count else { return "" }
            // Directives that Python replaces itself.
            switch scalars[index] {
            case "z":
                result += moment.zone?.offsetText(separator: "") ?? ""
                index += 1
                continue
            case "Z":
                result += moment.zone?.name ?? ""
                index += 1
                continue
            case "f":
                result += padded(moment.microsecond, 6)
                index += 1
                continue
            case ":" where index + 1 < scalars.count && scalars[index + 1] == "z":
                result += moment.zone?.offsetText() ?? ""
                index += 2
                continue
            default: break
            }
            var pad: Unicode.Scalar?
            if ["-", "_", "0"].contains(scalars[index]) {
                pad = scalars[index]
                index += 1
            }
            let isPlus = index < scalars.count && scalars[index] == "+"
            if isPlus { index += 1 }
            var width = 0
            while index < scalars.count, scalars[index].value >= 0x30, scalars[index].value <= 0x39 {
                width = min(width * 10 + Int(scalars[index].value) - 0x30, 100_000)
                index += 1
            }
            let hasWidth = index < scalars.count && ["C", "F", "G", "Y"].contains(scalars[index])
            if index < scalars.count, scalars[index] == "E" || scalars[index] == "O" { index += 1 }
            guard index < scalars.count, var text = try field(scalars[index], pad, moment) else { return "" }
            if hasWidth, width > 0 || isPlus { text = widened(text, to: width, isPlus: isPlus, scalars[index]) }
            result += text
            index += 1
        }
        return result
    }

    /// Years and centuries can have a width, and a sign if they are wider than usual.
    private static func widened(_ text: String, to width: Int, isPlus: Bool, _ letter: Unicode.Scalar) -> String {
        var text = Substring(text)
        while text.first == "0", text.dropFirst().first?.isASCII == true, text.dropFirst().first?.isNumber == true {
            text = text.dropFirst()
        }
        var missing = max(0, width - text.utf8.count)
        let digits = text.prefix { $0.isNumber }.count
        var sign = ""
        if isPlus, digits + missing >= (letter == "C" ? 3 : 5) {
            sign = "+"
            missing = max(0, missing - 1)
        }
        return sign + String(repeating: "0", count: missing) + text
    }

    private static func field(_ letter: Unicode.Scalar, _ pad: Unicode.Scalar?, _ moment: DateTime) throws -> String? {
        func number(_ value: Int, _ width: Int, _ fallback: Unicode.Scalar = "0") -> String {
            switch pad ?? fallback {
            case "-": String(value)
            case "_": padded(value, width, " ")
            default: padded(value, width)
            }
        }
        let sundayFirst = (moment.weekday + 1) % 7
        switch letter {
        case "a": return String(weekdays[moment.weekday].prefix(3))
        case "A": return weekdays[moment.weekday]
        case "b", "h": return String(months[moment.month - 1].prefix(3))
        case "B": return months[moment.month - 1]
        case "c": return try strftime("%a %b %e %H:%M:%S %Y", moment)
        case "C": return number(moment.year / 100, 2)
        case "d": return number(moment.day, 2)
        case "e": return number(moment.day, 2, "_")
        case "D", "x": return try strftime("%m/%d/%y", moment)
        case "F": return try strftime("%Y-%m-%d", moment)
        case "g": return number(moment.isoCalendar.year % 100, 2)
        case "G": return number(moment.isoCalendar.year, 4)
        case "H": return number(moment.hour, 2)
        case "I": return number(moment.hour % 12 == 0 ? 12 : moment.hour % 12, 2)
        case "j": return number(moment.dayOfYear, 3)
        case "m": return number(moment.month, 2)
        case "M": return number(moment.minute, 2)
        case "n": return "\n"
        case "p": return moment.hour < 12 ? "AM" : "PM"
        case "r": return try strftime("%I:%M:%S %p", moment)
        case "R": return try strftime("%H:%M", moment)
        case "s": return String(moment.localMicroseconds / 1_000_000 - DateTime.unixEpoch / 1_000_000)
        case "S": return number(moment.second, 2)
        case "t": return "\t"
        case "T", "X": return try strftime("%H:%M:%S", moment)
        case "u": return number(moment.weekday + 1, 1)
        case "U": return number((moment.dayOfYear - 1 + 7 - sundayFirst) / 7, 2)
        case "V": return number(moment.isoCalendar.week, 2)
        case "w": return number(sundayFirst, 1)
        case "W": return number((moment.dayOfYear - 1 + 7 - moment.weekday) / 7, 2)
        case "y": return number(moment.year % 100, 2)
        case "Y": return number(moment.year, 4)
        // The C library doesn't know the zone, only whether it has summer time.
        case "z": return moment.zone?.knowsSummerTime == true ? "+0000" : ""
        case "Z": return ""
        case "%": return "%"
        default: return nil
        }
    }

    /// `isoformat`
    static func iso(_ moment: DateTime, separator: String = "T", precision: String = "auto") throws -> String {
        try isoDate(moment) + separator + isoTime(moment, precision: precision)
            + (moment.zone?.offsetText() ?? "")
    }

    static func isoDate(_ moment: DateTime) -> String {
        "\(padded(moment.year, 4))-\(padded(moment.month, 2))-\(padded(moment.day, 2))"
    }

    static func isoTime(_ moment: DateTime, precision: String = "auto") throws -> String {
        let hours = padded(moment.hour, 2)
        let minutes = hours + ":" + padded(moment.minute, 2)
        let seconds = minutes + ":" + padded(moment.second, 2)
        switch precision {
        case "auto": return moment.microsecond == 0 ? seconds : seconds + "." + padded(moment.microsecond, 6)
        case "hours": return hours
        case "minutes": return minutes
        case "seconds": return seconds
        case "milliseconds": return seconds + "." + padded(moment.microsecond / 1000, 3)
        case "microseconds": return seconds + "." + padded(moment.microsecond, 6)
        default: throw PythonError.value("Unknown timespec value")
        }
    }
}
