/// The panes, from left to right: list, detail and editor; in the studio the template, its result, and the payload.
package enum Pane: Int, Hashable, Sendable, CaseIterable {
    case list = 1
    case detail
    /// The editor of a field or of labels; if none is open, the text of the selected field, read-only.
    case editor
    /// Beside a template: its result, the results of all templates, or the cheat sheet.
    case side
    /// The payload that a template is rendered with.
    case payload

    /// Whether the pane belongs to the studio, in which a template is edited.
    package var isOfStudio: Bool { self == .editor || self == .side || self == .payload }
}
