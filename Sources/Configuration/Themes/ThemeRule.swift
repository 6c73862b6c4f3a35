import TerminalCore

/// What a theme's file says about one role.
struct ThemeRule: Hashable, Sendable {
    var foreground: ThemeColor?
    var background: ThemeColor?
    var adding: Style.Attributes = []
    var removing: Style.Attributes = []

    /// The names of the attributes in a file.
    static let attributes: [(name: String, attribute: Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ]

    /// All keys that may stand in a rule.
    static let keys = ["fg", "bg"] + attributes.map(\.name)

    /// What holds when `other` is said on top of this, as a theme does to the one it inherits from.
    func overridden(by other: ThemeRule) -> ThemeRule {
        ThemeRule(
            foreground: other.foreground ?? foreground, background: other.background ?? background,
            adding: adding.subtracting(other.removing).union(other.adding),
            removing: removing.subtracting(other.adding).union(other.removing))
    }
}
