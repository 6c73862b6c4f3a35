import Features
import TerminalCore

/// The places where the lines of neighbouring panes meet: neighbours share a line, so their corners become junctions.
enum PaneBorders {
    /// The ends of the lines in a cell.
    private struct Arms: OptionSet {
        let rawValue: Int

        static let up = Arms(rawValue: 1)
        static let down = Arms(rawValue: 2)
        static let left = Arms(rawValue: 4)
        static let right = Arms(rawValue: 8)
    }

    /// - Parameter focused: the pane with the keyboard, whose line is in front; nil for none.
    static func draw(_ panes: [PaneLayout.Placed], focused: Pane?, _ theme: Theme, on canvas: inout Canvas) {
        guard panes.count > 1 else { return }
        for placed in panes {
            for corner in corners(of: placed.frame) {
                let touching = panes.filter { !arms(of: $0.frame, at: corner).isEmpty }
                guard touching.count > 1 else { continue }
                let joined = touching.reduce(into: Arms()) { $0.formUnion(PaneBorders.arms(of: $1.frame, at: corner)) }
                let isFocused = touching.contains { $0.pane == focused }
                canvas.put(character(joined), x: corner.x, y: corner.y, style: theme[isFocused ? .focus : .border])
            }
        }
    }

    private static func corners(of frame: Rect) -> [Point] {
        [frame.x, frame.maxX - 1].flatMap { x in [frame.y, frame.maxY - 1].map { Point(x: x, y: $0) } }
    }

    /// The lines of a frame in a cell.
    private static func arms(of frame: Rect, at cell: Point) -> Arms {
        guard frame.contains(cell) else { return [] }
        var arms: Arms = []
        if cell.x == frame.x || cell.x == frame.maxX - 1 {
            if cell.y > frame.y { arms.insert(.up) }
            if cell.y < frame.maxY - 1 { arms.insert(.down) }
        }
        if cell.y == frame.y || cell.y == frame.maxY - 1 {
            if cell.x > frame.x { arms.insert(.left) }
            if cell.x < frame.maxX - 1 { arms.insert(.right) }
        }
        return arms
    }

    private static func character(_ arms: Arms) -> String {
        switch arms {
        case [.left, .right, .down]: "┬"
        case [.left, .right, .up]: "┴"
        case [.up, .down, .right]: "├"
        case [.up, .down, .left]: "┤"
        default: "┼"
        }
    }
}
