import Glibc
import Platform

/// An open folder that only the user can access. Its contents are accessed relative to the descriptor and never through a
/// symbolic link, so that writes can't be redirected.
struct PrivateFolder: ~Copyable {
    /// For messages; it may lead to another folder by now.
    let path: String
    /// All access is relative to it.
    let descriptor: Int32

    /// Opens the folder at `path`, following links: the user chooses where the state folder is.
    /// - Returns: nil if there is none.
    static func open(_ path: String) throws(FileProblem) -> PrivateFolder? {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { return PrivateFolder(path: path, descriptor: descriptor) }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw FileProblem(path, .last)
    }

    /// Opens the folder at `path`, creating it and its parents if missing.
    static func create(_ path: String) throws(FileProblem) -> PrivateFolder {
        var part = path.hasPrefix("/") ? "" : "."
        for name in path.split(separator: "/") {
            part += "/" + name
            if mkdir(part, 0o700) != 0, errno != EEXIST { throw FileProblem(part, .last) }
        }
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(path, .last) }
        return PrivateFolder(path: path, descriptor: descriptor)
    }

    /// Opens a subfolder and removes access for others.
    /// - Returns: nil if there is none.
    /// - Throws: also if it is a symbolic link, which is not followed.
    func folder(_ name: String) throws(FileProblem) -> PrivateFolder? {
        let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard inner >= 0 else {
            let error = SystemError.last
            if isLink(name) { throw linkProblem(name) }
            if error.code == ENOENT || error.code == ENOTDIR || error.code == ELOOP { return nil }
            throw FileProblem(path(of: name), error)
        }
        return PrivateFolder(closing: inner, path: path(of: name))
    }

    /// Opens a subfolder, creating it if missing, and removes access for others.
    func createFolder(_ name: String) throws(FileProblem) -> PrivateFolder {
        if mkdirat(descriptor, name, 0o700) != 0, errno != EEXIST { throw FileProblem(path(of: name), .last) }
        let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard inner >= 0 else {
            let error = SystemError.last
            throw isLink(name) ? linkProblem(name) : FileProblem(path(of: name), error)
        }
        return PrivateFolder(closing: inner, path: path(of: name))
    }

    private func isLink(_ name: String) -> Bool {
        var info = stat()
        return fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && info.st_mode & S_IFMT == S_IFLNK
    }

    private func linkProblem(_ name: String) -> FileProblem {
        FileProblem(path(of: name), "is a symbolic link, which is not followed; put a folder in its place")
    }

    /// Creates and opens a subfolder, which must not exist yet.
    func freshFolder(_ name: String) throws(FileProblem) -> PrivateFolder {
        if mkdirat(descriptor, name, 0o700) != 0 { throw FileProblem(path(of: name), .last) }
        return try createFolder(name)
    }

    /// Removes a subfolder and the files in it, if it exists.
    func removeFolder(_ name: String) throws(FileProblem) {
        guard let inner = try folder(name) else { return }
        for file in inner.names { unlinkat(inner.descriptor, file, 0) }
        if unlinkat(descriptor, name, AT_REMOVEDIR) != 0, errno != ENOENT {
            throw FileProblem(path(of: name), .last)
        }
        _ = fsync(descriptor)
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    /// An existing folder may be accessible to others. If that can't be changed, its files are still protected.
    private init(closing descriptor: Int32, path: String) {
        _ = fchmod(descriptor, 0o700)
        self.init(path: path, descriptor: descriptor)
    }

    deinit { close(descriptor) }

    /// The names in the folder, sorted; empty if it can't be listed. Writes don't depend on it.
    var names: [String] { (try? FolderListing.names(in: descriptor)) ?? [] }

    /// The contents of a file; nil if there is none.
    /// - Parameter limit: in bytes; a longer file is an error.
    func read(_ name: String, limit: Int) throws(FileProblem) -> [UInt8]? {
        let isFile: Bool
        var bytes: [UInt8] = []
        do throws(SystemError) {
            let file = try OpenFile(name, in: descriptor, followsLinks: false)
            isFile = try file.status().isRegular
            if isFile { bytes = try file.contents(limit: limit) }
        } catch {
            if error.code == ENOENT { return nil }
            throw FileProblem(path(of: name), error)
        }
        guard isFile else { throw FileProblem(path(of: name), "is not a file") }
        return bytes
    }

    /// Replaces the contents of a file atomically: the new file is written beside the old one, synced, and then renamed.
    func replace(_ name: String, with bytes: [UInt8]) throws(FileProblem) {
        try replace(name) { write throws(FileProblem) in try write(bytes) }
    }

    /// Replaces the contents of a file atomically, with what `body` writes piece by piece. If it throws, the file stays as it was.
    func replace(
        _ name: String, _ body: (_ write: ([UInt8]) throws(FileProblem) -> Void) throws(FileProblem) -> Void
    ) throws(FileProblem) {
        let temporary = PrivateFolder.temporaryName
        let file = openat(descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileProblem(path(of: name), .last) }
        let target = path(of: name)
        do throws(FileProblem) {
            try body { bytes throws(FileProblem) in
                let code = NewFile.writeAll(bytes, to: file)
                if code != 0 { throw FileProblem(target, SystemError(code: code)) }
            }
        } catch {
            close(file)
            unlinkat(descriptor, temporary, 0)
            throw error
        }
        var code = fsync(file) == 0 ? 0 : errno
        if close(file) != 0, code == 0 { code = errno }
        if code == 0, renameat(descriptor, temporary, descriptor, name) != 0 { code = errno }
        guard code == 0 else {
            unlinkat(descriptor, temporary, 0)
            throw FileProblem(target, SystemError(code: code))
        }
        // Syncs the new name, too, against loss of power. Some file systems can't, and the file is written anyway.
        _ = fsync(descriptor)
    }

    /// Gives a file a second name, the first of `others` that is free.
    /// - Returns: that name; nil if the file is gone.
    func link(_ name: String, toFirstFreeOf others: some Sequence<String>) throws(FileProblem) -> String? {
        for other in others {
            if linkat(descriptor, name, descriptor, other, 0) == 0 { return other }
            if errno == ENOENT { return nil }
            if errno != EEXIST { throw FileProblem(path(of: name), .last) }
        }
        throw FileProblem(path(of: name), SystemError(code: EEXIST))
    }

    /// Removes a file, if it exists.
    func remove(_ name: String) throws(FileProblem) {
        if unlinkat(descriptor, name, 0) != 0 {
            if errno == ENOENT { return }
            throw FileProblem(path(of: name), .last)
        }
        _ = fsync(descriptor)
    }

    /// Gives a file a second name in place of another file, which is removed.
    func link(_ name: String, over other: String) throws(FileProblem) {
        let temporary = PrivateFolder.temporaryName
        guard try link(name, toFirstFreeOf: [temporary]) != nil else { return }
        let code = renameat(descriptor, temporary, descriptor, other) == 0 ? 0 : errno
        // Renaming does nothing if both are already the same file.
        unlinkat(descriptor, temporary, 0)
        if code != 0 { throw FileProblem(path(of: other), SystemError(code: code)) }
    }

    private static var temporaryName: String { ".\(UInt64.random(in: .min ... .max)).tmp" }

    /// How long to wait for another console's lock.
    static let lockTimeout = Duration.seconds(2)

    /// Runs `body` with an exclusive lock on the folder.
    ///
    /// Another console may be stopped while it holds the lock, and losing text is worse than two writers: after the timeout,
    /// `body` runs without the lock. The wait blocks the thread, so call this on a `DiskQueue` only.
    /// - Parameters:
    ///   - lockTimeout: how long to wait.
    ///   - body: receives whether the lock is held.
    func locked<Value>(
        lockTimeout: Duration = PrivateFolder.lockTimeout, _ body: (_ isAlone: Bool) throws(FileProblem) -> Value
    ) throws(FileProblem) -> Value {
        let end = ContinuousClock.now + lockTimeout
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            // Some network file systems have no locks.
            guard errno == EWOULDBLOCK || errno == EINTR, .now < end else { return try body(false) }
            usleep(10_000)
        }
        defer { flock(descriptor, LOCK_UN) }
        return try body(true)
    }

    /// Removes temporary files of killed writers. Call it only with the lock.
    func removeTemporaryFiles() {
        for name in names where name.hasPrefix(".") && name.hasSuffix(".tmp") { unlinkat(descriptor, name, 0) }
    }

    /// The path of `name`, for messages.
    func path(of name: String) -> String { path + "/" + name }
}
