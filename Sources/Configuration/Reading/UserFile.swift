import Glibc
import Platform

/// Reads configuration files.
enum UserFile {
    /// In bytes; larger files are rejected.
    private static let limit = 1 << 20

    /// The text of the file at `path`; nil if there is none.
    /// - Parameter name: the file name in messages.
    /// - Throws: why it can't be read: the system's message, or that it is not text.
    static func text(at path: String, called name: String) throws(ConfigurationErrors) -> String? {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try OpenFile(path).contents(limit: limit)
        } catch {
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw ConfigurationErrors("can't be read: \(error)", at: .file(name, line: nil))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationErrors("is not text in UTF-8", at: .file(name, line: nil))
        }
        return text
    }
}
