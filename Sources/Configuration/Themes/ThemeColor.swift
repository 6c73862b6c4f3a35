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
    /// A name of the table `palette`, of this theme or one that inherits from it.
    case name(String)

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
            } else if ThemeColor.isName(text) {
                self = .name(text)
            } else {
                return nil
            }
        default: return nil
        }
    }

    /// Whether a theme may give this name to a colour: letters, digits and hyphens, and none of the terminal's own names.
    static func isName(_ text: String) -> Bool {
        let isWord = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return isWord && text.first?.isLetter == true && !names.contains(text)
    }

    /// The colour in place of its name.
    func resolved(in palette: [String: ThemeColor]) -> ThemeColor {
        if case .name(let name) = self { palette[name] ?? .terminal } else { self }
    }
}
