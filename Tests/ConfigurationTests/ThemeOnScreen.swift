import TerminalCore

@testable import Configuration

/// A theme as it is seen: in a colour depth, on a terminal with a background of its own.
struct ThemeOnScreen: CustomStringConvertible, Sendable {
    let name: String
    let depth: ColorDepth
    /// The terminal's own background.
    let ground: ScreenGround
    /// Whether the terminal says what background it has.
    let isGroundKnown: Bool
    let theme: Theme

    /// The depths with colours.
    static let depths: [ColorDepth] = [.eight, .sixteen, .palette256, .direct]

    init(_ name: String, _ depth: ColorDepth, on ground: ScreenGround, isGroundKnown: Bool = true) throws {
        self.name = name
        self.depth = depth
        self.ground = ground
        self.isGroundKnown = isGroundKnown
        theme = try ThemeLoader.load(name, userFolder: nil, depth: depth, on: isGroundKnown ? ground : nil)
    }

    /// Each built-in theme in each depth; on dark and on light grounds, known or not, if it uses the terminal's own.
    static let all: [ThemeOnScreen] = BuiltInThemes.names.flatMap { name in
        depths.flatMap { depth -> [ThemeOnScreen] in
            let screens = [true, false].flatMap { isKnown in
                ScreenGround.allCases.compactMap { try? ThemeOnScreen(name, depth, on: $0, isGroundKnown: isKnown) }
            }
            return screens.first?.theme[.text].background == .terminal ? screens : Array(screens.prefix(1))
        }
    }

    /// Whether text and background are the terminal's own.
    var usesTerminalGround: Bool { theme[.text].background == .terminal }

    var description: String {
        let place = usesTerminalGround ? " on \(ground)\(isGroundKnown ? "" : ", unknown")" : ""
        return "\(name), \(ThemeOnScreen.label(depth))\(place)"
    }

    static func label(_ depth: ColorDepth) -> String {
        switch depth {
        case .none: "none"
        case .eight: "8"
        case .sixteen: "16"
        case .palette256: "256"
        case .direct: "true"
        }
    }

    /// The colours of text and background, with the usual palette of xterm. Dim text keeps two thirds of its colour, as in xterm, VTE
    /// and Alacritty.
    func colors(of style: Style) -> (text: RGB, ground: RGB) {
        var (text, ground) = (color(style.foreground, isText: true), color(style.background, isText: false))
        if style.attributes.contains(.dim) {
            let mix = { (a: UInt8, b: UInt8) in UInt8((Int(a) * 2 + Int(b)) / 3) }
            text = RGB(mix(text.red, ground.red), mix(text.green, ground.green), mix(text.blue, ground.blue))
        }
        return style.attributes.contains(.reverse) ? (ground, text) : (text, ground)
    }

    private func color(_ color: Color, isText: Bool) -> RGB {
        switch color {
        case .terminal:
            switch (ground, isText) {
            case (.dark, true): RGB(229, 229, 229)
            case (.dark, false), (.light, true): RGB(0, 0, 0)
            case (.light, false): RGB(255, 255, 255)
            }
        case .palette(let index): TerminalPalette.color(index)
        case .rgb(let red, let green, let blue): RGB(red, green, blue)
        }
    }

    /// The contrast of a role on a surface.
    func contrast(_ role: Role, on surface: Role = .text) -> Double {
        let isSelection = [Role.selection, .selectionInactive, .textSelection].contains(surface)
        let style =
            role == surface
            ? theme[role]
            : isSelection ? theme.style(role, onSelection: theme[surface]) : theme[role].on(theme[surface])
        let (text, ground) = colors(of: style)
        return text.contrast(with: ground)
    }

    /// The contrast of the bar of the selected row with the screen around it.
    var barContrast: Double {
        colors(of: theme[.selection]).ground.contrast(with: colors(of: theme[.text]).ground)
    }
}
