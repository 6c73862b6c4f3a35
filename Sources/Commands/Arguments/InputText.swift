import Glibc
import Platform

/// The contents of a file or standard input.
enum InputText {
    /// The maximum size in bytes, far above that of templates and alerts.
    private static let limit = 64 << 20

    /// - Parameters:
    ///   - path: `-` for standard input. A pipe is read to its end.
    ///   - mustBeUTF8: whether other bytes are an error; otherwise they are replaced.
    /// - Throws: `Failure` if it can't be read.
    static func read(_ path: String, mustBeUTF8: Bool = false) throws(Failure) -> String {
        func unreadable(_ reason: String) -> Failure { Failure("\(path) \(reason)", status: .failure) }
        let file: OpenFile
        do throws(SystemError) {
            file = path == "-" ? .standardInput : try OpenFile(nullTerminated: RawArgument.path(of: path), waits: true)
        } catch {
            throw unreadable("can't be opened: \(error)")
        }
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try file.contents(limit: limit)
        } catch {
            switch error.code {
            case EFBIG: throw unreadable("is larger than \(limit >> 20) MB")
            case EISDIR: throw unreadable("is a folder; name the files in it")
            default: throw unreadable("can't be read: \(error)")
            }
        }
        guard !mustBeUTF8 || String(validating: bytes, as: UTF8.self) != nil else {
            throw unreadable("is not text in UTF-8")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
