package import TerminalCore

/// Where things are on the screen: a pure function of size, focus and zoom, so that the reducer (pages, clicks) and the views agree.
package struct PaneLayout: Hashable, Sendable {
    /// The smallest screen that the program works on.
    package static let smallest = Size(width: 40, height: 10)
    /// From this width on two panes stand side by side.
    package static let twoPanes = 104
    /// From this width on all three do.
    package static let threePanes = 160

    package let header: Rect
    package let footer: Rect
    /// The line for messages above the footer.
    package let status: Rect
    /// What is between header and status.
    package let body: Rect
    /// The panes on the screen with their frames, from left to right.
    package let panes: [Placed]

    /// A pane and its frame.
    package struct Placed: Hashable, Sendable {
        package let pane: Pane
        package let frame: Rect
    }

    package init(size: Size, focus: Pane, isZoomed: Bool) {
        var rest = Rect(size)
        header = rest.cutTop(1)
        footer = rest.cutBottom(1)
        status = rest.cutBottom(1)
        body = rest
        if isZoomed || size.width < PaneLayout.twoPanes {
            panes = [Placed(pane: focus, frame: rest)]
        } else if size.width < PaneLayout.threePanes {
            let pair: [Pane] = focus == .editor ? [.detail, .editor] : [.list, .detail]
            // A list of names wants less than what is read or written beside it.
            let left = rest.cutLeft(focus == .editor ? rest.width * 2 / 5 : rest.width / 2)
            panes = [Placed(pane: pair[0], frame: left), Placed(pane: pair[1], frame: rest)]
        } else {
            let list = rest.cutLeft(rest.width * 37 / 100)
            let detail = rest.cutLeft(rest.width / 2)
            panes = [
                Placed(pane: .list, frame: list), Placed(pane: .detail, frame: detail),
                Placed(pane: .editor, frame: rest),
            ]
        }
    }

    /// The frame of `pane`; nil where it is not on the screen.
    package func frame(of pane: Pane) -> Rect? { panes.first { $0.pane == pane }?.frame }

    /// What is inside the frame of `pane`. Where it is not on the screen: what would be inside if it had the focus, so that scrolling
    /// keeps its measure.
    package func inside(_ pane: Pane) -> Rect { (frame(of: pane) ?? body).inset(columns: 1, rows: 1) }

    package func pane(at point: Point) -> Pane? { panes.first { $0.frame.contains(point) }?.pane }
}
