/// The help: the keys of the place it was called from, then those of all others.
package struct HelpView: Hashable, Sendable {
    /// Where it was called from.
    package let place: Place
    /// The first line on the screen.
    package internal(set) var top = 0

    /// A line of the help.
    package enum Line: Hashable, Sendable {
        case heading(String)
        case binding(KeyBinding)
        case blank
    }

    /// All lines: first where the user is, then the other places; of what is the same everywhere, one telling is enough.
    package var lines: [Line] {
        var lines: [Line] = []
        var told: Set<KeyBinding> = []
        let others: [Place] = [
            .list, .detail, .editor, .labelEditor, .labelCell, .filter, .maintenance, .creation, .plan,
            .history, .drafts, .requests, .commandLine,
        ]
        for place in [place] + others.filter({ $0 != place }) {
            let fresh = KeyTable.bindings(for: place).filter { told.insert($0).inserted }
            guard !fresh.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(place.title))
            lines += fresh.map(Line.binding)
        }
        return lines
    }

    mutating func move(_ command: Command, height: Int) {
        top = command.scrolled(from: top, height: height, count: lines.count)
    }
}
