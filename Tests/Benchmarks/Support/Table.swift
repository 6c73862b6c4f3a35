/// Rows of cells, aligned: the first column to the left, all others to the right.
struct Table {
    private let title: String
    private var rows: [[String]]

    init(_ title: String, _ columns: [String]) {
        self.title = title
        rows = [columns]
    }

    mutating func add(_ row: [String]) { rows.append(row) }

    func show() {
        print(title)
        let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        for row in rows {
            let cells = row.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + blanks : blanks + text
            }
            print("  " + cells.joined(separator: "   "))
        }
        print("")
    }
}
