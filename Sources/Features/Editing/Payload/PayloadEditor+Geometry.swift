package import TerminalCore

/// Where things are in the payload pane; the sizes are those of its inside.
extension PayloadEditor {
    /// Where the payload came from.
    package static let linesAboveText = 1
    /// What is wrong with it.
    package static let linesBelowText = 1

    /// What is left for the text.
    package static func textSize(inside size: Size) -> Size {
        Size(width: size.width, height: max(1, size.height - linesAboveText - linesBelowText))
    }
}
