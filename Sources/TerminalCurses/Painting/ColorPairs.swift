import CNcurses
import TerminalCore

/// Allocates ncurses colour pairs on demand. Belongs to the thread of the screen.
struct ColorPairs {
    private struct Pair: Hashable {
        var foreground: Int32
        var background: Int32
    }

    /// The number of colours of the terminal; 0 if none.
    let colors: Int32
    private let limit: Int32
    /// Whether -1 stands for the terminal's own colours.
    private let hasDefault: Bool
    private var numbers: [Pair: Int32] = [:]

    /// Call it right after `newterm`.
    init() {
        if has_colors(), start_color() == OK {
            colors = cn_colors()
            limit = cn_color_pairs()
            hasDefault = use_default_colors() == OK
        } else {
            (colors, limit, hasDefault) = (0, 0, false)
        }
    }

    /// The pair of a style. 0, the terminal's own colours, if there are no colours or no pairs left: themes need some twenty of
    /// 64 or more.
    mutating func number(for style: Style) -> Int32 {
        let pair = Pair(
            foreground: entry(style.foreground, instead: 7), background: entry(style.background, instead: 0))
        if pair == Pair(foreground: -1, background: -1) || colors == 0 { return 0 }
        if let number = numbers[pair] { return number }
        let number = Int32(numbers.count + 1)
        guard number < limit, init_extended_pair(number, pair.foreground, pair.background) == OK else { return 0 }
        numbers[pair] = number
        return number
    }

    private func entry(_ color: Color, instead: Int32) -> Int32 {
        switch color {
        case .palette(let number) where Int32(number) < colors: Int32(number)
        // The numbers below 256 are the palette, and near black.
        case .rgb(let red, let green, let blue) where colors > 1 << 16:
            Int32(red) << 16 | Int32(red == 0 ? max(green, 1) : green) << 8 | Int32(blue)
        case .palette, .rgb, .terminal: hasDefault ? -1 : instead
        }
    }
}
