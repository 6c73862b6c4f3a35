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
        static let hasLabel = Flags(rawValue: 8)
        static let hasTeam = Flags(rawValue: 16)
        static let hasChain = Flags(rawValue: 32)
        static let hasDescription = Flags(rawValue: 64)
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
    /// Names of escalation chains.
    private(set) var chains = ValuePool<String>()
    /// Modes of maintenance windows, as the server names them.
    private(set) var modes = ValuePool<String>()
    private(set) var labels = ValuePool<Label>()

    /// What a word of the filter searches: name, type, team, id and labels, a line each.
    private(set) var textOfRow: [Part] = []
    private(set) var idOfRow: [Part] = []
    /// -1 for none.
    private(set) var typeOfRow: [Int32] = []
    /// -1 for none.
    private(set) var teamOfRow: [Int32] = []
    /// The chain of the default route; -1 for none.
    private(set) var chainOfRow: [Int32] = []
    /// -1 for none.
    private(set) var modeOfRow: [Int32] = []
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
        let shared = symbols.count + types.count + teams.count + chains.count + modes.count + labels.count
        return unused > max(ListIndex.maxUnused, used) || shared > max(ListIndex.maxUnused, 2 * used)
    }

    /// Adds a row at the end.
    mutating func append(_ integration: Integration, teamName: String?, chainName: String?) {
        let row = row(integration, teamName: teamName, chainName: chainName)
        textOfRow.append(storeText(of: integration, teamName: teamName))
        idOfRow.append(storeLowercased(integration.id.rawValue))
        typeOfRow.append(row.type)
        teamOfRow.append(row.team)
        chainOfRow.append(row.chain)
        modeOfRow.append(row.mode)
        labelsOfRow.append(store(row.labels))
        flagsOfRow.append(row.flags)
        endOfRow.append(row.end)
    }

    /// Updates a row. The id of an integration never changes.
    mutating func update(_ number: Int, _ integration: Integration, teamName: String?, chainName: String?) {
        let row = row(integration, teamName: teamName, chainName: chainName)
        var isChanged = false
        let text = storeText(of: integration, teamName: teamName)
        if bytes[textOfRow[number].range].elementsEqual(bytes[text.range]) {
            dropLast(text)
        } else {
            unused += textOfRow[number].count
            textOfRow[number] = text
            isChanged = true
        }
        if !labelNumbers[labelsOfRow[number].range].elementsEqual(row.labels) {
            unused += labelsOfRow[number].count
            labelsOfRow[number] = store(row.labels)
            isChanged = true
        }
        func set<Value: Equatable>(_ column: WritableKeyPath<ListIndex, [Value]>, _ value: Value) {
            guard self[keyPath: column][number] != value else { return }
            self[keyPath: column][number] = value
            isChanged = true
        }
        set(\.typeOfRow, row.type)
        set(\.teamOfRow, row.team)
        set(\.chainOfRow, row.chain)
        set(\.modeOfRow, row.mode)
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
        chainOfRow = numbers.map { before.chainOfRow[$0] }
        modeOfRow = numbers.map { before.modeOfRow[$0] }
        labelsOfRow = numbers.map { before.labelsOfRow[$0] }
        flagsOfRow = numbers.map { before.flagsOfRow[$0] }
        endOfRow = numbers.map { before.endOfRow[$0] }
        let used = [textOfRow, idOfRow, labelsOfRow].joined().reduce(0) { $0 + $1.count }
        unused = bytes.count + labelNumbers.count - used
        changes += 1
    }

    // MARK: Texts

    private static let lineBreak = UInt8(ascii: "\n")
    private static let equals = UInt8(ascii: "=")

    /// Stores what a word of the filter searches: name, type, team and id, and the labels, in a line each.
    private mutating func storeText(of integration: Integration, teamName: String?) -> Part {
        let start = bytes.count
        let parts = [integration.name.value, integration.type.value, teamName, integration.id.rawValue]
        let labels = integration.labels.value ?? []
        var isPlain = true
        var isFirst = true
        for case let part? in parts where isPlain {
            if !isFirst { bytes.append(ListIndex.lineBreak) }
            isFirst = false
            isPlain = appendPlain(part)
        }
        for label in labels where isPlain {
            bytes.append(ListIndex.lineBreak)
            isPlain = appendPlain(label.key)
            bytes.append(ListIndex.equals)
            isPlain = isPlain && appendPlain(label.value)
        }
        if !isPlain {
            bytes.removeLast(bytes.count - start)
            let text = (parts.compactMap(\.self) + labels.map { "\($0.key)=\($0.value)" }).joined(separator: "\n")
            bytes.append(contentsOf: symbols.encode(text.lowercased()))
        }
        return stored(from: start)
    }

    /// Stores a text in lower case.
    private mutating func storeLowercased(_ text: String) -> Part {
        let start = bytes.count
        if !appendPlain(text) { bytes.append(contentsOf: symbols.encode(text.lowercased())) }
        return stored(from: start)
    }

    /// Appends a text of ASCII in lower case.
    /// - Returns: whether the text is ASCII; if not, a part of it may have been appended. A carriage return with a line feed is one
    ///   character, so it has to be encoded.
    private mutating func appendPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            for byte in utf8 where byte >= 0x80 || byte == 0x0d { return false }
            let start = bytes.count
            bytes.append(contentsOf: utf8)
            for index in start..<bytes.count where UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[index] {
                bytes[index] |= 0x20
            }
            return true
        }
    }

    /// The name in the text of a row: its first line.
    func nameOfRow(_ row: Int) -> Range<Int> {
        let text = textOfRow[row].range
        return text.lowerBound..<(bytes[text].firstIndex(of: ListIndex.lineBreak) ?? text.upperBound)
    }

    private mutating func stored(from start: Int) -> Part {
        for index in start..<bytes.count { frequencies[Int(bytes[index])] += 1 }
        return Part(start: start, count: bytes.count - start)
    }

    /// Removes what was stored last.
    private mutating func dropLast(_ part: Part) {
        for index in part.range { frequencies[Int(bytes[index])] -= 1 }
        bytes.removeLast(part.count)
    }

    private mutating func store(_ numbers: [Int32]) -> Part {
        defer { labelNumbers.append(contentsOf: numbers) }
        return Part(start: labelNumbers.count, count: numbers.count)
    }

    /// The columns of an integration, apart from its texts.
    private struct Row {
        let type: Int32
        let team: Int32
        let chain: Int32
        let mode: Int32
        let labels: [Int32]
        let flags: Flags
        let end: TimeInterval
    }

    private mutating func row(_ integration: Integration, teamName: String?, chainName: String?) -> Row {
        var flags: Flags = []
        let window = integration.maintenance
        if window != nil { flags.insert(.maintenance) }
        if integration.templates.customCount > 0 { flags.insert(.custom) }
        if integration.hasUnreadableMembers { flags.insert(.unreadable) }
        if !(integration.labels.value ?? []).isEmpty { flags.insert(.hasLabel) }
        if integration.teamID.value != nil { flags.insert(.hasTeam) }
        if chainName != nil { flags.insert(.hasChain) }
        if !(integration.descriptionShort.value ?? "").isEmpty { flags.insert(.hasDescription) }
        return Row(
            type: integration.type.value.map { types.number(of: $0) { $0.lowercased() } } ?? -1,
            team: teamName.map { teams.number(of: $0) { $0.lowercased() } } ?? -1,
            chain: chainName.map { chains.number(of: $0) { $0.lowercased() } } ?? -1,
            mode: window.map { modes.number(of: $0.mode.rawValue) { $0.lowercased() } } ?? -1,
            labels: (integration.labels.value ?? []).map { label in
                labels.number(of: label) { Label(key: $0.key.lowercased(), value: $0.value.lowercased()) }
            }, flags: flags, end: window?.endsAt?.timeIntervalSinceReferenceDate ?? .infinity)
    }
}

/// The index follows from the rest of the directory, and takes no part in comparisons.
extension ListIndex: Hashable {
    static func == (_: ListIndex, _: ListIndex) -> Bool { true }
    func hash(into _: inout Hasher) {}
}
