/// A variable that a template is given.
package struct TemplateVariable: Hashable, Sendable {
    package let name: String
    /// What it holds, for people, in a few words.
    package let note: String

    package init(name: String, note: String) {
        self.name = name
        self.note = note
    }
}
