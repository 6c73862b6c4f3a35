/// What the pane beside a template shows.
package struct SideScene: Equatable, Sendable {
    package let side: Studio.Side
    /// Whether what is shown is of an older text or payload.
    package let isRendering: Bool
    /// Where the payload came from; nil until it is known.
    package let payloadTitle: String?
    /// All of its rows, as wide as the pane allows.
    package let lines: [SideLine]
    /// The first row on the screen.
    package let top: Int
}
