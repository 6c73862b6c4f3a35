package import TerminalCore

/// The state of the panes: the list, the detail, and the focus.
package struct Workspace: Equatable, Sendable {
    /// The screen, in cells.
    package internal(set) var size = Size(width: 80, height: 24)
    package internal(set) var list = IntegrationList()
    package internal(set) var detail = IntegrationDetail()
    /// The pane that has the keyboard, below all overlays.
    package internal(set) var focus = Pane.list
    package internal(set) var isZoomed = false
    package internal(set) var appearance = Appearance()
    /// How far the user has moved borders with the mouse, in columns to the right, by the pane to their left.
    var borders: [Pane: Int] = [:]
    /// The border that the mouse holds, and where it was last.
    var heldBorder: HeldBorder?

    /// A border under the pressed mouse button.
    struct HeldBorder: Hashable {
        let pane: Pane
        var column: Int
    }
    /// The revision of the directory that the list was last derived from.
    var listedRevision = -1

    /// Takes over the screen from the console of another context.
    mutating func inherit(_ other: Workspace) {
        size = other.size
        borders = other.borders
        appearance.hasMouse = other.appearance.hasMouse
    }
}
