/// A function that a program lets templates call.
package struct AddedFunction: Sendable {
    /// As templates write it.
    package let name: String
    /// What Python calls the function behind the name, for what it prints.
    let pythonName: String
    /// How it is written: `range(start, stop, step)`.
    package let signature: String
    /// What it does, for people, in one line.
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
