import TerminalCore

/// Converts a theme's rules to styles that a terminal of `depth` can show.
///
/// With 256 colours, `#rrggbb` becomes the nearest palette colour; with direct colours it stays. With 16 or 8 the actual colours are unknown: a text's hue
/// becomes the palette colour of that name, the background of the screen becomes black or white, raised surfaces get the same
/// background, and selections are reversed, since every text is legible on the screen's background and so in reverse, too.
/// Without colours, attributes are used.
struct ThemeReducer {
    let depth: ColorDepth
    /// The rules of the monochrome theme.
    let plain: [Role: ThemeRule]
    /// The terminal's own background, if it is known.
    var ground: ScreenGround?

    func theme(_ name: String, rules: [Role: ThemeRule]) -> Theme {
        let own: SmallPalette.Ground =
            switch ground {
            case nil: .unknown
            case .dark: .dark
            case .light: .light
            }
        let ground = rules[.text]?.background.flatMap(assumed).map(SmallPalette.Ground.init) ?? own
        var styles: [Role: StyleRule] = [:]
        for role in Role.allCases {
            let rule = rules[role] ?? ThemeRule()
            switch depth {
            case .none: styles[role] = withoutColors(rule, of: role)
            case .eight, .sixteen: styles[role] = withSmallPalette(rule, of: role, ground: ground)
            case .palette256, .direct:
                styles[role] = StyleRule(
                    foreground: rule.foreground.map(nearest), background: rule.background.map(nearest),
                    adding: rule.adding, removing: rule.removing)
            }
        }
        var theme = Theme(name: name, rules: styles)
        ThemeReducer.makeSelectionsVisible(in: &theme)
        return theme
    }

    private func nearest(_ color: ThemeColor) -> Color {
        switch color {
        case .terminal, .name: .terminal
        case .palette(let index): .palette(index)
        case .rgb(let rgb) where depth == .direct: .rgb(rgb.red, rgb.green, rgb.blue)
        case .rgb(let rgb): .palette(TerminalPalette.nearest256(to: rgb))
        }
    }

    /// The attributes of `plain` for a role, with those of the theme; for selections `plain`'s alone.
    private func withoutColors(_ rule: ThemeRule, of role: Role) -> StyleRule {
        let own = plain[role] ?? ThemeRule()
        let source = Role.selections.contains(role) ? own : own.overridden(by: rule)
        return StyleRule(
            foreground: .terminal, background: .terminal, adding: source.adding, removing: source.removing)
    }

    /// The colour to map to a small palette; nil if the palette has it.
    private func assumed(_ color: ThemeColor) -> RGB? {
        switch color {
        case .terminal, .name: nil
        case .palette(let index): index < 16 ? nil : TerminalPalette.color(index)
        case .rgb(let rgb): rgb
        }
    }

    private func withSmallPalette(_ rule: ThemeRule, of role: Role, ground: SmallPalette.Ground) -> StyleRule {
        var style = StyleRule(adding: rule.adding, removing: rule.removing)
        switch rule.background {
        case nil: break
        case .terminal: style.background = .terminal
        case .palette(let index) where index < 16:
            style.background = SmallPalette.entry(named: index, depth: depth).color
        default:
            switch role {
            case .text: style.background = ground.entry(depth)
            case .selection, .textSelection: style.turn(on: .reverse)
            case .selectionInactive:
                style.turn(off: .reverse)
                style.turn(on: .underline)
            default: break
            }
        }
        let entry: SmallPalette.Entry
        switch rule.foreground {
        case nil: return style
        case .terminal, .name: entry = SmallPalette.Entry(color: .terminal)
        case .palette(let index) where index < 16: entry = SmallPalette.entry(named: index, depth: depth)
        case .some(let color):
            if Role.selections.contains(role) { return style }
            if let state = SmallPalette.state(role, on: ground, depth: depth) {
                if state.isBold { style.turn(on: .bold) } else { style.turn(off: .bold) }
                entry = SmallPalette.Entry(color: .palette(state.color))
            } else if role == .text {
                entry = SmallPalette.Entry(color: ground.text)
            } else if Role.secondary.contains(role) {
                // Not every palette has a legible colour for its hue.
                entry = SmallPalette.Entry(color: ground.text, isDimmed: true)
            } else {
                entry = SmallPalette.foreground(for: assumed(color) ?? RGB(0, 0, 0), on: ground, depth: depth)
            }
        }
        style.foreground = entry.color
        if entry.isDimmed {
            style.turn(on: .dim)
        } else if !rule.adding.contains(.dim) {
            // The parent may be dim only because its grey was mapped to dim text.
            style.turn(off: .dim)
        }
        return style
    }

    /// Makes selections differ from plain text by more than the background, and from the selection of an unfocused pane.
    private static func makeSelectionsVisible(in theme: inout Theme) {
        for role in [Role.selection, .textSelection] {
            var bare = theme[role]
            bare.background = theme[.text].background
            guard bare == theme[.text] else { continue }
            let isOnBackground = theme[role].background != theme[.text].background
            theme[role].attributes.formUnion(isOnBackground ? .bold : .reverse)
        }
        let inactive = theme[.selectionInactive]
        if inactive == theme[.selection] || inactive == theme[.text] {
            theme[.selectionInactive].attributes.subtract([.reverse, .bold])
            theme[.selectionInactive].attributes.formUnion(.underline)
        }
    }
}

extension Role {
    fileprivate static let selections: Set<Role> = [.selection, .selectionInactive, .textSelection]
    fileprivate static let secondary: Set<Role> = [.muted, .lineNumber, .syntaxComment]
}

extension StyleRule {
    fileprivate mutating func turn(on attribute: Style.Attributes) {
        adding.formUnion(attribute)
        removing.subtract(attribute)
    }

    fileprivate mutating func turn(off attribute: Style.Attributes) {
        adding.subtract(attribute)
        removing.formUnion(attribute)
    }
}
