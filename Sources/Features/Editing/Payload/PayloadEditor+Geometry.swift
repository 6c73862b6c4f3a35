package import TerminalCore

/// The layout of the payload pane; sizes are those of its inside.
extension PayloadEditor {
    /// Where the payload came from.
    package static let linesAboveText = 1
    /// The line for problems.
    package static let linesBelowText = 1

    /// The size of the text.
    package static func textSize(inside size: Size) -> Size {
        Size(width: size.width, height: max(1, size.height - linesAboveText - linesBelowText))
    }
}
