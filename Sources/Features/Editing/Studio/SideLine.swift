package import TerminalCore

/// A line of the side pane.
package struct SideLine: Hashable, Sendable {
    /// A part of the line with its role.
    package struct Piece: Hashable, Sendable {
        package let text: String
        package let role: Role
        package let emphasis: Emphasis

        init(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = []) {
            self.text = text
            self.role = role
            self.emphasis = emphasis
        }
    }

    package let pieces: [Piece]
    /// Whether it is followed by a rule to the edge of the pane.
    package var isHeading = false
    /// The example of the cheat sheet that it belongs to.
    var example: Int?

    init(_ pieces: Piece...) { self.pieces = pieces }
    init(_ pieces: [Piece]) { self.pieces = pieces }

    /// In cells.
    var width: Int { pieces.reduce(0) { $0 + displayWidth($1.text) } }

    /// The same line, dimmed.
    var muted: SideLine { SideLine(pieces.map { Piece($0.text, .muted) }) }

    static let blank = SideLine()

    static func heading(_ text: String) -> SideLine {
        var line = SideLine(Piece(text, .title))
        line.isHeading = true
        return line
    }
}
