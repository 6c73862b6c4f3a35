import Commands
import Dispatch
import Glibc
import Synchronization
import Testing

/// Output at the end of the program.
@Suite struct PatientOutputTests {
    private static let text = String(repeating: "0123456789", count: 30_000)

    init() { signal(SIGPIPE, SIG_IGN) }

    private struct Pipe {
        let reading: Int32
        let writing: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
        }

        /// Everything that can be read until the other end is closed.
        func readAll() -> [UInt8] {
            var all: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = read(reading, &buffer, buffer.count)
                guard count > 0 else { return all }
                all += buffer[..<count]
            }
        }
    }

    @Test func `a text of any size goes to a pipe whole`() throws {
        let pipe = try Pipe()
        let received = Mutex<[UInt8]>([])
        let reader = DispatchGroup()
        // On a thread of its own: those of tasks may all be busy with other tests.
        DispatchQueue(label: "reader").async(group: reader) {
            let bytes = pipe.readAll()
            received.withLock { $0 = bytes }
        }
        #expect(TerminalText.print(Self.text, to: pipe.writing, patience: .seconds(600)) == 0)
        close(pipe.writing)
        reader.wait()
        #expect(received.withLock { $0 } == Array((Self.text + "\n").utf8))
        close(pipe.reading)
    }

    @Test func `a reader that takes nothing ends it, and what it did not take is counted`() throws {
        let pipe = try Pipe()
        let cut = TerminalText.print(Self.text, to: pipe.writing, patience: .milliseconds(200))
        #expect(cut > 0)
        close(pipe.reading)
    }

    @Test func `a reader that has gone takes nothing, and is not waited for`() throws {
        let pipe = try Pipe()
        close(pipe.reading)
        #expect(TerminalText.print(Self.text, to: pipe.writing, patience: .seconds(600)) == Self.text.utf8.count + 1)
        close(pipe.writing)
    }
}
