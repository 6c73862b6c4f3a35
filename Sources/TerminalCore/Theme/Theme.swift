/// A style for every role, already reduced to the colours of the terminal in use.
package struct Theme: Hashable, Sendable {
    package var name: String
    private var styles: [Role: Style]

    /// - Parameter rules: what the theme says; the rest each role takes from its parent.
    package init(name: String, rules: [Role: StyleRule]) {
        self.name = name
        styles = [:]
        for role in Role.allCases {
            styles[role] = Theme.resolved(role, in: rules)
        }
    }

    /// - Parameter styles: whole styles; the roles that are not among them look like their parents.
    package init(name: String, styles: [Role: Style]) {
        self.init(name: name, rules: styles.mapValues(StyleRule.init))
    }

    package subscript(role: Role) -> Style {
        get { styles[role] ?? Style() }
        set { styles[role] = newValue }
    }

    /// How a role looks in a selected row. On a reversed ground its colour would become a block, so it gives way to the ground's.
    package func style(_ role: Role, onSelection ground: Style) -> Style {
        ground.attributes.contains(.reverse) ? ground : self[role].on(ground)
    }

    private static func resolved(_ role: Role, in rules: [Role: StyleRule]) -> Style {
        let inherited = role.parent.map { resolved($0, in: rules) } ?? Style()
        return rules[role]?.applied(to: inherited) ?? inherited
    }
}
