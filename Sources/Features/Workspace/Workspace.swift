package import TerminalCore

/// What the panes show: the list, the detail, and which of the panes has the keyboard.
package struct Workspace: Equatable, Sendable {
    /// The screen, in cells.
    package internal(set) var size = Size(width: 80, height: 24)
    package internal(set) var list = IntegrationList()
    package internal(set) var detail = IntegrationDetail()
    /// The pane that has the keyboard, under all overlays.
    package internal(set) var focus = Pane.list
    package internal(set) var isZoomed = false
    /// The revision of the directory that the list was last derived from.
    var listedRevision = -1

    /// Begins on the screen of another console.
    mutating func inherit(_ other: Workspace) { size = other.size }
}
