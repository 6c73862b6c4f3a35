/// What is wrong in a folder of integrations.
package struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// File, line and what is wrong: `payments-api/integration.toml:7: unknown key 'lables'`.
    package let description: String

    package init(_ description: String) { self.description = description }

    init(_ file: String, line: Int?, _ message: String) {
        self.init("\(file)\(line.map { ":\($0)" } ?? ""): \(message)")
    }
}
