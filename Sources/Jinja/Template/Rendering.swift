/// The result of rendering a template.
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

    /// nil if it failed.
    package var text: String? { if case .text(let text) = outcome { text } else { nil } }
    /// nil if it succeeded.
    package var failure: RenderFailure? { if case .failure(let failure) = outcome { failure } else { nil } }
}

/// Why a template could not be rendered.
package struct RenderFailure: Error, Hashable, Sendable {
    package enum Level: String, Sendable {
        /// The server accepts the template, which may succeed with other data.
        case warning
        case error
    }

    /// The class of Python's exception.
    package let type: String
    package let message: String
    package let level: Level
    /// The failed expression, in UTF-8 offsets of the text as edited.
    package let range: Range<Int>?

    /// jinja2's message for a template that it rejects.
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

    /// The type of failures of this engine alone: it doesn't know what the server's result is.
    package static let notTried = PythonError.notTriedType

    /// The message as the server shows it; for what wasn't tried here, this engine's own.
    package var shown: String {
        if type == RenderFailure.notTried { return "not known here: \(message)" }
        return "Template \(level == .warning ? "Warning" : "Error"): \(message)"
    }
}
