import JSON
package import OnCall
import Platform
import Synchronization

/// A log file chosen by the user that gets a line of JSON per request, readable by the user only.
package final class RequestLogFile: Sendable {
    private let path: String
    private let file: AppendOnlyFile
    private let failure = Mutex<String?>(nil)

    /// Opens the file, creating it if needed. A symbolic link is not followed.
    /// - Throws: why it can't be written.
    package init(path: String) throws(FileProblem) {
        self.path = path
        do throws(AppendOnlyFile.Refusal) {
            file = try AppendOnlyFile(path: path)
        } catch {
            throw FileProblem(path, error.description)
        }
    }

    /// Appends a line with a single write, so that lines of two consoles don't mix. Errors go to `problem`, so that they don't
    /// fail a request.
    package func append(_ record: RequestRecord) {
        do throws(SystemError) {
            try file.append(Array((record.json.compactText + "\n").utf8))
        } catch {
            failure.withLock { $0 = $0 ?? "\(path): \(error)" }
        }
    }

    /// The first error of `append`; nil if all lines were written.
    package var problem: String? { failure.withLock { $0 } }
}
