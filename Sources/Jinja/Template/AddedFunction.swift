/// A function added to the language by the program.
package struct AddedFunction: Sendable {
    /// The name in templates.
    package let name: String
    /// Python's name of the function, for printing.
    let pythonName: String
    /// Its signature: `range(start, stop, step)`.
    package let signature: String
    /// What it does, in one line for people.
    package let summary: String
    let body: @Sendable (CallArguments, Interpreter) throws -> Value

    package init(
        _ name: String, pythonName: String, signature: String, summary: String,
        _ body: @escaping @Sendable (CallArguments, Interpreter) throws -> Value
    ) {
        self.name = name
        self.pythonName = pythonName
        self.signature = signature
        self.summary = summary
        self.body = body
    }
}
