import Glibc
import Platform

/// Reads the files that the user wrote to configure the program.
enum UserFile {
    /// More than this is not a file that a person wrote to configure a program. In bytes.
    private static let limit = 1 << 20

    /// The text of the file at `path`; nil where there is none.
    /// - Parameter name: what the file is called in messages.
    /// - Throws: why it can't be read: what the system says, or that it is no text.
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
