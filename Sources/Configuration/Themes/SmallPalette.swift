import Glibc
import TerminalCore

/// Maps a theme's colours to the user's 16 colours, or to 8. Their actual values are unknown; only their names can be relied on,
/// and that some are illegible on some backgrounds: yellow and all bright colours on light ones, blue on dark ones, bright black
/// on both.
enum SmallPalette {
    /// The background of the text.
    enum Ground: Hashable {
        /// The terminal's own background, which may be dark or light.
        case unknown
        case dark
        case light

        init(_ rgb: RGB) { self = Oklab(rgb).lightness < 0.5 ? .dark : .light }

        /// The entry for the background of the screen.
        func entry(_ depth: ColorDepth) -> Color {
            switch self {
            case .unknown: .terminal
            case .dark: .palette(0)
            case .light: .palette(depth >= .sixteen ? 15 : 7)
            }
        }

        /// The entry for plain text.
        var text: Color {
            switch self {
            case .unknown: .terminal
            case .dark: .palette(7)
            case .light: .palette(0)
            }
        }
    }

    /// A palette colour, and whether to dim it.
    struct Entry: Hashable {
        let color: Color
        var isDimmed = false
    }

    /// Below this chroma in Oklab, a colour counts as grey.
    private static let minChroma = 0.04
    /// Greys with less contrast to the background than this are secondary text.
    private static let plainContrast = 9.0

    /// A named colour. With 8 colours, bright ones become normal ones, and bright black, which is grey, becomes dim.
    static func entry(named index: UInt8, depth: ColorDepth) -> Entry {
        if depth >= .sixteen || index < 8 { return Entry(color: .palette(index)) }
        return index == 8 ? Entry(color: .terminal, isDimmed: true) : Entry(color: .palette(index - 8))
    }

    /// The entry for a text in `rgb`.
    static func foreground(for rgb: RGB, on ground: Ground, depth: ColorDepth) -> Entry {
        let wanted = Oklab(rgb)
        guard wanted.chroma >= minChroma else {
            let background: RGB? =
                switch ground {
                case .unknown: nil
                case .dark: RGB(0, 0, 0)
                case .light: RGB(255, 255, 255)
                }
            let isSecondary =
                background.map { rgb.contrast(with: $0) < plainContrast } ?? (0.4...0.72).contains(wanted.lightness)
            return Entry(color: ground.text, isDimmed: isSecondary)
        }
        let hue = hue(of: wanted)
        let isBright = depth >= .sixteen && ground == .dark && (wanted.lightness > 0.75 || hue == blue)
        return Entry(color: .palette(visible(hue, on: ground, depth: depth) + (isBright ? 8 : 0)))
    }

    private static let red: UInt8 = 1
    private static let green: UInt8 = 2
    private static let yellow: UInt8 = 3
    private static let blue: UInt8 = 4
    private static let magenta: UInt8 = 5
    private static let cyan: UInt8 = 6

    /// The palette colour for a hue. Degrees in Oklab; orange counts as yellow, since red means danger.
    private static func hue(of color: Oklab) -> UInt8 {
        let degrees = atan2(color.b, color.a) * 180 / .pi
        switch degrees < 8 ? degrees + 360 : degrees {
        case ..<50: return red
        case ..<118: return yellow
        case ..<170: return green
        case ..<235: return cyan
        case ..<285: return blue
        default: return magenta
        }
    }

    /// The entry of a state, which must not look like another one: the palette has fewer legible hues than there are states, so some
    /// of them differ by being bold. nil for other roles.
    static func state(_ role: Role, on ground: Ground, depth: ColorDepth) -> (color: UInt8, isBold: Bool)? {
        let bright: UInt8 = ground == .dark && depth >= .sixteen ? 8 : 0
        switch (role, ground) {
        case (.ok, _): return (green + bright, false)
        case (.danger, _): return (red + bright, true)
        case (.busy, .light): return (blue, false)
        case (.busy, _): return (cyan + bright, false)
        case (.draft, _): return (magenta + bright, false)
        case (.maintenance, .dark): return (yellow + bright, false)
        case (.maintenance, _): return (magenta, true)
        // Normal yellow is brown or orange in most palettes.
        case (.warning, .dark): return (yellow, bright == 0)
        case (.warning, _): return (red, false)
        default: return nil
        }
    }

    private static func visible(_ hue: UInt8, on ground: Ground, depth: ColorDepth) -> UInt8 {
        if hue == yellow, ground != .dark { return magenta }
        if hue == cyan, ground == .light { return blue }
        if hue == blue, ground == .unknown || (ground == .dark && depth < .sixteen) { return cyan }
        return hue
    }
}
