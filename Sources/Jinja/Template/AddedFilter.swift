/// A filter that a program adds to the language.
package struct AddedFilter: Sendable {
    /// As templates write it.
    package let name: String
    /// What it does.
    package let function: NativeFunction
    /// What it does, for people, in one line.
    package let summary: String

    package init(_ name: String, _ function: NativeFunction, _ summary: String) {
        self.name = name
        self.function = function
        self.summary = summary
    }
}
