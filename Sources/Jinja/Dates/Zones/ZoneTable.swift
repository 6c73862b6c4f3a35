/// The time zones of the server: those of PyPI's `pytz` 2025.2 (tz database 2025b), compiled in, so that dates don't depend on the
/// machine.
///
/// `Tests/JinjaTests/Oracle/zone_table.py` writes the text and describes its format.
package struct ZoneTable: Sendable {
    /// What a zone's clocks show from some instant on.
    struct Kind: Sendable {
        /// Minutes east of UTC. pytz rounds older offsets.
        let minutes: Int
        let abbreviation: String
    }

    /// Where the changes of a zone are in the lists of all.
    private struct Place: Sendable {
        let kinds: [UInt16]
        /// Without the kind that counts from the beginning.
        let changes: Range<Int>
        /// The kinds of the changes; the first is that before any change.
        let firstKind: Int
    }

    /// Read when a zone is first used.
    package static let shared = ZoneTable()

    /// The names of all zones, in the order of their small letters.
    package let names: [String]
    private let places: [Place]
    private let kinds: [Kind]
    /// Zones by name in small letters.
    private let numbers: [String: Int]
    /// Seconds since 1970 of all changes of all zones.
    private let times: [Int32]
    /// Places in the list of a zone's kinds.
    private let kindPlaces: ArraySlice<UInt8>

    private init() {
        var reader = ZoneReader(packed: ZoneTable.text)
        let abbreviations = (0..<reader.number()).map { _ in reader.text(reader.number()) }
        kinds = (0..<reader.number()).map { _ in
            let abbreviation = abbreviations[reader.number()]
            return Kind(minutes: reader.signed(), abbreviation: abbreviation)
        }
        let steps = (0..<reader.number()).map { _ in reader.signed() }
        var (places, times): ([Place], [Int32]) = ([], [])
        var end = 0
        for zone in 0..<reader.number() {
            let own = (0..<reader.number()).map { _ in UInt16(reader.number()) }
            let count = reader.number()
            places.append(Place(kinds: own, changes: end..<(end + count), firstKind: end + zone))
            end += count
        }
        var (names, numbers): ([String], [String: Int]) = ([], [:])
        for _ in 0..<reader.number() {
            let shared = reader.number()
            let name = (names.last ?? "").prefix(shared) + reader.text(reader.number())
            names.append(String(name))
            numbers[name.lowercased()] = reader.number()
        }
        times.reserveCapacity(end)
        for place in places {
            var time = 0
            for _ in place.changes {
                time += steps[reader.number()]
                times.append(Int32(time))
            }
        }
        (self.places, self.names, self.numbers, self.times) = (places, names, numbers, times)
        kindPlaces = reader.rest
    }

    /// The kind of a zone at an instant, as `fromutc` of pytz finds it: the first one counts before the first change, and the last
    /// one from 2038 on.
    /// - Parameter seconds: since the start of 1970.
    func kind(ofZone number: Int, at seconds: Int) -> Kind {
        let place = places[number]
        var (low, high) = (place.changes.lowerBound, place.changes.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if Int(times[middle]) <= seconds { low = middle + 1 } else { high = middle }
        }
        let position = place.firstKind + low - place.changes.lowerBound
        return kinds[Int(place.kinds[Int(kindPlaces[kindPlaces.startIndex + position])])]
    }

    /// `pytz.timezone`: the zone of this name, in whatever case.
    /// - Throws: `UnknownTimeZoneError`.
    package func zone(named name: String) throws -> ServerZone {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { throw PythonError.unknownZone(name) }
        // Names in attributes can't have these signs.
        let plain = TextSearch.replace("_minus_", with: "-", in: TextSearch.replace("_plus_", with: "+", in: name))
        guard let number = numbers[plain.lowercased()] else { throw PythonError.unknownZone(plain) }
        return ServerZone(table: self, number: number, key: plain.lowercased())
    }
}

/// A zone of the table.
package struct ServerZone: Sendable {
    fileprivate let table: ZoneTable
    fileprivate let number: Int
    /// Its name in small letters.
    fileprivate let key: String

    /// Its name as the table spells it: `Europe/Berlin`. Several names can have the same number.
    package var name: String { table.names.first { $0.lowercased() == key } ?? key }

    /// The offset in seconds east of Greenwich, and the abbreviation, at an instant in seconds since the start of 1970.
    package func clock(at seconds: Int) -> (offset: Int, abbreviation: String) {
        let kind = table.kind(ofZone: number, at: seconds)
        return (kind.minutes * 60, kind.abbreviation)
    }

    /// The zone's offset and abbreviation at an instant.
    /// - Parameter seconds: since the start of 1970.
    func zone(at seconds: Int) -> Zone {
        let kind = table.kind(ofZone: number, at: seconds)
        return Zone(offset: kind.minutes * 60_000_000, name: kind.abbreviation, knowsSummerTime: true)
    }
}

extension PythonError {
    fileprivate static func unknownZone(_ name: String) -> PythonError {
        PythonError("UnknownTimeZoneError", PythonText.repr(name))
    }
}
