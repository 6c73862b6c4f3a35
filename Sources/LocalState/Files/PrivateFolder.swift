import Glibc

/// An open folder that only the user may look into. Everything in it is reached through the open folder and never
/// through a symbolic link, so that nobody can lead a write elsewhere.
struct PrivateFolder: ~Copyable {
    let path: String
    let descriptor: Int32

    /// Opens the folder at `path`, through whatever links lead there: where the state folder lies is the user's choice.
    /// - Parameter isCreating: whether to make it, and those above it, where they are missing.
    /// - Returns: nil where there is none and none is to be made.
    static func open(_ path: String, isCreating: Bool) throws(FileProblem) -> PrivateFolder? {
        if isCreating {
            var part = path.hasPrefix("/") ? "" : "."
            for name in path.split(separator: "/") {
                part += "/" + name
                if mkdir(part, 0o700) != 0, errno != EEXIST { throw FileProblem(part, code: errno) }
            }
        }
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { return PrivateFolder(path: path, descriptor: descriptor) }
        if !isCreating, errno == ENOENT || errno == ENOTDIR { return nil }
        throw FileProblem(path, code: errno)
    }

    /// Opens the folder `name` in this one, and closes it to others.
    /// - Returns: nil where there is none and none is to be made.
    func folder(_ name: String, isCreating: Bool) throws(FileProblem) -> PrivateFolder? {
        let path = path + "/" + name
        if isCreating, mkdirat(descriptor, name, 0o700) != 0, errno != EEXIST { throw FileProblem(path, code: errno) }
        let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard inner >= 0 else {
            if !isCreating, errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return nil }
            throw FileProblem(path, code: errno)
        }
        // A folder that was there before us may be open to others. Where it can't be closed, its files still are.
        _ = fchmod(inner, 0o700)
        return PrivateFolder(path: path, descriptor: inner)
    }

    /// Makes the folder `name` in this one, which must not be there yet, and opens it.
    func freshFolder(_ name: String) throws(FileProblem) -> PrivateFolder {
        if mkdirat(descriptor, name, 0o700) != 0 { throw FileProblem(place(name), code: errno) }
        guard let inner = try folder(name, isCreating: false) else { throw FileProblem(place(name), code: ENOENT) }
        return inner
    }

    /// Removes the folder `name` and the files in it; one that is not there is no problem.
    func removeFolder(_ name: String) throws(FileProblem) {
        guard let inner = try folder(name, isCreating: false) else { return }
        for file in inner.names { unlinkat(inner.descriptor, file, 0) }
        if unlinkat(descriptor, name, AT_REMOVEDIR) != 0, errno != ENOENT {
            throw FileProblem(place(name), code: errno)
        }
        _ = fsync(descriptor)
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// What lies in it, sorted.
    var names: [String] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return [] }
        guard let stream = fdopendir(copy) else {
            close(copy)
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file; nil where there is none.
    /// - Parameter limit: in bytes; a longer file is a problem.
    func read(_ name: String, limit: Int) throws(FileProblem) -> [UInt8]? {
        // Without waiting, should there be a named pipe in the file's place.
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw FileProblem(place(name), code: errno)
        }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0 else { throw FileProblem(place(name), code: errno) }
        guard info.st_mode & S_IFMT == S_IFREG else { throw FileProblem(place(name), "is not a file") }
        guard info.st_size <= limit else { throw FileProblem(place(name), code: EFBIG) }
        var bytes = [UInt8](repeating: 0, count: Int(info.st_size) + 1)
        var filled = 0
        while filled < bytes.count {
            let free = bytes.count - filled
            let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + filled }, free) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw FileProblem(place(name), code: errno) }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// Puts `bytes` in the place of the file `name`. Whatever happens, there is the old file or the new one, whole: the
    /// new one is written beside it, is on disk, and then takes its name.
    func replace(_ name: String, with bytes: [UInt8]) throws(FileProblem) {
        let temporary = ".\(UInt64.random(in: .min ... .max)).tmp"
        let file = openat(descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileProblem(place(name), code: errno) }
        var code = PrivateFolder.write(bytes, to: file)
        if code == 0, fsync(file) != 0 { code = errno }
        if close(file) != 0, code == 0 { code = errno }
        if code == 0, renameat(descriptor, temporary, descriptor, name) != 0 { code = errno }
        guard code == 0 else {
            unlinkat(descriptor, temporary, 0)
            throw FileProblem(place(name), code: code)
        }
        // The new name itself must survive a loss of power; some file systems can't promise that, and the file is
        // there.
        _ = fsync(descriptor)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno }
            written += count
        }
        return 0
    }

    /// Gives the file `name` a second name, the first of `others` that is free.
    /// - Returns: that name; nil where the file is gone.
    func link(_ name: String, toFirstFreeOf others: some Sequence<String>) throws(FileProblem) -> String? {
        for other in others {
            if linkat(descriptor, name, descriptor, other, 0) == 0 { return other }
            if errno == ENOENT { return nil }
            if errno != EEXIST { throw FileProblem(place(name), code: errno) }
        }
        throw FileProblem(place(name), code: EEXIST)
    }

    /// Removes a file; one that is not there is no problem.
    func remove(_ name: String) throws(FileProblem) {
        if unlinkat(descriptor, name, 0) != 0, errno != ENOENT { throw FileProblem(place(name), code: errno) }
        _ = fsync(descriptor)
    }

    /// Keeps other processes, and other threads, out while `body` runs.
    ///
    /// Another console may have been stopped while it holds the lock, and a text that is not written is worse than two
    /// writers: after two seconds `body` runs all the same.
    func locked<Value>(_ body: (_ isAlone: Bool) throws(FileProblem) -> Value) throws(FileProblem) -> Value {
        var attempts = 200
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            attempts -= 1
            // Some network file systems have no locks at all.
            guard errno == EWOULDBLOCK || errno == EINTR, attempts > 0 else { return try body(false) }
            usleep(10_000)
        }
        defer { flock(descriptor, LOCK_UN) }
        return try body(true)
    }

    /// Removes what writers that were killed have left behind. Only for one who is alone.
    func removeTemporaryFiles() {
        for name in names where name.hasPrefix(".") && name.hasSuffix(".tmp") { unlinkat(descriptor, name, 0) }
    }

    /// The path of `name`, for people.
    func place(_ name: String) -> String { path + "/" + name }
}
