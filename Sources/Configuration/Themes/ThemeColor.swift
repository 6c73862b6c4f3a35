import TOML
import TerminalCore

/// A colour as in a theme file.
enum ThemeColor: Hashable, Sendable {
    /// `"default"`: the terminal's own colour.
    case terminal
    /// A name or a number: an entry of the palette, used as it is.
    case palette(UInt8)
    /// `"#rrggbb"`: reduced to what the terminal supports.
    case rgb(RGB)

    /// Describes a valid colour, for messages.
    static let expected = "a colour: \"#rrggbb\", \"red\", \"bright-blue\", 0 to 255 or \"default\""

    /// All names, for hints.
    static let names = ["default"] + TerminalPalette.names + TerminalPalette.names.map { "bright-" + $0 }

    init?(_ node: TOMLNode) {
        switch node {
        case .integer(let index):
            guard let index = UInt8(exactly: index) else { return nil }
            self = .palette(index)
        case .string("default"): self = .terminal
        case .string(let text):
            if let rgb = RGB(hex: text) {
                self = .rgb(rgb)
            } else if let position = ThemeColor.names.dropFirst().firstIndex(of: text) {
                self = .palette(UInt8(position - 1))
            } else {
                return nil
            }
        default: return nil
        }
    }
}
