import Features
import Foundation

/// A payload in a file of the user's.
enum PayloadFile {
    /// In bytes.
    private static let most = 1 << 20

    /// - Parameter path: as typed; `~/` is the home folder.
    static func read(_ path: String) -> Result<String, PayloadFileProblem> {
        let home = Environment.current.home
        let path = path.hasPrefix("~/") ? home + path.dropFirst() : path
        var info = stat()
        guard stat(path, &info) == 0 else {
            return .failure(PayloadFileProblem("\(path): \(String(cString: strerror(errno)))"))
        }
        // A pipe would be waited for without end.
        guard info.st_mode & S_IFMT == S_IFREG else { return .failure(PayloadFileProblem("\(path) is not a file")) }
        guard info.st_size <= most else {
            return .failure(PayloadFileProblem("\(path) is larger than \(most >> 20) MB"))
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return .failure(PayloadFileProblem("\(path) can't be read"))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            return .failure(PayloadFileProblem("\(path) is not text in UTF-8"))
        }
        return .success(text)
    }
}
