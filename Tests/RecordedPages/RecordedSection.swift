package import Foundation
import Synchronization

/// The part of a document between `<!-- name -->` and `<!-- /name -->`. With `RECORD_README=1` in the environment it is written instead of
/// compared.
package struct RecordedSection: Sendable {
    /// The top of the repository.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Tests that record into the same document take turns.
    private static let lock = Mutex(())

    private let page: URL
    private let name: String

    /// - Parameters:
    ///   - name: the name between the markers.
    ///   - page: the path of the document, from the top of the repository.
    package init(_ name: String, of page: String) {
        self.name = name
        self.page = Self.root.appending(path: page)
    }

    /// The document has no such markers.
    package struct Missing: Error, CustomStringConvertible {
        package let description: String
    }

    /// What the document says; `text` itself after recording it.
    package func recorded(_ text: String) throws -> String {
        try Self.lock.withLock { _ in
            var document = try String(contentsOf: page, encoding: .utf8)
            guard let opening = document.range(of: "<!-- \(name) -->\n"),
                let closing = document.range(of: "<!-- /\(name) -->"), opening.upperBound <= closing.lowerBound
            else { throw Missing(description: "\(page.lastPathComponent) has no section '\(name)'") }
            let inside = opening.upperBound..<closing.lowerBound
            guard ProcessInfo.processInfo.environment["RECORD_README"] == "1" else { return String(document[inside]) }
            document.replaceSubrange(inside, with: text)
            try document.write(to: page, atomically: true, encoding: .utf8)
            return text
        }
    }
}
