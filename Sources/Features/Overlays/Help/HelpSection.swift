import TerminalCore

/// Lines of the help below one heading.
struct HelpSection: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let line: HelpView.Line
        /// What does it in the context that the help was opened from; nil if nothing does there.
        let input: [InputEvent]?

        /// What is searched.
        fileprivate var text: String {
            switch line {
            case .heading(let text): text.lowercased()
            case .key(let line):
                (line.keys.map(\.name) + [line.label ?? "", line.help]).joined(separator: " ").lowercased()
            case .example(let text, let meaning): "\(text) \(meaning)".lowercased()
            case .blank: ""
            }
        }
    }

    let heading: String
    let entries: [Entry]

    /// The entries that have all words; all of them if the heading has; nil if there are none.
    func narrowed(to words: [String]) -> HelpSection? {
        func has(_ text: String) -> Bool { words.allSatisfy(text.contains) }
        if has(heading.lowercased()) { return self }
        let found = entries.filter { has($0.text) }
        return found.isEmpty ? nil : HelpSection(heading: heading, entries: found)
    }

    /// The other contexts, in this order.
    private static let contexts: [InputContext] =
        [.list, .detail, .editor, .labelEditor, .labelCell, .filter]
        + Overlay.Kind.allCases.filter { $0.layer.isInHelp }.map { .overlay($0) }

    /// Everything that the help of a context says.
    static func all(for context: InputContext) -> [HelpSection] {
        var sections: [HelpSection] = []
        var reported: Set<KeyLine> = []
        func add(_ heading: String, _ keys: [KeyLine], isHere: Bool) {
            let fresh = merged(keys.filter { reported.insert($0).inserted })
            let entries = fresh.map { line in
                Entry(line: .key(line), input: isHere ? line.keys.first.map { [.key($0)] } : nil)
            }
            if !entries.isEmpty { sections.append(HelpSection(heading: heading, entries: entries)) }
        }
        let moving = Set((KeyGroup.rows.lines + KeyGroup.panes.lines).map(\.keys))
        let typing = Set((KeyGroup.textField.lines + KeyGroup.textArea.lines).map(\.keys))
        let everywhere = Set(KeyGroup.everywhere.lines.map(\.keys))
        let own = context.lines
        let takesText = context.takesText
        func isTyping(_ line: KeyLine) -> Bool { takesText && typing.contains(line.keys) }
        add(
            context.title,
            own.filter { !moving.contains($0.keys) && !isTyping($0) && !everywhere.contains($0.keys) }, isHere: true)
        add("Go", own.filter { moving.contains($0.keys) && !isTyping($0) }, isHere: true)
        add("Everywhere", own.filter { everywhere.contains($0.keys) }, isHere: true)
        let isAboutWindows = context == .overlay(.maintenance)
        let isInWorkspace = context == .list || context == .filter || context == .detail
        let grammars = [filter(context), windows(context)]
        if isInWorkspace { sections += grammars }
        if isAboutWindows { sections += grammars.reversed() }
        add("Text", own, isHere: true)
        for other in contexts where other != context { add(other.title, other.lines, isHere: false) }
        if !isInWorkspace, !isAboutWindows { sections += grammars }
        return sections
    }

    /// How a filter is written. Enter begins one where there is a list.
    private static func filter(_ context: InputContext) -> HelpSection {
        let opening: [InputEvent]? =
            switch context {
            case .list: [.key(.char("/"))]
            case .detail: [.key(.char("1")), .key(.char("/"))]
            case .filter: []
            default: nil
            }
        return HelpSection(
            heading: "Words of a filter",
            entries: FilterGrammar.lines.map { line in
                let typed: [InputEvent] = line.example == "word" ? [] : [.typed(line.example)]
                return Entry(
                    line: .example(line.example, line.meaning), input: opening.map { $0 + [.key(.alt("a"))] + typed })
            })
    }

    /// How a maintenance window is written. Enter opens the dialog where `m` does.
    private static func windows(_ context: InputContext) -> HelpSection {
        let opening: [InputEvent]? =
            switch context {
            case .list, .detail: [.key(.char("m"))]
            case .overlay(.maintenance): []
            default: nil
            }
        return HelpSection(
            heading: "Maintenance window",
            entries: windows.map { example, meaning in
                Entry(
                    line: .example(example, meaning),
                    input: opening.map { $0 + [.key(.alt("a")), .typed(example)] })
            })
    }

    /// Texts that `WindowGrammar` reads.
    static let windows: [(example: String, meaning: String)] = [
        ("45m", "a length; also 2h, 1h30, 1.5h, 2d 3h"), ("90", "a number alone is minutes"),
        ("18:00", "until that time, today; also until 6pm"),
        ("until tomorrow 06:00", "a day and a time; also until mon 08:00"),
        ("until mon 08:00 Europe/Berlin", "in another zone"), ("22:00 for 2h", "a start, and a length"),
        ("22:00-06:00", "a start, and an end"), ("every sat 22:00-06:00", "comes back; w shows the queue"),
    ]

    /// Keys with one motion each share a line, if all of them are there.
    private static func merged(_ keys: [KeyLine]) -> [KeyLine] {
        let motions = RowKeys.bindings.map(\.keys)
        let present = keys.filter { motions.contains($0.keys) }
        guard present.count == motions.count, let first = keys.firstIndex(where: { motions.contains($0.keys) }) else {
            return keys
        }
        let one = KeyLine(
            keys: motions.prefix(4).compactMap(\.first), label: nil,
            help: "down, up, first, last; Ctrl-D Ctrl-U PgDn PgUp", isAtEnd: false)
        let others = keys.filter { !motions.contains($0.keys) }
        let before = keys[..<first].count { !motions.contains($0.keys) }
        return Array(others[..<before]) + [one] + Array(others[before...])
    }
}
