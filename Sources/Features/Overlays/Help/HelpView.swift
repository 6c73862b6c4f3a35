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
        case blank
    }

    /// The other contexts, in this order.
    private static let contexts: [InputContext] =
        [.list, .detail, .editor, .labelEditor, .labelCell, .filter]
        + Overlay.Kind.allCases.filter { $0.layer.isInHelp }.map { .overlay($0) }

    /// All lines, without repetitions.
    package var lines: [Line] {
        var lines: [Line] = []
        var reported: Set<KeyLine> = []
        for context in [context] + HelpView.contexts.filter({ $0 != context }) {
            let fresh = context.lines.filter { reported.insert($0).inserted }
            guard !fresh.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(context.title))
            lines += fresh.map(Line.key)
        }
        return lines
    }

    /// Lines that fit on a screen.
    package static func height(on screen: Size) -> Int { max(1, screen.height - 6) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        top = motion.scrolled(from: top, count: lines.count, height: HelpView.height(on: surroundings.size))
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { .help }
}
