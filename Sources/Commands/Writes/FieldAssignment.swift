import ArgumentParser
import JSON
import OnCall

/// A new value of a field on the command line: `name=Payments`, `slack.title@title.j2`, `slack.title@-`, or `slack.title!` for the
/// server's default.
struct FieldAssignment: ExpressibleByArgument {
    /// Where the value is.
    enum Source: Hashable {
        case text(String)
        /// The path of a file; `-` is standard input.
        case file(String)
        /// The server's default, or none.
        case none
    }

    let field: EditableField
    let source: Source

    init?(argument: String) {
        let name = argument.prefix { $0 != "=" && $0 != "@" && $0 != "!" }
        let rest = argument[name.endIndex...]
        guard let field = FieldArgument(argument: String(name))?.field else { return nil }
        self.field = field
        switch rest.first {
        case "=": source = .text(String(rest.dropFirst()))
        case "@": source = .file(String(rest.dropFirst()))
        case "!" where rest.count == 1: source = .none
        default: return nil
        }
    }

    /// The text; nil for the default.
    /// - Throws: `Failure` if the file can't be read.
    func text() throws(Failure) -> String? {
        switch source {
        case .text(let text): text
        case .file(let path): try InputText.read(path, mustBeUTF8: true)
        case .none: nil
        }
    }
}
