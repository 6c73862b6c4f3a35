/// What came of rendering a template.
package struct Rendering: Sendable {
    package enum Outcome: Sendable {
        case text(String)
        case failure(RenderFailure)
    }

    package let outcome: Outcome
    package let notes: RenderNotes

    init(text: String, notes: RenderNotes) {
        outcome = .text(text)
        self.notes = notes
    }

    init(failure: RenderFailure, notes: RenderNotes = RenderNotes()) {
        outcome = .failure(failure)
        self.notes = notes
    }

    /// nil where it failed.
    package var text: String? { if case .text(let text) = outcome { text } else { nil } }
    /// nil where it went well.
    package var failure: RenderFailure? { if case .failure(let failure) = outcome { failure } else { nil } }
}

/// Why a template could not be rendered.
package struct RenderFailure: Error, Hashable, Sendable {
    package enum Level: String, Sendable {
        /// The server takes the template, which may go well with other data.
        case warning
        case error
    }

    /// The class of Python's exception.
    package let type: String
    package let message: String
    package let level: Level
    /// UTF-8 offsets in the text as edited of what failed.
    package let range: Range<Int>?

    /// What jinja2 says to a template that it refuses.
    package init(_ diagnostic: SyntaxDiagnostic) {
        self.init(
            type: diagnostic.isCollapse ? "SyntaxError" : "TemplateSyntaxError", message: diagnostic.message,
            level: .error, range: diagnostic.range)
    }

    /// - Parameter type: the class of Python's exception.
    package init(type: String, message: String, level: Level, range: Range<Int>?) {
        self.type = type
        self.message = message
        self.level = level
        self.range = range
    }

    /// As the server shows it.
    package var shown: String { "Template \(level == .warning ? "Warning" : "Error"): \(message)" }
}
