import Glibc

/// Reads the user's files.
package enum UserFile {
    /// More than this is not a file that a person wrote to configure a program. In bytes.
    private static let limit = 1 << 20

    /// The text of the file at `path`; nil where there is none.
    /// - Parameter name: what the file is called in messages.
    /// - Throws: why it can't be read: what the system says, or that it is no text.
    package static func text(at path: String, called name: String) throws(ConfigurationErrors) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw ConfigurationErrors("can't be read: \(reason(errno))", at: .file(name, line: nil))
        }
        defer { close(file) }
        let (bytes, code) = contents(of: file, limit: limit)
        guard code == 0 else {
            throw ConfigurationErrors("can't be read: \(reason(code))", at: .file(name, line: nil))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationErrors("is not text in UTF-8", at: .file(name, line: nil))
        }
        return text
    }

    /// What the open file holds, and 0 or the system's error number.
    /// - Parameter limit: in bytes; a longer file is `EFBIG`.
    static func contents(of file: Int32, limit: Int) -> (bytes: [UInt8], code: Int32) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count == 0 { return (bytes, 0) }
            if count < 0 {
                if errno == EINTR { continue }
                return (bytes, errno)
            }
            bytes += buffer[..<count]
            if bytes.count > limit { return (bytes, EFBIG) }
        }
    }

    /// The names in a folder, in no order; none where it can't be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The system's words for an error number.
    static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
