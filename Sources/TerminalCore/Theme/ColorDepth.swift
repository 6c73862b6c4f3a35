/// The number of colours of the terminal in use; a theme is reduced to it when it is loaded.
package enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
    /// No colours, attributes only: a monochrome terminal, or the user set `NO_COLOR` (no-color.org).
    case none
    /// Entries 0-7 of the palette: the Linux console, `TERM=xterm`, `TERM=screen`.
    case eight
    /// Entries 0-15: the user's own sixteen colours.
    case sixteen
    /// Entries 0-15 and the fixed cube and greys of 16-255.
    case palette256
    /// Any colour, as red, green and blue.
    case direct

    /// - Parameters:
    ///   - colors: the terminal's `colors` capability; -1 or 0 if it has none.
    ///   - environment: a non-empty `NO_COLOR` means no colours.
    package init(colors: Int, environment: [String: String] = [:]) {
        if let noColor = environment["NO_COLOR"], !noColor.isEmpty {
            self = .none
        } else if colors >= 1 << 24 {
            self = .direct
        } else if colors >= 256 {
            self = .palette256
        } else if colors >= 16 {
            self = .sixteen
        } else if colors >= 8 {
            self = .eight
        } else {
            self = .none
        }
    }

    package static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }
}
