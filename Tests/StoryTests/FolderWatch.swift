import Glibc

/// Watches the files of a folder.
final class FolderWatch {
    private let descriptor: Int32
    private var seen = 0

    init(_ path: String) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        let events = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO
        guard inotify_add_watch(descriptor, path, UInt32(events)) >= 0 else { throw Failure("inotify: \(errno)") }
    }

    deinit { close(descriptor) }

    /// Waits for this number of events since the start.
    func wait(for count: Int) throws {
        let deadline = Deadline.blind
        while seen < count {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, deadline.milliseconds) > 0 else { throw Failure("nothing is written to disk") }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let length = read(descriptor, &bytes, bytes.count)
            var offset = 0
            // The length of the name is at the end of an event's header.
            let head = MemoryLayout<inotify_event>.size
            while offset + head <= length {
                let name = bytes.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset + head - 4, as: UInt32.self)
                }
                offset += head + Int(name)
                seen += 1
            }
        }
    }
}
