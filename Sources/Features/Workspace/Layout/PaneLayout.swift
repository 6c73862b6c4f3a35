package import TerminalCore

/// The layout of the screen: a pure function of size, focus and zoom, so that the reducer (pages, clicks) and the views agree.
package struct PaneLayout: Hashable, Sendable {
    /// The smallest screen that the program works on.
    package static let smallest = Size(width: 40, height: 10)
    /// From this width on two panes are side by side.
    package static let twoPanes = 104
    /// From this width on all three are.
    package static let threePanes = 160

    package let header: Rect
    package let footer: Rect
    /// The status line above the footer.
    package let status: Rect
    /// The area between header and status line.
    package let body: Rect
    /// The visible panes with their frames, from left to right.
    package let panes: [Placed]

    /// A pane and its frame.
    package struct Placed: Hashable, Sendable {
        package let pane: Pane
        package let frame: Rect
    }

    /// - Parameter beside: the pane beside the edited template; nil if none is edited.
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
            // The list needs less width than the pane beside it.
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

    /// The template on the left; beside it its result and the payload, or one of them.
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

    /// The frame of `pane`; nil if it is not visible.
    package func frame(of pane: Pane) -> Rect? { panes.first { $0.pane == pane }?.frame }

    /// The inside of the frame of `pane`. If it is not visible, the inside it would have with the focus, so that scrolling works the same.
    package func inside(_ pane: Pane) -> Rect { (frame(of: pane) ?? body).inset(columns: 1, rows: 1) }

    package func pane(at point: Point) -> Pane? { panes.first { $0.frame.contains(point) }?.pane }
}
