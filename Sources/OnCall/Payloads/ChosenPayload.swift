package import FoundationEssentials

/// The payload that the user tries an integration's templates with.
package struct ChosenPayload: Hashable, Sendable {
    /// Where a payload is from.
    package enum Source: Hashable, Sendable {
        /// One of ours, by its name.
        case sample(String)
        /// An alert group of the past.
        case alert(id: String, title: String, receivedAt: Date?)
        /// A file of the user's.
        case file(path: String)
        /// The user's own hand; `of` says what it was before.
        case edited(of: String)

        /// What it is, in a few words. Names and titles in it are as they came, not yet made harmless for a terminal.
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
    /// JSON, or what the user is about to make JSON of.
    package let text: String

    package init(source: Source, text: String) {
        self.source = source
        self.text = text
    }

    /// The same with another text. However often it is edited, what it was in the beginning is remembered.
    package func edited(_ text: String) -> ChosenPayload {
        if case .edited = source { return ChosenPayload(source: source, text: text) }
        return ChosenPayload(source: .edited(of: source.summary), text: text)
    }
}
