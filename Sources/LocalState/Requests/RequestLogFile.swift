import JSON
package import OnCall
import Platform
import Synchronization

/// A file of the user's choice that gets a line of JSON for each request, for the user's eyes only.
package final class RequestLogFile: Sendable {
    private let path: String
    private let file: AppendOnlyFile
    private let failure = Mutex<String?>(nil)

    /// Opens the file, which is made where there is none. A link in its place is not followed.
    /// - Throws: why it can't be written to.
    package init(path: String) throws(FileProblem) {
        self.path = path
        do throws(AppendOnlyFile.Refusal) {
            file = try AppendOnlyFile(path: path)
        } catch {
            throw FileProblem(path, error.description)
        }
    }

    /// Puts a line at the end, by one write, so that lines of two consoles don't mix. What can't be written is told by
    /// `problem`: a request is not held up for it.
    package func append(_ record: RequestRecord) {
        do throws(SystemError) {
            try file.append(Array((record.json.compactText + "\n").utf8))
        } catch {
            failure.withLock { $0 = $0 ?? "\(path): \(error)" }
        }
    }

    /// Why a line is missing; nil where all are there.
    package var problem: String? { failure.withLock { $0 } }
}
