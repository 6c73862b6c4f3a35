import Commands
import Features
import Glibc
import Platform

/// A payload in a file of the user's.
enum PayloadFile {
    /// In bytes.
    private static let most = 1 << 20

    /// - Parameter path: as typed; `~/` is the home folder.
    static func read(_ path: String) -> Result<String, PayloadFileProblem> {
        let home = Environment.current.home
        let path = path.hasPrefix("~/") ? home + path.dropFirst() : path
        let isFile: Bool
        var bytes: [UInt8] = []
        do throws(SystemError) {
            // Without waiting: a pipe would be waited for without end.
            let file = try OpenFile(path)
            isFile = try file.status().isRegular
            if isFile { bytes = try file.contents(limit: most) }
        } catch {
            let isLarge = error.code == EFBIG
            return .failure(
                PayloadFileProblem(isLarge ? "\(path) is larger than \(most >> 20) MB" : "\(path): \(error)"))
        }
        guard isFile else { return .failure(PayloadFileProblem("\(path) is not a file")) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(PayloadFileProblem("\(path) is not text in UTF-8"))
        }
        return .success(text)
    }
}
