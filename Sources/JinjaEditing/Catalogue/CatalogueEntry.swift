import Jinja

/// A word of the language, described for an editor.
package struct CatalogueEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable, CaseIterable {
        case filter, test, function, tag
    }

    /// The word itself.
    package let name: String
    /// The signature without the piped value: `truncate(length=255, killwords=False, end='...', leeway=None)`.
    package let signature: String
    /// What it does, in one line.
    package let summary: String
    package let kind: Kind

    init(_ kind: Kind, _ signature: String, _ summary: String) {
        self.kind = kind
        name = String(signature.prefix { $0 != "(" && $0 != " " })
        self.signature = signature
        self.summary = summary
    }

    /// A filter or a test with known parameters.
    init(_ kind: Kind, _ name: String, _ function: NativeFunction?, _ summary: String) {
        self.kind = kind
        self.name = name
        self.summary = summary
        let parameters = (function?.parameters ?? []).dropFirst().map { parameter in
            parameter.fallback.map { "\(parameter.name)=\($0.written)" } ?? parameter.name
        }
        signature = parameters.isEmpty ? name : "\(name)(\(parameters.joined(separator: ", ")))"
    }
}

extension Literal {
    /// As written in a template.
    fileprivate var written: String {
        switch self {
        case .none: "None"
        case .bool(let flag): flag ? "True" : "False"
        case .int(let number): "\(number)"
        case .big(let number): "\(number)"
        case .float(let number): "\(number)"
        case .string(let text): PythonText.repr(text)
        }
    }
}
