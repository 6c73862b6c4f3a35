import FoundationEssentials
import OnCall

/// What the list is filtered by, a column for each property, in lower case. Its rows have the order of the directory.
struct ListIndex: Sendable {
    /// A part of the column that holds the texts of all rows, or their labels.
    struct Part: Hashable, Sendable {
        let start: Int
        let count: Int

        var range: Range<Int> { start..<(start + count) }
    }

    /// Properties that are true or false.
    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let maintenance = Flags(rawValue: 1)
        static let custom = Flags(rawValue: 2)
        static let unreadable = Flags(rawValue: 4)
    }

    /// More unused bytes than this, and than used ones, make the index rebuild.
    private static let maxUnused = 1 << 16

    /// The characters of all texts.
    private(set) var symbols = SymbolTable()
    private(set) var bytes: [UInt8] = []
    /// How often each byte was stored.
    private(set) var frequencies = [Int](repeating: 0, count: 256)
    private(set) var labelNumbers: [Int32] = []
    private(set) var types = ValuePool<String>()
    private(set) var teams = ValuePool<String>()
    private(set) var labels = ValuePool<Label>()

    /// What a word of the filter searches: name, type, team, id and labels, a line each.
    private(set) var textOfRow: [Part] = []
    private(set) var idOfRow: [Part] = []
    /// -1 for none.
    private(set) var typeOfRow: [Int32] = []
    /// -1 for none.
    private(set) var teamOfRow: [Int32] = []
    private(set) var labelsOfRow: [Part] = []
    private(set) var flagsOfRow: [Flags] = []
    /// The end of the maintenance window in the server's time, in seconds since the reference date; infinite for none.
    private(set) var endOfRow: [TimeInterval] = []

    /// Counts changes of rows that were there before. A new row at the end is none.
    private(set) var changes = 0
    /// Bytes and labels of rows that have changed.
    private var unused = 0

    var count: Int { textOfRow.count }

    /// Whether it holds more that is out of date than what it needs, and should be built again.
    var isWasteful: Bool {
        let used = bytes.count + labelNumbers.count - unused
        let shared = symbols.count + types.values.count + teams.values.count + labels.values.count
        return unused > max(ListIndex.maxUnused, used) || shared > max(ListIndex.maxUnused, 2 * used)
    }

    /// Adds a row at the end.
    mutating func append(_ integration: Integration, teamName: String?) {
        let row = Row(integration, teamName: teamName)
        textOfRow.append(store(symbols.encode(row.text)))
        idOfRow.append(store(symbols.encode(integration.id.rawValue.lowercased())))
        typeOfRow.append(row.type.map { types.number(of: $0) } ?? -1)
        teamOfRow.append(row.team.map { teams.number(of: $0) } ?? -1)
        labelsOfRow.append(store(row.labels.map { labels.number(of: $0) }))
        flagsOfRow.append(row.flags)
        endOfRow.append(row.end)
    }

    /// Updates a row. The id of an integration never changes.
    mutating func update(_ number: Int, _ integration: Integration, teamName: String?) {
        let row = Row(integration, teamName: teamName)
        let text = symbols.encode(row.text)
        var isChanged = false
        if !bytes[textOfRow[number].range].elementsEqual(text) {
            unused += textOfRow[number].count
            textOfRow[number] = store(text)
            isChanged = true
        }
        let labelNumbers = row.labels.map { labels.number(of: $0) }
        if !self.labelNumbers[labelsOfRow[number].range].elementsEqual(labelNumbers) {
            unused += labelsOfRow[number].count
            labelsOfRow[number] = store(labelNumbers)
            isChanged = true
        }
        func set<Value: Equatable>(_ column: WritableKeyPath<ListIndex, [Value]>, _ value: Value) {
            guard self[keyPath: column][number] != value else { return }
            self[keyPath: column][number] = value
            isChanged = true
        }
        set(\.typeOfRow, row.type.map { types.number(of: $0) } ?? -1)
        set(\.teamOfRow, row.team.map { teams.number(of: $0) } ?? -1)
        set(\.flagsOfRow, row.flags)
        set(\.endOfRow, row.end)
        if isChanged { changes += 1 }
    }

    /// Removes all rows, to build the index again.
    mutating func removeAll() {
        let changes = changes
        self = ListIndex()
        self.changes = changes + 1
    }

    /// Keeps only some rows, in their order.
    mutating func keep(_ numbers: [Int]) {
        let before = self
        textOfRow = numbers.map { before.textOfRow[$0] }
        idOfRow = numbers.map { before.idOfRow[$0] }
        typeOfRow = numbers.map { before.typeOfRow[$0] }
        teamOfRow = numbers.map { before.teamOfRow[$0] }
        labelsOfRow = numbers.map { before.labelsOfRow[$0] }
        flagsOfRow = numbers.map { before.flagsOfRow[$0] }
        endOfRow = numbers.map { before.endOfRow[$0] }
        let used = [textOfRow, idOfRow, labelsOfRow].joined().reduce(0) { $0 + $1.count }
        unused = bytes.count + labelNumbers.count - used
        changes += 1
    }

    private mutating func store(_ text: [UInt8]) -> Part {
        defer {
            bytes.append(contentsOf: text)
            for byte in text { frequencies[Int(byte)] += 1 }
        }
        return Part(start: bytes.count, count: text.count)
    }

    private mutating func store(_ numbers: [Int32]) -> Part {
        defer { labelNumbers.append(contentsOf: numbers) }
        return Part(start: labelNumbers.count, count: numbers.count)
    }

    /// The columns of an integration.
    private struct Row {
        let text: String
        let type: String?
        let team: String?
        let labels: [Label]
        let flags: Flags
        let end: TimeInterval

        init(_ integration: Integration, teamName: String?) {
            let found = integration.labels.value ?? []
            let parts = [integration.name.value, integration.type.value, teamName, integration.id.rawValue]
            text = (parts.compactMap(\.self) + found.map { "\($0.key)=\($0.value)" }).joined(separator: "\n")
                .lowercased()
            type = integration.type.value?.lowercased()
            team = teamName?.lowercased()
            labels = found.map { Label(key: $0.key.lowercased(), value: $0.value.lowercased()) }
            var flags: Flags = []
            let window = integration.maintenance
            if window != nil { flags.insert(.maintenance) }
            if integration.templates.customCount > 0 { flags.insert(.custom) }
            if !integration.unreadableMembers.isEmpty { flags.insert(.unreadable) }
            self.flags = flags
            end = window?.endsAt?.timeIntervalSinceReferenceDate ?? .infinity
        }
    }
}

/// The index follows from the rest of the directory, and takes no part in comparisons.
extension ListIndex: Hashable {
    static func == (_: ListIndex, _: ListIndex) -> Bool { true }
    func hash(into _: inout Hasher) {}
}
