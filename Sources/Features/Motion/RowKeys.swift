import TerminalCore

/// The keys for motions through rows.
enum RowKeys {
    static let bindings: [Binding<Void, ListMotion>] = [
        Binding(.char("j"), .down, command: .down, help: "down one row"),
        Binding(.char("k"), .up, command: .up, help: "up one row"),
        Binding(.char("g"), .home, command: .top, help: "go to the first row"),
        Binding(.char("G"), .end, command: .bottom, help: "go to the last row"),
        Binding(.ctrl("d"), command: .halfPageDown, help: "half a page down"),
        Binding(.ctrl("u"), command: .halfPageUp, help: "half a page up"),
        Binding(.pageDown, .ctrl("f"), command: .pageDown, help: "a page down"),
        Binding(.pageUp, .ctrl("b"), command: .pageUp, help: "a page up"),
    ]
}
