/// What the side pane shows.
package struct SideScene: Equatable, Sendable {
    package let side: Studio.SideContent
    /// Whether the result is for an older text or payload.
    package let isRendering: Bool
    /// Where the payload came from; nil until it is known.
    package let payloadTitle: String?
    /// All of its rows, wrapped to the width of the pane.
    package let lines: [SideLine]
    /// The first visible row.
    package let top: Int
}
