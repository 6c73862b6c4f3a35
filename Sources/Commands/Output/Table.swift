import TerminalCore

/// Columns of text on standard output, made safe for terminals.
enum Table {
    /// Prints rows of cells; all columns but the last are as wide as their widest cell.
    static func print(_ rows: [[String]]) {
        let rows = rows.map { $0.map { SafeText($0).plain } }
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], displayWidth(cell))
            }
        }
        var lines: [String] = []
        for row in rows {
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - displayWidth(cell) + 2)
                }
            }
            while line.last == " " { line.removeLast() }
            lines.append(line)
        }
        if !lines.isEmpty { TerminalText.print(lines.joined(separator: "\n")) }
    }
}
