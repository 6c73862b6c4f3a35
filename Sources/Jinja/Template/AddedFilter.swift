/// A filter added to the language by the program.
package struct AddedFilter: Sendable {
    /// The name in templates.
    package let name: String
    /// The implementation.
    package let function: NativeFunction
    /// What it does, in one line for people.
    package let summary: String

    package init(_ name: String, _ function: NativeFunction, _ summary: String) {
        self.name = name
        self.function = function
        self.summary = summary
    }
}
