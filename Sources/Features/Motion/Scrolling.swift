/// Computes scroll positions.
enum Scrolling {
    /// The first visible row such that `rows` are visible, scrolling as little as possible and leaving no blank rows at the end while rows
    /// are hidden above.
    static func top(showing rows: Range<Int>, from top: Int, height: Int, count: Int) -> Int {
        guard height > 0 else { return 0 }
        var top = top
        if rows.upperBound > top + height { top = rows.upperBound - height }
        if rows.lowerBound < top { top = rows.lowerBound }
        return min(max(0, top), max(0, count - height))
    }
}
