import FoundationEssentials
import Testing

/// A folder that is removed after the test.
final class ScratchFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/configuration-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes `text` and returns the path.
    @discardableResult
    func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }
}

/// The message of the error thrown by `body`; records an issue if there is none.
func message<Failure: Error>(_ body: () throws(Failure) -> some Any) -> String {
    do throws(Failure) {
        let value = try body()
        Issue.record("expected an error, got \(value)")
        return ""
    } catch {
        return "\(error)"
    }
}
