/// A colour as sent to the terminal, already reduced to what the terminal supports.
package enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case terminal
    /// An entry of the terminal's palette: 0-15 are the user's sixteen colours, 16-255 the fixed cube and greys.
    case palette(UInt8)
    /// An exact colour: red, green and blue in sRGB.
    case rgb(UInt8, UInt8, UInt8)
}

/// The appearance of a cell.
package struct Style: Hashable, Sendable {
    /// Attributes other than colours.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    package init(foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The same style with `attributes` added.
    package func adding(_ attributes: Attributes) -> Style {
        var style = self
        style.attributes.formUnion(attributes)
        return style
    }

    /// The same style without `attributes`.
    package func removing(_ attributes: Attributes) -> Style {
        var style = self
        style.attributes.subtract(attributes)
        return style
    }

    /// The same style on the background of `other`, including the attributes that mark the background where there are no colours.
    package func on(_ other: Style) -> Style {
        var style = self
        style.background = other.background
        style.attributes.formUnion(other.attributes.intersection([.reverse, .underline, .bold]))
        return style
    }
}
