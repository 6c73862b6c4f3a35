import OnCall
package import TerminalCore
package import TextEditing

/// The palette: everything that can be done where it was opened. Typing narrows and ranks it, Enter does what the selected line says.
package struct Palette: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case perform, close
        case move(ListMotion)
        case edit(TextEdit)
    }

    /// All that can be done, apart from going to an integration.
    package private(set) var entries: [PaletteEntry]
    /// The integrations that it can go to, behind the entries.
    private var integrations: [IntegrationID]
    /// The revision of the directory that they are from.
    private var revision: Int
    /// The search text.
    package private(set) var text = EditableText("", singleLine: true)
    /// The numbers of the entries and integrations that match, the best first.
    private var found: [Int] = []
    /// The selected line.
    package private(set) var selected = 0
    /// The first visible line.
    package private(set) var top = 0
    /// What was chosen before, the last one first.
    private let recent: [PaletteEntry.Target]
    /// Whether it lists integrations: not above a dialog, which would hide them.
    private let listsIntegrations: Bool
    private var ranking: FuzzyRanking

    /// - Parameters:
    ///   - recent: what was chosen before, the last one first.
    ///   - directory: with the integrations that it can go to; nil if it lists none.
    init(_ entries: [PaletteEntry], recent: [PaletteEntry.Target], directory: Directory?) {
        self.entries = entries
        self.recent = recent
        listsIntegrations = directory != nil
        integrations = directory?.order ?? []
        revision = directory?.revision ?? 0
        ranking = FuzzyRanking([])
        search(directory)
    }

    /// How many lines match.
    package var count: Int { found.count }

    /// A line that matches.
    package func entry(_ line: Int, _ surroundings: Surroundings) -> PaletteEntry {
        let number = found[line]
        guard number >= entries.count else { return entries[number] }
        let id = integrations[number - entries.count]
        return PaletteEntry(.integration, surroundings.name(of: id), .integration(id))
    }

    /// The theme that is selected, so that it can be seen before it is chosen.
    package var previewedTheme: String? {
        guard found.indices.contains(selected), found[selected] < entries.count,
            case .command(.chooseTheme(let name)) = entries[found[selected]].target
        else { return nil }
        return name
    }

    /// The parts of a text that match what is typed.
    package func highlights(in text: String) -> [Range<String.Index>] {
        FuzzyPattern(self.text.text).ranges(in: text) ?? []
    }

    // MARK: The screen

    /// Lines besides those that match: the frame, the search text, a blank, and the last line.
    package static let otherRows = 5

    /// Lines that fit on a screen.
    package static func height(on screen: Size) -> Int { max(1, min(20, screen.height - 2 - otherRows)) }

    // MARK: Searching

    /// Takes over the names of the integrations.
    private mutating func search(_ directory: Directory?) {
        let names = integrations.lazy.map { directory?.integration($0)?.displayName ?? $0.rawValue }
        ranking = FuzzyRanking(entries.map(\.text) + names)
        rank()
    }

    private mutating func rank() {
        found = ranking.ranked(text.text)
        guard FuzzyPattern(text.text).isEmpty, !recent.isEmpty else { return }
        let numbers = recent.compactMap { target -> Int? in
            if let number = entries.firstIndex(where: { $0.target == target }) { return number }
            guard case .integration(let id) = target else { return nil }
            return integrations.firstIndex(of: id).map { entries.count + $0 }
        }
        found = numbers + found.filter { !numbers.contains($0) }
    }

    /// Takes over why entries are disabled now.
    mutating func follow(_ reason: (PaletteEntry.Target) -> DisabledReason?) {
        for index in entries.indices { entries[index].reason = reason(entries[index].target) }
    }
}

// MARK: Keys

extension Palette {
    static let title = "Palette"
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .perform, label: "do it", help: "do what the line says, or say why not"),
            Binding(.down, .ctrl("n"), command: .move(.down), label: "next", help: "the next line"),
            Binding(.up, .ctrl("p"), command: .move(.up), help: "the previous line"),
            Binding(.pageDown, .alt("n"), command: .move(.pageDown), help: "a page down"),
            Binding(.pageUp, .alt("p"), command: .move(.pageUp), help: "a page up"),
            Binding(.escape, .alt("x"), command: .close, label: "close", help: "close the palette", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .perform: return performed(surroundings)
        case .move(let motion): move(motion, surroundings)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    private func performed(_ surroundings: Surroundings) -> [OverlayRequest] {
        guard found.indices.contains(selected) else { return [] }
        let entry = entry(selected, surroundings)
        if let reason = entry.reason { return [.notify(entry.notice(of: reason))] }
        return [.close, .rememberEntry(entry.target)] + entry.requests
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        selected = motion.selection(from: selected, count: count, page: Palette.height(on: surroundings.size))
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        let before = text.text
        change(&text)
        if text.text != before {
            rank()
            (selected, top) = (0, 0)
        }
        return []
    }

    mutating func settle(_ surroundings: Surroundings) {
        if listsIntegrations, surroundings.directory.revision != revision { followDirectory(surroundings.directory) }
        let height = Palette.height(on: surroundings.size)
        top = Scrolling.top(showing: selected..<(selected + 1), from: top, height: height, count: count)
    }

    /// The list has changed: the selected line stays selected.
    private mutating func followDirectory(_ directory: Directory) {
        let number = found.indices.contains(selected) ? found[selected] : nil
        let id = number.flatMap { $0 < entries.count ? nil : integrations[$0 - entries.count] }
        (integrations, revision) = (directory.order, directory.revision)
        search(directory)
        let now = id.map { id in integrations.firstIndex(of: id).map { entries.count + $0 } } ?? number
        selected = now.flatMap(found.firstIndex(of:)) ?? min(selected, max(0, found.count - 1))
    }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        command == .perform && found.isEmpty ? .hidden : .usual
    }
}
