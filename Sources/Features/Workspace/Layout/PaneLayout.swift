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

    /// - Parameter beside: what stands beside the template while one is edited; nil while none is.
    package init(size: Size, focus: Pane, isZoomed: Bool, beside: Pane? = nil) {
        var rest = Rect(size)
        header = rest.cutTop(1)
        footer = rest.cutBottom(1)
        status = rest.cutBottom(1)
        body = rest
        if isZoomed || size.width < PaneLayout.twoPanes {
            panes = [Placed(pane: focus, frame: rest)]
        } else if let beside, focus.isOfStudio {
            panes = PaneLayout.studio(rest, beside: focus == .editor ? beside : focus)
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

    /// The template at the left, beside it its result and the payload, or one of them.
    private static func studio(_ body: Rect, beside: Pane) -> [Placed] {
        var rest = body
        guard body.width >= threePanes else {
            let left = rest.cutLeft(rest.width / 2)
            return [Placed(pane: .editor, frame: left), Placed(pane: beside, frame: rest)]
        }
        let template = rest.cutLeft(rest.width * 38 / 100)
        let result = rest.cutLeft(rest.width / 2)
        return [
            Placed(pane: .editor, frame: template), Placed(pane: .side, frame: result),
            Placed(pane: .payload, frame: rest),
        ]
    }

    /// The frame of `pane`; nil where it is not on the screen.
    package func frame(of pane: Pane) -> Rect? { panes.first { $0.pane == pane }?.frame }

    /// What is inside the frame of `pane`. Where it is not on the screen: what would be inside if it had the focus, so that scrolling
    /// keeps its measure.
    package func inside(_ pane: Pane) -> Rect { (frame(of: pane) ?? body).inset(columns: 1, rows: 1) }

    package func pane(at point: Point) -> Pane? { panes.first { $0.frame.contains(point) }?.pane }
}
