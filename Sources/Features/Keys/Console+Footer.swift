extension Console {
    /// The enabled keys for the footer; help and the key that leaves are always included.
    package var footerKeys: [KeyLine] {
        let shared = KeyTable.bindings(for: inputContext)
            .filter { $0.line.isAtEnd || $0.line.label != nil && $0.disabledReason(self) == nil }
            .map(\.line)
        guard let top = overlays.top else { return shared }
        let own = top.layer.usableLines(surroundings)
        let taken = Set(own.flatMap(\.keys))
        return own + shared.filter { !taken.isSuperset(of: $0.keys) }
    }
}
