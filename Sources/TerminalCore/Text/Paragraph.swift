/// Wraps text into lines.
package enum Paragraph {
    /// The lines of `text`, at most `width` columns wide; longer words are cut.
    package static func lines(_ text: String, width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in text.split(separator: " ") {
            for piece in pieces(word, width: width) {
                let wide = displayWidth(piece)
                if columns > 0, columns + 1 + wide > width {
                    lines.append(line)
                    line = ""
                    columns = 0
                }
                if columns > 0 {
                    line += " "
                    columns += 1
                }
                line += piece
                columns += wide
            }
        }
        if columns > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func pieces(_ word: Substring, width: Int) -> [String] {
        if displayWidth(String(word)) <= width { return [String(word)] }
        var pieces: [String] = []
        var piece = ""
        var columns = 0
        for character in word {
            let wide = TerminalCore.width(of: character)
            if columns > 0, columns + wide > width {
                pieces.append(piece)
                piece = ""
                columns = 0
            }
            piece.append(character)
            columns += wide
        }
        return pieces + [piece]
    }
}
