// Module Platform
//
// The operating system: child processes, files, threads, error numbers, encodings of bytes.
//
// Used by the modules at the edge of the program.
// Must not know OnCall or the console.

import Glibc

/// A failed system call, as `errno` describes it.
package struct SystemError: Error, Hashable, Sendable {
    /// The value of `errno`.
    package let code: Int32

    /// - Parameter code: a value of `errno`.
    package init(code: Int32) { self.code = code }

    /// The error of the system call that has just failed on this thread. Read it before any other call.
    package static var last: SystemError { SystemError(code: errno) }
}

extension SystemError: CustomStringConvertible {
    /// The system's message: `No such file or directory`.
    package var description: String {
        // strerror may share one buffer between threads; strerror_r writes to ours. glibc's longest message has about 50 bytes.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else {
                return "Unknown error \(code)"
            }
            return String(cString: start)
        }
    }
}
