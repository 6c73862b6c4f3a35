import Commands
import Features
import Glibc
import Platform

/// Reads a payload from a file of the user.
enum PayloadFile {
    /// In bytes.
    private static let maxBytes = 1 << 20

    /// - Parameter path: as typed; `~/` is the home directory.
    static func read(_ path: String) -> Result<String, PayloadFileProblem> {
        let home = Environment.current.home
        let path = path.hasPrefix("~/") ? home + path.dropFirst() : path
        let isFile: Bool
        var bytes: [UInt8] = []
        do throws(SystemError) {
            // Non-blocking: a pipe might never end.
            let file = try OpenFile(path)
            isFile = try file.status().isRegular
            if isFile { bytes = try file.contents(limit: maxBytes) }
        } catch {
            let isLarge = error.code == EFBIG
            return .failure(
                PayloadFileProblem(isLarge ? "\(path) is larger than \(maxBytes >> 20) MB" : "\(path): \(error)"))
        }
        guard isFile else { return .failure(PayloadFileProblem("\(path) is not a file")) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(PayloadFileProblem("\(path) is not text in UTF-8"))
        }
        return .success(text)
    }
}
