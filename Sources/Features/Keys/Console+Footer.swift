extension Console {
    /// The enabled keys for the footer; help and the key that leaves are always included.
    package var footerKeys: [KeyLine] { UserKeys.$active.withValue(configuration.keys) { footerLines } }

    private var footerLines: [KeyLine] {
        let shared = KeyTable.bindings(for: inputContext)
            .map { ($0, $0.command == .bulkSheet && hasMarks ? $0.line.labelled("change") : $0.line) }
            .filter { $1.isAtEnd || $1.label != nil && $0.disabledReason(self) == nil }
            .map(\.1)
        guard let top = overlays.top else { return shared }
        let own = top.layer.usableLines(surroundings)
        let taken = Set(own.flatMap(\.keys))
        return own + shared.filter { !taken.isSuperset(of: $0.keys) }
    }
}
