/// The Unicode tables of PyPI's `regex` 2024.7.24 (Unicode 15.1), read from a text.
///
/// `Tests/JinjaTests/Oracle/unicode_tables.py` writes that text and describes its lines.
struct UnicodeTables: Sendable {
    /// Values over all code points, in runs.
    struct Runs: Sendable {
        /// The first code point of each run.
        private var starts: [UInt32] = []
        private var values: [UInt16] = []

        init() {}

        /// Runs of 0 and 1 in turn.
        init(alternating lengths: [UInt32]) {
            var start: UInt32 = 0
            for (index, length) in lengths.enumerated() where length > 0 {
                starts.append(start)
                values.append(UInt16(index & 1))
                start += length
            }
        }

        /// A length and a value each.
        init(pairs: [UInt32]) {
            var start: UInt32 = 0
            for index in stride(from: 0, to: pairs.count - 1, by: 2) {
                starts.append(start)
                values.append(UInt16(truncatingIfNeeded: pairs[index + 1]))
                start += pairs[index]
            }
        }

        func value(of code: UInt32) -> UInt16 {
            var low = 0
            var high = starts.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= code { low = middle } else { high = middle }
            }
            return low < values.count ? values[low] : 0
        }
    }

    /// Numbers of properties by name, in capitals without `_`, `-` and blanks.
    private(set) var properties: [String: Int] = [:]
    /// Numbers of values by property and name.
    private(set) var valueNames: [[String: Int]] = Array(repeating: [:], count: 128)
    private var runs: [Runs] = Array(repeating: Runs(), count: 128)
    private var extensionLists: [[UInt16]] = []
    private var caseClasses: [UInt32: [UInt32]] = [:]
    private var foldings: [UInt32: [UInt32]] = [:]
    /// Code points that fold to several, as the module lists them (with U+0130, which it doesn't fold after all).
    private(set) var expanding: [UInt32] = []

    static let shared = UnicodeTables()

    /// Script_Extensions, whose runs are indexes into lists.
    static let scriptExtensions = 85

    private init() {
        for line in UnicodeTables.text.description.utf8.split(separator: 0x0A) {
            let fields = line.split(separator: 0x20)
            guard let kind = line.first, fields.count > 1 else { continue }
            let texts = fields.dropFirst().map { String(Substring($0)) }
            switch kind {
            case UInt8(ascii: "P"):
                guard let id = Int(texts[0]) else { continue }
                for name in texts.dropFirst() { properties[name] = id }
            case UInt8(ascii: "V"):
                guard let id = Int(texts[0]), texts.count > 1 else { continue }
                for pair in texts[1].split(separator: ",") {
                    let parts = pair.split(separator: "=")
                    if parts.count == 2, let value = Int(parts[1]) { valueNames[id][String(parts[0])] = value }
                }
            case UInt8(ascii: "R"):
                guard let id = Int(texts[0]), fields.count > 2 else { continue }
                runs[id] = Runs(alternating: UnicodeTables.numbers(fields[2]))
            case UInt8(ascii: "T"):
                guard let id = Int(texts[0]), fields.count > 2 else { continue }
                runs[id] = Runs(pairs: UnicodeTables.numbers(fields[2]))
            case UInt8(ascii: "X"):
                runs[UnicodeTables.scriptExtensions] = Runs(pairs: UnicodeTables.numbers(fields[1]))
            default: readLists(kind, fields[1])
            }
        }
        expanding = foldings.filter { $0.value.count > 1 }.map(\.key) + [0x130]
        expanding.sort()
    }
}

extension UnicodeTables {
    /// Numbers in base 32: the last digit is one of `A-Z0-5`, those before one of `a-z6-9+/`, the lowest first.
    private static func numbers(_ bytes: Substring.UTF8View) -> [UInt32] {
        var numbers: [UInt32] = []
        var value: UInt32 = 0
        var shift: UInt32 = 0
        for byte in bytes {
            let digit: UInt32
            var isLast = false
            switch byte {
            case 0x41...0x5A:
                digit = UInt32(byte) - 0x41
                isLast = true
            case 0x30...0x35:
                digit = UInt32(byte) - 0x30 + 26
                isLast = true
            case 0x61...0x7A: digit = UInt32(byte) - 0x61
            case 0x36...0x39: digit = UInt32(byte) - 0x36 + 26
            case 0x2B: digit = 30
            default: digit = 31
            }
            value |= digit << shift
            shift += 5
            if isLast {
                numbers.append(value)
                value = 0
                shift = 0
            }
        }
        return numbers
    }

    private mutating func readLists(_ kind: UInt8, _ bytes: Substring.UTF8View) {
        for list in bytes.split(separator: UInt8(ascii: ";")) {
            let numbers = list.split(separator: UInt8(ascii: ",")).compactMap { UInt32(Substring($0)) }
            guard let first = numbers.first else { continue }
            let rest = Array(numbers.dropFirst())
            switch kind {
            case UInt8(ascii: "S"): extensionLists.append(numbers.map { UInt16(truncatingIfNeeded: $0) })
            case UInt8(ascii: "C"):
                var members = [first]
                for difference in rest { members.append(members[members.count - 1] + difference) }
                for member in members { caseClasses[member] = members.filter { $0 != member } }
            case UInt8(ascii: "D"): caseClasses[first] = rest
            default: foldings[first] = rest
            }
        }
    }

    /// The value of a property for a code point.
    func value(_ property: Int, of code: UInt32) -> Int { Int(runs[property].value(of: code)) }

    /// Whether one of the scripts of Script_Extensions is `value`.
    func hasScript(_ value: Int, _ code: UInt32) -> Bool {
        let index = self.value(UnicodeTables.scriptExtensions, of: code)
        return index < extensionLists.count && extensionLists[index].contains(UInt16(truncatingIfNeeded: value))
    }

    /// The code points that equal `code` if case is ignored, without itself.
    func otherCases(of code: UInt32) -> [UInt32] { caseClasses[code] ?? [] }

    /// Full case folding, which leaves the letters I alone (some are Turkic).
    func folded(_ code: UInt32) -> [UInt32] { foldings[code] ?? [code] }
}
