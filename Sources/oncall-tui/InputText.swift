import Foundation

/// What a file or standard input holds.
enum InputText {
    /// More than this is no template and no alert.
    private static let most = 64 << 20

    /// - Parameter path: `-` for standard input.
    /// - Throws: `Failure` where it can't be read.
    static func read(_ path: String) throws -> String {
        let handle: FileHandle
        if path == "-" {
            handle = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw Failure("\(path) can't be opened: \(String(cString: strerror(errno)))")
            }
            handle = opened
        }
        defer { if path != "-" { try? handle.close() } }
        do {
            let data = try handle.read(upToCount: most + 1) ?? Data()
            guard data.count <= most else { throw Failure("\(path) is larger than \(most >> 20) MB") }
            return String(decoding: data, as: UTF8.self)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(path) can't be read: \(error.localizedDescription)")
        }
    }
}
