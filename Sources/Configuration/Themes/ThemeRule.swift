import TerminalCore

/// The rule of a theme file for one role.
struct ThemeRule: Hashable, Sendable {
    var foreground: ThemeColor?
    var background: ThemeColor?
    var adding: Style.Attributes = []
    var removing: Style.Attributes = []

    /// The names of attributes in theme files.
    static let attributes: [(name: String, attribute: Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ]

    /// All keys allowed in a rule.
    static let keys = ["fg", "bg"] + attributes.map(\.name)

    /// This rule overridden by `other`, as a theme overrides the one it inherits from.
    func overridden(by other: ThemeRule) -> ThemeRule {
        ThemeRule(
            foreground: other.foreground ?? foreground, background: other.background ?? background,
            adding: adding.subtracting(other.removing).union(other.adding),
            removing: removing.subtracting(other.adding).union(other.removing))
    }

    /// The rule with colours in place of their names.
    func resolved(in palette: [String: ThemeColor]) -> ThemeRule {
        var rule = self
        rule.foreground = foreground?.resolved(in: palette)
        rule.background = background?.resolved(in: palette)
        return rule
    }
}
