/// A motion through rows, the same for every list, table and scrolled text.
package enum ListMotion: Hashable, Sendable, CaseIterable {
    case down, up, top, bottom, halfPageDown, halfPageUp, pageDown, pageUp

    /// The rows that the motion covers, negative upwards; nil for the motions to either end.
    /// - Parameter page: visible rows. A page keeps one row of the previous page.
    func step(page: Int) -> Int? {
        switch self {
        case .down: 1
        case .up: -1
        case .halfPageDown: max(1, page / 2)
        case .halfPageUp: -max(1, page / 2)
        case .pageDown: max(1, page - 1)
        case .pageUp: -max(1, page - 1)
        case .top, .bottom: nil
        }
    }

    /// The selection among `count` rows after the motion; 0 if there are none.
    /// - Parameter page: visible rows.
    func selection(from row: Int, count: Int, page: Int) -> Int {
        let target = step(page: page).map { row + $0 } ?? (self == .top ? 0 : count - 1)
        return max(0, min(target, count - 1))
    }

    /// The first visible row after scrolling `count` rows, of which `height` fit.
    func scrolled(from top: Int, count: Int, height: Int) -> Int {
        let last = max(0, count - height)
        let target = step(page: height).map { top + $0 } ?? (self == .top ? 0 : last)
        return min(max(0, target), last)
    }
}
