/// Whether a terminal's own background is dark or light. Themes that use it differ on both.
package enum ScreenGround: Hashable, Sendable, CaseIterable {
    case dark, light

    /// The ground of a colour, each channel from 0 to 1 in sRGB. Above the middle of the lightness that people see (L* of CIELAB, 50),
    /// black text is easier to read than white text.
    package init(red: Double, green: Double, blue: Double) {
        // The exact curve of sRGB differs from this one by less than the terminal's own rounding.
        let luminance = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue
        self = luminance > 0.184 ? .light : .dark
    }
}
