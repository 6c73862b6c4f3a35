package import Dispatch
import Glibc
import Synchronization

/// Tells when files in folders change, with inotify. It sleeps until the system reports something.
package final class FileWatch {
    /// How long nothing has to be written before a change is reported: editors write in several steps.
    package static let quiet = DispatchTimeInterval.milliseconds(200)

    private let source: any DispatchSourceRead

    /// - Parameters:
    ///   - folders: those that exist are watched, without the folders in them.
    ///   - changed: called on another thread, once for changes that follow each other closely.
    /// - Returns: nil if none can be watched.
    package init?(folders: some Sequence<String>, changed: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        let events = UInt32(
            IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)
        let watched = folders.filter { inotify_add_watch(descriptor, $0, events) >= 0 }
        guard !watched.isEmpty else {
            close(descriptor)
            return nil
        }
        let queue = DispatchQueue(label: "file watch")
        let latest = Latest()
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { @Sendable in
            FileWatch.drain(descriptor)
            let number = latest.next()
            queue.asyncAfter(deadline: .now() + FileWatch.quiet) {
                if latest.isLatest(number) { changed() }
            }
        }
        source.setCancelHandler { @Sendable in close(descriptor) }
        source.activate()
    }

    deinit { source.cancel() }

    private static func drain(_ descriptor: Int32) {
        var bytes = [UInt8](repeating: 0, count: 1 << 12)
        while read(descriptor, &bytes, bytes.count) > 0 || errno == EINTR {}
    }

    /// Numbers changes, to find the last of several.
    private final class Latest: Sendable {
        private let number = Atomic(0)

        func next() -> Int { number.wrappingAdd(1, ordering: .relaxed).newValue }
        func isLatest(_ other: Int) -> Bool { number.load(ordering: .relaxed) == other }
    }
}
