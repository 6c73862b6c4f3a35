/// A style for every role, already reduced to the colours of the terminal in use.
package struct Theme: Hashable, Sendable {
    package var name: String
    private var styles: [Role: Style]

    /// - Parameter rules: the theme's entries; other roles inherit from their parents.
    package init(name: String, rules: [Role: StyleRule]) {
        self.name = name
        styles = [:]
        for role in Role.allCases {
            styles[role] = Theme.resolved(role, in: rules)
        }
    }

    /// - Parameter styles: complete styles; roles without one inherit from their parents.
    package init(name: String, styles: [Role: Style]) {
        self.init(name: name, rules: styles.mapValues(StyleRule.init))
    }

    package subscript(role: Role) -> Style {
        get { styles[role] ?? Style() }
        set { styles[role] = newValue }
    }

    /// The style of a role in a selected row. On a reversed background the role's colour would become a block, so the
    /// background's colour is used instead.
    package func style(_ role: Role, onSelection ground: Style) -> Style {
        ground.attributes.contains(.reverse) ? ground : self[role].on(ground)
    }

    private static func resolved(_ role: Role, in rules: [Role: StyleRule]) -> Style {
        let inherited = role.parent.map { resolved($0, in: rules) } ?? Style()
        return rules[role]?.applied(to: inherited) ?? inherited
    }
}
