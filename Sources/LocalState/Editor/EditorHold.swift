import Glibc

/// A lock on the folder of an editor's file. An editor that inherits the descriptor holds the lock until it ends, even if this
/// program is killed.
package final class EditorHold: Sendable {
    /// To be inherited by the editor.
    package let descriptor: Int32

    init(locking folder: borrowing PrivateFolder) {
        descriptor = fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 0)
        // Without locks on the file system the folder just counts as unused.
        flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit { close(descriptor) }
}
