import Glibc
import TerminalCore

/// Text for people or for other programs: exact where it goes to a file or a pipe, harmless where it goes to a terminal.
package enum TerminalText {
    /// Writes `text` and a newline at once. Its own newlines stay, whatever the destination.
    package static func print(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
        var shown = isatty(descriptor) == 1 ? harmless(text) : text
        shown += "\n"
        shown.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    // Nobody listens any more, which is no concern of this program.
                    guard errno == EINTR || errno == EAGAIN else { return }
                    continue
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// Line by line without anything that could move the cursor, hide or reorder.
    package static func harmless(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { HarmlessText(String($0)).plain }
            .joined(separator: "\n")
    }
}
