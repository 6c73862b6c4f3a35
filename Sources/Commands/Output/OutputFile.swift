import Glibc
import Platform

/// A file that a command writes besides standard output.
enum OutputFile {
    /// Writes it beside its place first, so that it is never half there; an earlier one is replaced.
    static func write(_ text: String, to path: String) throws(Failure) {
        let beside = "\(path).\(getpid()).new"
        unlink(beside)
        do throws(SystemError) {
            try NewFile.write(Array(text.utf8), to: beside, permissions: 0o666, isSynced: false)
            guard rename(beside, path) == 0 else { throw SystemError.last }
        } catch {
            unlink(beside)
            throw Failure("\(path) can't be written: \(error)")
        }
    }
}
