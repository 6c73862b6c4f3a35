/// A theme's entry for one role. Unset parts come from the role's parent, so that `accent = { fg = "cyan" }` keeps the background
/// of `text`.
package struct StyleRule: Hashable, Sendable {
    /// nil: inherited from the parent.
    package var foreground: Color?
    /// nil: inherited from the parent.
    package var background: Color?
    /// Attributes added to the parent's.
    package var adding: Style.Attributes
    /// Attributes removed from the parent's.
    package var removing: Style.Attributes

    package init(
        foreground: Color? = nil, background: Color? = nil, adding: Style.Attributes = [],
        removing: Style.Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.adding = adding
        self.removing = removing
    }

    /// A complete rule: nothing is inherited.
    package init(_ style: Style) {
        let all: Style.Attributes = [.bold, .dim, .italic, .underline, .reverse]
        self.init(
            foreground: style.foreground, background: style.background, adding: style.attributes,
            removing: all.subtracting(style.attributes))
    }

    /// The style of a role whose parent has the style `parent`.
    package func applied(to parent: Style) -> Style {
        Style(
            foreground: foreground ?? parent.foreground, background: background ?? parent.background,
            attributes: parent.attributes.subtracting(removing).union(adding))
    }
}
