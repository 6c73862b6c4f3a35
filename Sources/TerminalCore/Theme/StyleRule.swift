/// What a theme says about one role. What it leaves unsaid comes from the role's parent, part by part, so that
/// `accent = { fg = "cyan" }` keeps the background that `text` was given.
package struct StyleRule: Hashable, Sendable {
    /// nil: as the parent.
    package var foreground: Color?
    /// nil: as the parent.
    package var background: Color?
    /// Attributes that the role has, whatever its parent has.
    package var adding: Style.Attributes
    /// Attributes that the role does not have, although its parent may.
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

    /// The rule that says everything: nothing is left to the parent.
    package init(_ style: Style) {
        let all: Style.Attributes = [.bold, .dim, .italic, .underline, .reverse]
        self.init(
            foreground: style.foreground, background: style.background, adding: style.attributes,
            removing: all.subtracting(style.attributes))
    }

    /// The style of a role whose parent looks like `parent`.
    package func applied(to parent: Style) -> Style {
        Style(
            foreground: foreground ?? parent.foreground, background: background ?? parent.background,
            attributes: parent.attributes.subtracting(removing).union(adding))
    }
}
