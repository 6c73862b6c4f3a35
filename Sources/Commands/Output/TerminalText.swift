package import Dispatch
import Glibc
import JSON
import Platform
import Synchronization
import TerminalCore

/// Text output: unchanged to a file or a pipe, made safe to a terminal. The one place where the program prints.
package enum TerminalText {
    /// The error number of the first write to standard output that failed; 0 for none.
    private static let failure = Atomic<Int32>(0)

    /// Whether the program ends once standard output has no reader.
    private static let endsUnread = Atomic(false)

    /// Writes `text` and a newline in one write. Line breaks in `text` stay. `check` reports if standard output has failed.
    package static func print(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
        // Standard error is for people, wherever it goes.
        let isForPeople = descriptor == STDERR_FILENO || isatty(descriptor) == 1
        ProgressLine.clear()
        put((isForPeople ? harmless(text) : text) + "\n", to: descriptor)
    }

    /// Writes lines in the colours of a terminal, or plain.
    static func print(_ lines: StyledLines, to descriptor: Int32 = STDOUT_FILENO, color: ColorChoice) {
        guard !lines.isEmpty else { return }
        guard color.isOn(descriptor) else { return print(lines.plain, to: descriptor) }
        ProgressLine.clear()
        put(lines.colored(harmless) + "\n", to: descriptor)
    }

    /// Prints a document of several lines.
    static func print(_ document: JSONValue) { print(SafeJSON.indented(document)) }

    /// Writes `text` to standard output as it is, without a newline; to a terminal, safe and with one.
    static func write(_ text: String) {
        if isatty(STDOUT_FILENO) == 1 { print(text) } else { put(text, to: STDOUT_FILENO) }
    }

    /// Writes bytes as they are. Only for what is known to be safe.
    static func put(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    guard errno == EINTR || errno == EAGAIN else { return note(errno, descriptor) }
                    continue
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// Writes as `print` does, but gives up when nothing was taken for as long as `patience`: the reader may have stopped. For the end of
    /// the program, as the thread that waits for the reader is left behind.
    /// - Returns: how many bytes were not taken; 0 if all were.
    package static func print(_ text: String, to descriptor: Int32, patience: DispatchTimeInterval) -> Int {
        let output = PatientOutput(
            Array(((isatty(descriptor) == 1 ? harmless(text) : text) + "\n").utf8), to: descriptor)
        return output.write(patience: patience)
    }

    private static func note(_ code: Int32, _ descriptor: Int32) {
        // A reader that has gone wants no more; that is not an error here.
        guard descriptor == STDOUT_FILENO else { return }
        guard code != EPIPE else {
            guard endsUnread.load(ordering: .relaxed) else { return }
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
            return
        }
        _ = failure.compareExchange(expected: 0, desired: code, ordering: .relaxed)
    }

    /// From now on the program ends, as by SIGPIPE, once its standard output has no reader: for commands that only print.
    static func endsWithoutReader() { endsUnread.store(true, ordering: .relaxed) }

    /// To be called when everything is printed.
    /// - Throws: `Failure` if not everything could be written to standard output.
    package static func check() throws(Failure) {
        let code = failure.load(ordering: .relaxed)
        guard code != 0 else { return }
        throw Failure("standard output can't be written: \(SystemError(code: code))")
    }

    /// Text from others as a part of a line, without characters that move the cursor, hide or reorder text, or end the line.
    static func line(_ text: String) -> String { SafeText(text).plain }

    /// Each line without characters that move the cursor, hide or reorder text.
    package static func harmless(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { SafeText(String($0)).plain }
            .joined(separator: "\n")
    }
}
