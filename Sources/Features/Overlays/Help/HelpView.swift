package import TerminalCore

/// The help: the keys of the context it was opened from, then those of all others.
package struct HelpView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case close
        case move(ListMotion)
    }

    /// The context it was opened from.
    package let context: InputContext
    /// The first visible line.
    package internal(set) var top = 0

    init(_ context: InputContext) { self.context = context }

    static let title = "Help"
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        RowKeys.bindings.map { $0.wrapped(Command.move) } + [
            Binding(
                .char("q"), .escape, .char("?"), .enter, command: .close, label: "close", help: "close the help",
                isAtEnd: true)
        ]

    /// A line of the help.
    package enum Line: Hashable, Sendable {
        case heading(String)
        case key(KeyLine)
        /// Something that can be typed, and what it means.
        case example(String, String)
        case blank
    }

    /// The other contexts, in this order.
    private static let contexts: [InputContext] =
        [.list, .detail, .editor, .labelEditor, .labelCell, .filter]
        + Overlay.Kind.allCases.filter { $0.layer.isInHelp }.map { .overlay($0) }

    /// All lines, without repetitions: what can be done here, then how to move, then what can be typed, then the keys of other contexts.
    package var lines: [Line] {
        var lines: [Line] = []
        var reported: Set<KeyLine> = []
        func add(_ heading: String, _ section: [Line]) {
            guard !section.isEmpty else { return }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(heading))
            lines += section
        }
        func fresh(_ keys: [KeyLine]) -> [Line] {
            let shown = keys.filter { reported.insert($0).inserted }
            return HelpView.merged(shown)
        }
        let moving = Set((KeyGroup.rows.lines + KeyGroup.panes.lines).map(\.keys))
        let typing = Set((KeyGroup.textField.lines + KeyGroup.textArea.lines).map(\.keys))
        let everywhere = Set(KeyGroup.everywhere.lines.map(\.keys))
        let own = context.lines
        let takesText = context.takesText
        func isTyping(_ line: KeyLine) -> Bool { takesText && typing.contains(line.keys) }
        add(
            context.title,
            fresh(own.filter { !moving.contains($0.keys) && !isTyping($0) && !everywhere.contains($0.keys) }))
        add("Go", fresh(own.filter { moving.contains($0.keys) && !isTyping($0) }))
        add("Everywhere", fresh(own.filter { everywhere.contains($0.keys) }))
        if context == .list || context == .filter || context == .detail {
            add("Filter", FilterGrammar.lines.map { .example($0.example, $0.meaning) })
            add("Length of a maintenance window", HelpView.durations.map { .example($0.0, $0.1) })
        }
        add("Text", fresh(own))
        for context in HelpView.contexts.filter({ $0 != context }) { add(context.title, fresh(context.lines)) }
        return lines
    }

    private static let durations = [
        ("45m 2h 1h30m 2d", "so long; a bare number is minutes"), ("18:00", "until that time, today"),
        ("until tomorrow 06:00", "until that time tomorrow"),
    ]

    /// Keys with one motion each share a line, if all of them are there.
    private static func merged(_ keys: [KeyLine]) -> [Line] {
        let motions = RowKeys.bindings.map(\.keys)
        let present = keys.filter { motions.contains($0.keys) }
        guard present.count == motions.count, let first = keys.firstIndex(where: { motions.contains($0.keys) }) else {
            return keys.map(Line.key)
        }
        let one = KeyLine(
            keys: motions.prefix(4).compactMap(\.first), label: nil,
            help: "down, up, first, last; Ctrl-D Ctrl-U PgDn PgUp", isAtEnd: false)
        let others = keys.filter { !motions.contains($0.keys) }
        let before = keys[..<first].count { !motions.contains($0.keys) }
        return others[..<before].map(Line.key) + [.key(one)] + others[before...].map(Line.key)
    }

    /// The columns of a screen; each is read from top to bottom.
    package static func columns(on screen: Size) -> Int { max(1, min(3, (screen.width - 6) / 54)) }

    /// Lines that fit into a column.
    package static func height(on screen: Size) -> Int { max(1, screen.height - 6) }

    private static func capacity(on screen: Size) -> Int { columns(on: screen) * height(on: screen) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        top = motion.scrolled(from: top, count: lines.count, height: HelpView.capacity(on: surroundings.size))
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { .help }
}
