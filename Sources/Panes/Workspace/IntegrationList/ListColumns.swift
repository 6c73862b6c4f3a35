import Features

/// Divides the width of the list pane among its columns: always in the same order, from the left as many as fit.
struct ListColumns {
    /// A column: where it begins and how wide it is.
    struct Column {
        let x: Int
        let width: Int

        var range: Range<Int> { x..<(x + width) }
    }

    /// Cursor, state and draft.
    static let marks = ListScene.marks

    /// What a name gets before other columns get anything.
    private static let nameWidth = 29
    /// `silence 23:59:59`, without its last column.
    private static let windowWidth = 15
    /// `slack web +1`.
    private static let customWidth = 12
    private static let mostCustomWidth = 18
    private static let leastLabelsWidth = 16

    let name: Column
    let team: Column
    let type: Column
    /// The channels with templates of their own.
    let custom: Column
    /// Mode and remaining time of the maintenance window. It is at the right end; if there is no room for a column of its own, it covers
    /// others in the rows that have one.
    let window: Column
    let hasOwnWindow: Bool
    let labels: Column

    /// - Parameter width: columns inside the frame.
    init(width: Int) {
        let isWide = width >= 100
        let gap = isWide ? 2 : 1
        let nameWidth = min(Self.nameWidth, max(0, width - Self.marks - 1))
        var rest = max(0, width - Self.marks - 1 - nameWidth)
        var isFull = false
        func take(_ wanted: Int) -> Int {
            guard !isFull, rest >= wanted + gap else {
                isFull = true
                return 0
            }
            rest -= wanted + gap
            return wanted
        }
        let team = take(isWide ? 14 : 9)
        let type = take(isWide ? 17 : 13)
        var custom = take(Self.customWidth)
        let window = take(Self.windowWidth)
        hasOwnWindow = window > 0
        if custom > 0 {
            let more = min(Self.mostCustomWidth - custom, rest)
            custom += more
            rest -= more
        }
        let labels = take(max(Self.leastLabelsWidth, rest - gap))
        var x = Self.marks
        func column(_ width: Int) -> Column {
            defer { x += width > 0 ? width + gap : 0 }
            return Column(x: x, width: width)
        }
        name = column(nameWidth + rest)
        self.team = column(team)
        self.type = column(type)
        self.custom = column(custom)
        self.labels = column(labels)
        self.window = Column(x: max(0, width - Self.windowWidth - 1), width: min(width, Self.windowWidth))
    }
}
