import Glibc
import Platform

/// A new folder that only this user can enter.
struct PrivateFolder: Sendable {
    let path: String

    /// - Throws: `DemoStartFailure` if no folder can be created.
    init() throws(DemoStartFailure) {
        let parent = PrivateFolder.parent
        var template = Array((parent + "/oncall-demo-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DemoStartFailure("cannot make a folder in \(parent): \(SystemError.last)")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes the folder and the socket in it.
    func remove(socket: String) {
        unlink(socket)
        rmdir(path)
    }

    /// The user's runtime folder, or `/tmp`: socket paths must be short.
    private static var parent: String {
        guard let folder = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }), folder.hasPrefix("/"),
            folder.utf8.count < 60, access(folder, W_OK | X_OK) == 0
        else { return "/tmp" }
        return folder
    }
}
