/// What the side pane shows.
package struct SideScene: Equatable, Sendable {
    package let side: Studio.SideContent
    /// Whether the result is for an older text or payload.
    package let isRendering: Bool
    /// Where the payload came from; nil until it is known.
    package let payloadTitle: String?
    /// The channel that the result is drawn as it shows it; nil if it is shown as it is.
    package let shownAs: String?
    /// Whether another key shows the result as its channel does.
    package let isRaw: Bool
    /// All of its rows, wrapped to the width of the pane.
    package let lines: [SideLine]
    /// The first visible row.
    package let top: Int
}
