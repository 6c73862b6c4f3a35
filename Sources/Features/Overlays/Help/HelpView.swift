package import TerminalCore

/// The help: the keys of the context it was opened from, then those of all others. Enter does what the selected line says, in that
/// context.
package struct HelpView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case close, find, perform
        case move(ListMotion)
    }

    /// The context it was opened from.
    package let context: InputContext
    /// What the lines are narrowed to; empty for all.
    package private(set) var needle = ""
    /// The first visible line.
    package private(set) var top = 0
    /// The selected line, an index of `lines`. Headings and blanks are never selected, unless there is nothing else.
    package private(set) var selected = 0
    /// All that is shown; narrowing takes the lines from it.
    private let sections: [HelpSection]
    /// The lines of a column on the screen.
    private var height = Int.max

    package init(_ context: InputContext) {
        self.context = context
        sections = HelpSection.all(for: context)
        selected = selectable.first ?? 0
    }

    static let title = "Help"
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .perform, label: "do it", help: "do what the line says", unless: \.lineElsewhere),
            Binding(.char("/"), command: .find, label: "find", help: "find a key by what it does"),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) } + [
            Binding(
                .char("q"), .escape, .char("?"), command: .close, label: "close", help: "close the help",
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

    // MARK: Lines

    /// The visible lines, without repetitions: what can be done here, then how to move, then what can be typed, then the keys of other
    /// contexts.
    package var lines: [Line] { rows.map { $0.line } }

    /// The lines, and what each one does. No heading ends a column, and no blank begins one.
    private var rows: [(line: Line, entry: HelpSection.Entry?)] {
        var rows: [(line: Line, entry: HelpSection.Entry?)] = []
        for section in narrowed {
            if !rows.isEmpty, !rows.count.isMultiple(of: height) { rows.append((.blank, nil)) }
            if height > 1, rows.count % height == height - 1 { rows.append((.blank, nil)) }
            rows.append((.heading(section.heading), nil))
            rows += section.entries.map { ($0.line, $0) }
        }
        return rows
    }

    /// The sections that have the needle.
    private var narrowed: [HelpSection] {
        let words = needle.lowercased().split(separator: " ").map(String.init)
        return words.isEmpty ? sections : sections.compactMap { $0.narrowed(to: words) }
    }

    /// The entries at their lines; nil for headings and blanks.
    private var entries: [HelpSection.Entry?] { rows.map { $0.entry } }

    private var selectable: [Int] {
        let entries = entries
        return entries.indices.filter { entries[$0] != nil }
    }

    /// What Enter presses and types in the context below; nil if the selected line is about another one.
    var input: [InputEvent]? {
        let entries = entries
        return entries.indices.contains(selected) ? entries[selected]?.input : nil
    }

    /// The same, narrowed to what has all words of a text; the first line that has them is selected.
    mutating func narrow(to needle: String, _ surroundings: Surroundings) {
        guard needle != self.needle else { return }
        self.needle = needle
        top = 0
        let entries = entries
        let usable = entries.indices.first { entries[$0]?.input != nil }
        selected = needle.isEmpty ? selectable.first ?? 0 : usable ?? selectable.first ?? 0
        follow(surroundings)
    }

    // MARK: The screen

    /// The columns of a screen; each is read from top to bottom.
    package static func columns(on screen: Size) -> Int { max(1, min(3, (screen.width - 6) / 54)) }

    /// Lines that fit into a column.
    package static func height(on screen: Size) -> Int { max(1, screen.height - 6) }

    // MARK: Commands

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .find: return [.close, .push(.helpFind(HelpFind(self)))]
        case .perform: return input.map { [.close, .replay($0)] } ?? []
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let selectable = selectable
        guard !selectable.isEmpty else { return }
        let here = selectable.firstIndex { $0 >= selected } ?? 0
        let page = HelpView.height(on: surroundings.size) * HelpView.columns(on: surroundings.size)
        selected = selectable[motion.selection(from: here, count: selectable.count, page: page)]
        follow(surroundings)
    }

    mutating func settle(_ surroundings: Surroundings) {
        let height = HelpView.height(on: surroundings.size)
        if height != self.height {
            let place = selectable.firstIndex(of: selected)
            self.height = height
            if let place { selected = selectable[place] }
        }
        follow(surroundings)
    }

    /// Shows the selected line. It turns whole columns, so that lines keep their places.
    private mutating func follow(_ surroundings: Surroundings) {
        let height = HelpView.height(on: surroundings.size)
        let columns = HelpView.columns(on: surroundings.size)
        let column = selected / height
        let first = min(max(top / height, column - columns + 1), column)
        top = first * height
    }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        command == .perform && input == nil ? .hidden : .usual
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { .help }
}

extension Situation<HelpView> {
    /// The line is about a key of another context.
    var lineElsewhere: DisabledReason? { layer.input == nil ? .worksElsewhere : nil }
}
