import Features

/// Divides the width of the list pane among its columns.
struct ListColumns {
    /// A column: where it begins and how wide it is.
    struct Column {
        let x: Int
        let width: Int
    }

    /// Cursor, state and draft.
    static let marks = ListScene.marks

    let name: Column
    let type: Column
    let team: Column
    let labels: Column
    let remaining: Column

    /// - Parameter width: columns inside the frame.
    init(width: Int) {
        // `23:59:59`, and the heading.
        let remaining = 8
        let gap = width >= 90 ? 2 : 1
        var rest = width - ListColumns.marks - remaining - gap - 1
        func take(_ wanted: Int, from least: Int) -> Int {
            guard rest - wanted - gap >= least else { return 0 }
            rest -= wanted + gap
            return wanted
        }
        // Columns that are assigned first stay longest when the pane gets narrow.
        let type = take(width >= 90 ? 17 : 13, from: 24)
        let team = take(width >= 90 ? 12 : 9, from: 24)
        let labels = take(max(11, rest * 2 / 5), from: 22)
        var x = ListColumns.marks
        func column(_ width: Int) -> Column {
            defer { x += width > 0 ? width + gap : 0 }
            return Column(x: x, width: width)
        }
        name = column(max(0, rest))
        self.type = column(type)
        self.team = column(team)
        self.labels = column(labels)
        self.remaining = Column(x: width - remaining - 1, width: remaining)
    }
}
