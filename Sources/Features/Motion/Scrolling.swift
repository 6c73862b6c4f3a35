/// Where a window onto many rows begins.
enum Scrolling {
    /// The first row to show so that `rows` are seen, moving as little as can be, and never showing emptiness below the last row
    /// while there is something above the first.
    static func top(showing rows: Range<Int>, from top: Int, height: Int, count: Int) -> Int {
        guard height > 0 else { return 0 }
        var top = top
        if rows.upperBound > top + height { top = rows.upperBound - height }
        if rows.lowerBound < top { top = rows.lowerBound }
        return min(max(0, top), max(0, count - height))
    }
}
