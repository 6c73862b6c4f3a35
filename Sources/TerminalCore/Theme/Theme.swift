/// A style for every role, already reduced to the colours of the terminal in use.
package struct Theme: Hashable, Sendable {
    package var name: String
    private var styles: [Role: Style]

    /// - Parameter styles: what the theme says; the other roles inherit.
    package init(name: String, styles: [Role: Style]) {
        self.name = name
        self.styles = styles
        for role in Role.allCases {
            self.styles[role] = Theme.inherited(role, in: styles)
        }
    }

    package subscript(role: Role) -> Style { styles[role] ?? Style() }

    private static func inherited(_ role: Role, in styles: [Role: Style]) -> Style {
        var next: Role? = role
        while let candidate = next {
            if let style = styles[candidate] { return style }
            next = candidate.parent
        }
        return Style()
    }
}
