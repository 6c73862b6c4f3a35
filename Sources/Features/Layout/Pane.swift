/// The three panes, from left to right.
package enum Pane: Int, Hashable, Sendable, CaseIterable {
    case list = 1
    case detail
    /// The editor of a field or of labels; where none is open, the text under the cursor of the detail, to read.
    case editor
}
