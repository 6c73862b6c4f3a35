import Glibc
import TerminalCore

/// Text output: unchanged to a file or a pipe, made safe to a terminal.
package enum TerminalText {
    /// Writes `text` and a newline in one write. Line breaks in `text` stay.
    package static func print(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
        var shown = isatty(descriptor) == 1 ? harmless(text) : text
        shown += "\n"
        shown.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    // The reader has gone; that is not an error here.
                    guard errno == EINTR || errno == EAGAIN else { return }
                    continue
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// Each line without characters that move the cursor, hide or reorder text.
    package static func harmless(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { SafeText(String($0)).plain }
            .joined(separator: "\n")
    }
}
