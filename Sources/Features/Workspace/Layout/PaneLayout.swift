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
    /// Where messages are, at the left of the footer; the keys follow.
    package let status: Rect
    /// The area between header and footer.
    package let body: Rect
    /// The visible panes with their frames, from left to right.
    package private(set) var panes: [Placed]

    /// A pane and its frame.
    package struct Placed: Hashable, Sendable {
        package let pane: Pane
        package let frame: Rect
    }

    /// From this many rows on a template and another pane are one above the other on a narrow screen.
    private static let stackedRows = 15

    /// - Parameters:
    ///   - beside: the pane to show with the edited template if only one fits; nil if none is edited.
    ///   - sideRows: the rows of the side pane's text, as far as it is a result, which gets no more than it needs.
    ///   - borders: how far the user has moved borders, by the pane to their left.
    package init(
        size: Size, focus: Pane, isZoomed: Bool, beside: Pane? = nil, sideRows: Int? = nil, borders: [Pane: Int] = [:]
    ) {
        var rest = Rect(size)
        header = rest.cutTop(1)
        footer = rest.cutBottom(1)
        status = footer
        body = rest
        let isStudio = beside != nil && focus.isOfStudio
        let isStacked = isStudio && rest.height >= PaneLayout.stackedRows
        if isZoomed || size.width < PaneLayout.twoPanes && !isStacked {
            panes = [Placed(pane: focus, frame: rest)]
        } else if let beside, isStudio {
            panes = PaneLayout.joined(
                PaneLayout.studio(rest, beside: focus == .editor ? beside : focus, sideRows: sideRows))
        } else if size.width < PaneLayout.threePanes {
            let pair: [Pane] = focus == .editor ? [.detail, .editor] : [.list, .detail]
            // The list needs less width than the pane beside it.
            let left = rest.cutLeft(rest.width * 2 / 5)
            panes = PaneLayout.joined([Placed(pane: pair[0], frame: left), Placed(pane: pair[1], frame: rest)])
        } else {
            let list = rest.cutLeft(rest.width * 37 / 100)
            let detail = rest.cutLeft(rest.width / 2)
            panes = PaneLayout.joined([
                Placed(pane: .list, frame: list), Placed(pane: .detail, frame: detail),
                Placed(pane: .editor, frame: rest),
            ])
        }
        panes = PaneLayout.moved(panes, by: borders)
    }

    /// Neighbours share the line between them: each reaches over the last line of the one before it.
    private static func joined(_ panes: [Placed]) -> [Placed] {
        panes.map { placed in
            var frame = placed.frame
            if panes.contains(where: { $0.frame.maxX == frame.x }) {
                frame = Rect(x: frame.x - 1, y: frame.y, width: frame.width + 1, height: frame.height)
            }
            if panes.contains(where: { $0.frame.maxY == frame.y && $0.frame.maxX > placed.frame.x }) {
                frame = Rect(x: frame.x, y: frame.y - 1, width: frame.width, height: frame.height + 1)
            }
            return Placed(pane: placed.pane, frame: frame)
        }
    }

    /// The template, its result and the payload in three columns; with less width the result above the payload in the right column; on
    /// a narrow screen the template above one of them.
    private static func studio(_ body: Rect, beside: Pane, sideRows: Int?) -> [Placed] {
        var rest = body
        guard body.width >= twoPanes else {
            let template = rest.cutTop(rest.height * 11 / 20)
            return [Placed(pane: .editor, frame: template), Placed(pane: beside, frame: rest)]
        }
        guard body.width >= threePanes else {
            let left = rest.cutLeft(rest.width / 2)
            guard body.height >= stackedRows else {
                return [Placed(pane: .editor, frame: left), Placed(pane: beside, frame: rest)]
            }
            // A result has two lines around it, and the line that it shares with the payload.
            let most = sideRows == nil ? rest.height * 2 / 3 : rest.height / 2
            let result = rest.cutTop(max(min(most, 7), min(most, (sideRows ?? .max - 2) + 2)))
            return [
                Placed(pane: .editor, frame: left), Placed(pane: .side, frame: result),
                Placed(pane: .payload, frame: rest),
            ]
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
