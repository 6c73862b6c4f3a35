/// A variable passed to a template.
package struct TemplateVariable: Hashable, Sendable {
    package let name: String
    /// A short description for people.
    package let note: String

    package init(name: String, note: String) {
        self.name = name
        self.note = note
    }
}
