import FoundationEssentials

/// How many maintenance windows are open.
package struct WindowCounts: Equatable, Sendable {
    package let open: Int
    /// Those past their end, which the server has not closed.
    package let overdue: Int
}

extension Directory {
    func windowCounts(at serverTime: Date) -> WindowCounts {
        let time = serverTime.timeIntervalSinceReferenceDate
        var (open, overdue) = (0, 0)
        for (row, flags) in index.flagsOfRow.enumerated() where flags.contains(.maintenance) {
            open += 1
            if index.endOfRow[row] <= time { overdue += 1 }
        }
        return WindowCounts(open: open, overdue: overdue)
    }
}
