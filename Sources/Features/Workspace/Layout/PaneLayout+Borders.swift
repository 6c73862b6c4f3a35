import TerminalCore

/// The borders between panes beside each other, which the mouse can move.
extension PaneLayout {
    /// The least columns that a pane keeps beside a border that is moved.
    static let leastColumns = 24

    /// The pane to the left of the border at a point, which stands for the border; nil beside one.
    func border(at point: Point) -> Pane? {
        panes.first { placed in
            guard (placed.frame.y..<placed.frame.maxY).contains(point.y) else { return false }
            // Its own line, and the first one of the panes to its right.
            let beside = panes.filter { PaneLayout.isBeside($0.frame, placed.frame) }
            return !beside.isEmpty && (point.x == placed.frame.maxX - 1 || beside.contains { $0.frame.x == point.x })
        }?.pane
    }

    /// Moves borders by columns to the right, as far as the panes on both sides keep enough room.
    /// - Parameter offsets: by the pane to the left of a border.
    static func moved(_ panes: [Placed], by offsets: [Pane: Int]) -> [Placed] {
        var panes = panes
        for placed in panes {
            guard let offset = offsets[placed.pane], offset != 0,
                let frame = panes.first(where: { $0.pane == placed.pane })?.frame
            else { continue }
            let left = panes.indices.filter { panes[$0].frame.maxX == frame.maxX }
            let right = panes.indices.filter { isBeside(panes[$0].frame, frame) }
            guard !right.isEmpty else { continue }
            let most = (right.map { panes[$0].frame.width }.min() ?? 0) - leastColumns
            let least = leastColumns - (left.map { panes[$0].frame.width }.min() ?? 0)
            guard least <= most else { continue }
            let step = min(max(offset, least), most)
            for index in left { panes[index] = panes[index].resized(left: 0, right: step) }
            for index in right { panes[index] = panes[index].resized(left: step, right: 0) }
        }
        return panes
    }

    /// Whether a frame begins where another one ends; they may share the line between them.
    private static func isBeside(_ frame: Rect, _ other: Rect) -> Bool {
        (other.maxX - 1...other.maxX).contains(frame.x)
    }
}

extension PaneLayout.Placed {
    /// Moves the edges by columns to the right.
    fileprivate func resized(left: Int, right: Int) -> PaneLayout.Placed {
        let frame = Rect(x: frame.x + left, y: frame.y, width: frame.width - left + right, height: frame.height)
        return PaneLayout.Placed(pane: pane, frame: frame)
    }
}
