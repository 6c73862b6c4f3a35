extension Command {
    /// The first row on the screen after a motion over `count` rows, of which `height` fit.
    func scrolled(from top: Int, height: Int, count: Int) -> Int {
        let last = max(0, count - height)
        let moved =
            switch self {
            case .moveDown: top + 1
            case .moveUp: top - 1
            case .moveToTop: 0
            case .moveToBottom: last
            case .halfPageDown: top + height / 2
            case .halfPageUp: top - height / 2
            case .pageDown: top + max(1, height - 1)
            case .pageUp: top - max(1, height - 1)
            default: top
            }
        return min(max(0, moved), last)
    }

    /// The selected one of `count` rows after a motion.
    func selection(from row: Int, height: Int, count: Int) -> Int {
        let moved =
            switch self {
            case .moveDown: row + 1
            case .moveUp: row - 1
            case .moveToTop: 0
            case .moveToBottom: count - 1
            case .halfPageDown: row + height / 2
            case .halfPageUp: row - height / 2
            case .pageDown: row + max(1, height - 1)
            case .pageUp: row - max(1, height - 1)
            default: row
            }
        return max(0, min(moved, count - 1))
    }
}
