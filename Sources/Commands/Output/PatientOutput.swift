import Dispatch
import Glibc
import Synchronization

/// Bytes for a reader that may have stopped. They are written by another thread, so that nothing waits for it forever.
final class PatientOutput: Sendable {
    /// Bytes that are written at once: even a slow terminal takes them within a second.
    private static let portion = 256

    private let bytes: [UInt8]
    private let descriptor: Int32
    /// How many were not taken yet.
    private let left: Atomic<Int>
    /// Whether no more can be written: the reader has gone, or the disk is full.
    private let hasFailed = Atomic(false)
    /// Signalled when writing begins, and whenever some were taken.
    private let progress = DispatchSemaphore(value: 0)

    init(_ bytes: [UInt8], to descriptor: Int32) {
        self.bytes = bytes
        self.descriptor = descriptor
        left = Atomic(bytes.count)
    }

    /// Writes until all is taken, nothing more can be written, or nothing was taken for as long as `patience`.
    /// - Returns: how many bytes were not taken.
    func write(patience: DispatchTimeInterval) -> Int {
        DispatchQueue(label: "output").async { self.writeAll() }
        // A busy machine may start it late.
        progress.wait()
        while true {
            let rest = left.load(ordering: .acquiring)
            guard rest > 0, !hasFailed.load(ordering: .acquiring), progress.wait(timeout: .now() + patience) == .success
            else { return rest }
        }
    }

    private func writeAll() {
        progress.signal()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.prefix(Self.portion).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&polled, 1, -1)
                continue
            }
            guard count >= 0 else {
                hasFailed.store(true, ordering: .releasing)
                progress.signal()
                return
            }
            rest = rest.dropFirst(count)
            left.store(rest.count, ordering: .releasing)
            progress.signal()
        }
    }
}
