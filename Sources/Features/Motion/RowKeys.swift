import TerminalCore

/// The keys that move through rows, for whoever has rows.
enum RowKeys {
    static let bindings: [Binding<Void, ListMotion>] = [
        Binding(.char("j"), .down, command: .down, help: "one down"),
        Binding(.char("k"), .up, command: .up, help: "one up"),
        Binding(.char("g"), .home, command: .top, help: "to the first"),
        Binding(.char("G"), .end, command: .bottom, help: "to the last"),
        Binding(.ctrl("d"), command: .halfPageDown, help: "half a page down"),
        Binding(.ctrl("u"), command: .halfPageUp, help: "half a page up"),
        Binding(.pageDown, command: .pageDown, help: "a page down"),
        Binding(.pageUp, command: .pageUp, help: "a page up"),
    ]
}
