import Glibc
import Platform
import Synchronization

/// Shows other consoles that this one is running: a file `consoles/<id>` in the state folder, locked until the console ends. The
/// kernel releases the lock however the process ends. Process IDs prove nothing: they are used again.
package final class ConsoleMark: Sendable {
    private static let name = "consoles"

    /// Differs from that of every other console.
    package let id = FileName.hash("\(UInt64.random(in: .min ... .max))")
    private let stateFolder: String
    /// The locked file; nil before the first `show()`.
    private let descriptor = Mutex<Int32?>(nil)

    /// - Parameter stateFolder: need not exist.
    package init(stateFolder: String) { self.stateFolder = stateFolder }

    deinit {
        guard let descriptor = descriptor.withLock({ $0 }) else { return }
        if let folder = try? PrivateFolder.open(stateFolder)?.folder(ConsoleMark.name) { try? folder.remove(id) }
        close(descriptor)
    }

    /// Creates and locks the file, unless that is done. Called before the first file that belongs to this console is written. If it
    /// fails, other consoles take this one for ended; they still keep its text, in a file beside theirs.
    package func show() {
        descriptor.withLock { descriptor in
            guard descriptor == nil, let folder = try? PrivateFolder.create(stateFolder).createFolder(ConsoleMark.name)
            else { return }
            for name in folder.names where name != id { _ = ConsoleMark.isLocked(name, in: folder) }
            descriptor = ConsoleMark.locked(id, in: folder)
        }
    }

    /// Whether the console with this ID is running. A file system without locks can't tell: then it counts as running.
    package func isRunning(_ id: String) -> Bool {
        if id == self.id { return true }
        guard FileName.of(id) == id, let folder = try? PrivateFolder.open(stateFolder)?.folder(ConsoleMark.name) else {
            return false
        }
        return ConsoleMark.isLocked(id, in: folder)
    }

    private static func locked(_ id: String, in folder: borrowing PrivateFolder) -> Int32? {
        // Another console may take the new file for one that was left behind, and remove it before it is locked.
        for _ in 0..<100 {
            let file = openat(folder.descriptor, id, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard file >= 0 else { return nil }
            let isLocked = flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            var (mine, named) = (stat(), stat())
            if isLocked, fstat(file, &mine) == 0,
                fstatat(folder.descriptor, id, &named, AT_SYMLINK_NOFOLLOW) == 0, mine.st_ino == named.st_ino
            {
                return file
            }
            close(file)
        }
        return nil
    }

    /// Whether a console holds the lock. If none does, the file is removed.
    private static func isLocked(_ id: String, in folder: borrowing PrivateFolder) -> Bool {
        let file = openat(folder.descriptor, id, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return errno != ENOENT }
        defer { close(file) }
        // Shared, so that two consoles that ask at once don't take each other for the owner.
        guard flock(file, LOCK_SH | LOCK_NB) == 0 else { return true }
        unlinkat(folder.descriptor, id, 0)
        return false
    }
}
