/// The colours of a terminal's palette.
enum TerminalPalette {
    /// The 16 colours as in xterm's defaults. Users change them, so use these only to guess combinations, never as the actual
    /// colour of an entry.
    static let assumedSixteen: [RGB] = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
        RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]

    /// The colour of `index`; exact for 16-255, which hardly any terminal lets users change.
    static func color(_ index: UInt8) -> RGB {
        switch index {
        case 0..<16: return assumedSixteen[Int(index)]
        case 16..<232:
            let offset = index - 16
            return RGB(level(offset / 36), level(offset / 6 % 6), level(offset % 6))
        default:
            let grey = 8 + (index - 232) * 10
            return RGB(grey, grey, grey)
        }
    }

    private static func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + step * 40 }

    /// The entry of the cube and greys that looks most like `rgb`; never one of the 16 configurable ones.
    static func nearest256(to rgb: RGB) -> UInt8 {
        let wanted = Oklab(rgb)
        return (UInt8(16)...255).min { one, other in
            fixed[Int(one) - 16].squaredDistance(to: wanted) < fixed[Int(other) - 16].squaredDistance(to: wanted)
        } ?? 16
    }

    private static let fixed: [Oklab] = (UInt8(16)...255).map { Oklab(color($0)) }

    /// The entries 0-7 by name.
    static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
}
