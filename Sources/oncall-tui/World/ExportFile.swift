import Commands
import Glibc
import Platform

/// Writes a text to a new file that the user has named.
enum ExportFile {
    /// - Parameter path: as typed; `~/` is the home directory. A file that exists is not replaced.
    /// - Throws: `ExportProblem`; then there is no file.
    static func write(_ text: String, to path: String) throws(ExportProblem) {
        let path = path.hasPrefix("~/") ? Environment.current.home + path.dropFirst() : path
        do throws(SystemError) {
            try NewFile.write(Array(text.utf8), to: path)
        } catch {
            let hint = error.code == EEXIST ? "; type another path" : ""
            throw ExportProblem(description: "\(path): \(error)\(hint)")
        }
    }
}

/// Why a file of the user can't be written.
struct ExportProblem: Error, CustomStringConvertible {
    /// Path and reason.
    let description: String
}
