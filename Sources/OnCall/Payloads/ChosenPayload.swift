package import FoundationEssentials

/// The payload with which the user tries out an integration's templates.
package struct ChosenPayload: Hashable, Sendable {
    /// The origin of a payload.
    package enum Source: Hashable, Sendable {
        /// A built-in sample, by name.
        case sample(String)
        /// A past alert group.
        case alert(id: String, title: String, receivedAt: Date?)
        /// A file of the user.
        case file(path: String)
        /// Edited by the user; `of` describes the original.
        case edited(of: String)

        /// A short description. Names and titles in it are not yet sanitized for a terminal.
        package var summary: String {
            switch self {
            case .sample(let name): "sample '\(name)'"
            case .alert(let id, let title, _): "alert \(title.isEmpty ? id : "'\(title)'")"
            case .file(let path): "file \(path)"
            case .edited(let before): "edited, was \(before)"
            }
        }
    }

    package let source: Source
    /// JSON, or text that the user is still editing.
    package let text: String

    package init(source: Source, text: String) {
        self.source = source
        self.text = text
    }

    /// The same with another text. The description of the original is kept over any number of edits.
    package func edited(_ text: String) -> ChosenPayload {
        if case .edited = source { return ChosenPayload(source: source, text: text) }
        return ChosenPayload(source: .edited(of: source.summary), text: text)
    }
}
