/// The clock changes of a zone, from TZif data (RFC 8536), interpreted as pytz does: up to 2037, and with the first rule before
/// the first change.
package struct ZoneRules: Sendable {
    private struct Kind: Sendable {
        let offset: Int
        let isDaylight: Bool
        let name: String
    }

    let name: String
    private let times: [Int]
    private let kindIndices: [Int]
    private let kinds: [Kind]

    static let utc = ZoneRules(
        name: "UTC", times: [], kindIndices: [], kinds: [Kind(offset: 0, isDaylight: false, name: "UTC")])

    private init(name: String, times: [Int], kindIndices: [Int], kinds: [Kind]) {
        self.name = name
        self.times = times
        self.kindIndices = kindIndices
        self.kinds = kinds
    }

    /// nil if the file is not zone data.
    init?(_ file: ZoneFile) {
        let bytes = file.bytes
        func integer(_ position: Int, _ size: Int) -> Int {
            var value = bytes[position] & 0x80 != 0 ? -1 : 0
            for byte in bytes[position..<(position + size)] { value = value << 8 | Int(byte) }
            return value
        }
        guard bytes.count > 44, bytes.starts(with: Array("TZif".utf8)) else { return nil }
        func counts(_ start: Int) -> [Int]? {
            guard start + 44 <= bytes.count else { return nil }
            return (0..<6).map { integer(start + 20 + $0 * 4, 4) }
        }
        var start = 0
        var size = 4
        guard var numbers = counts(0), numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        func length(_ numbers: [Int], _ size: Int) -> Int {
            numbers[3] * (size + 1) + numbers[4] * 6 + numbers[5] + numbers[2] * (size + 4) + numbers[1] + numbers[0]
        }
        if bytes[4] >= UInt8(ascii: "2") {
            start = 44 + length(numbers, 4)
            size = 8
            guard let second = counts(start) else { return nil }
            numbers = second
        }
        let body = start + 44
        guard numbers.allSatisfy({ $0 >= 0 && $0 < 100_000 }), body + length(numbers, size) <= bytes.count,
            numbers[4] > 0
        else {
            return nil
        }
        var times: [Int] = []
        var kindIndices: [Int] = []
        for index in 0..<numbers[3] {
            times.append(integer(body + index * size, size))
            kindIndices.append(Int(bytes[body + numbers[3] * size + index]))
        }
        let kindsStart = body + numbers[3] * (size + 1)
        let namesStart = kindsStart + numbers[4] * 6
        var kinds: [Kind] = []
        for index in 0..<numbers[4] {
            let position = kindsStart + index * 6
            let nameStart = namesStart + Int(bytes[position + 5])
            guard nameStart < bytes.count else { return nil }
            let zone = String(decoding: bytes[nameStart...].prefix { $0 != 0 }, as: UTF8.self)
            kinds.append(Kind(offset: integer(position, 4), isDaylight: bytes[position + 4] != 0, name: zone))
        }
        guard kindIndices.allSatisfy({ $0 < kinds.count }) else { return nil }
        let footer = bytes[(body + length(numbers, size))...].split(separator: 0x0A).first.map {
            String(decoding: $0, as: UTF8.self)
        }
        if size == 8, let footer, let rule = ZoneFooter(footer) {
            for change in rule.changes(after: times.last ?? .min) {
                if let known = kinds.firstIndex(where: {
                    $0.offset == change.offset && $0.isDaylight == change.isDaylight && $0.name == change.name
                }) {
                    kindIndices.append(known)
                } else {
                    kinds.append(Kind(offset: change.offset, isDaylight: change.isDaylight, name: change.name))
                    kindIndices.append(kinds.count - 1)
                }
                times.append(change.time)
            }
        }
        self.init(name: file.name, times: times, kindIndices: kindIndices, kinds: kinds)
    }

    /// The zone's offset and name at an instant.
    /// - Parameter time: seconds since the start of 1970.
    func zone(at time: Int) -> Zone {
        if name == "UTC" { return Zone(offset: 0, name: "UTC", kind: .pytzUTC) }
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        // pytz reads the version 1 block of the file, whose changes fit 32 bits; before them the first rule applies.
        if time < Int(Int32.min) { low = 0 }
        let position = low == 0 ? 0 : kindIndices[low - 1]
        let kind = kinds[position]
        // pytz rounds to whole minutes.
        let offset = (kind.offset + 30).flooredMinutes
        var savings = 0
        if kind.isDaylight {
            let standard =
                kindIndices[..<max(low - 1, 0)].last { !kinds[$0].isDaylight } ?? kinds.firstIndex { !$0.isDaylight }
                ?? position
            savings = offset - (kinds[standard].offset + 30).flooredMinutes
            if savings <= 0 { savings = 3600 }
        }
        return Zone(
            offset: offset, name: kind.name, kind: .pytz(name, isStandard: !kind.isDaylight, savings: savings))
    }
}

extension Int {
    /// Seconds rounded down to whole minutes.
    fileprivate var flooredMinutes: Int {
        let rest = self % 60
        return self - (rest < 0 ? rest + 60 : rest)
    }
}
