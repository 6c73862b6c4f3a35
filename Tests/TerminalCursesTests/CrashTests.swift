import Foundation
import Testing

@testable import TerminalCore
@testable import TerminalCurses

private func depth(of number: Int) -> Int {
    number == 0 ? 0 : depth(of: number + 1) + 1
}

/// Programs that crash while the screen is on: each is a process of its own on the test's terminal.
@Suite(.serialized) struct CrashTests {
    private let terminal: PseudoTerminal
    private let before: [UInt32]

    init() throws {
        terminal = try PseudoTerminal(width: 40, height: 10)
        before = terminal.settings.summary
    }

    /// Written and read on one thread, in a process of its own.
    private nonisolated(unsafe) static var drawn: Int32 = -1

    private static func draw(on path: String) throws -> Screen {
        let own = open(path, O_RDWR | O_NOCTTY)
        let screen = try Screen(
            tty: TTY(input: own, output: own), environment: ["TERM": "xterm-256color"], signals: try Mailbox())
        var canvas = Canvas(size: screen.size)
        canvas.put("on the screen", x: 0, y: 0, style: Style())
        screen.show(canvas)
        return screen
    }

    private func expectTerminalAsBefore(sourceLocation: SourceLocation = #_sourceLocation) {
        var virtual = VirtualScreen(size: Size(width: 40, height: 10))
        let output = terminal.output()
        virtual.take(output)
        #expect(!output.contains("over the report"), sourceLocation: sourceLocation)
        #expect(output.contains("on the screen"), sourceLocation: sourceLocation)
        #expect(output.contains("?1049h"), sourceLocation: sourceLocation)
        #expect(virtual.modes == [7, 25], sourceLocation: sourceLocation)
        #expect(terminal.settings.summary == before, sourceLocation: sourceLocation)
    }

    @Test func `a Swift trap restores the terminal`() async {
        await #expect(processExitsWith: .failure) { [path = terminal.path as String] in
            let screen = try CrashTests.draw(on: path)
            let empty: [Int] = []
            print(empty[screen.size.width])
        }
        expectTerminalAsBefore()
    }

    @Test func `an abort restores the terminal`() async {
        await #expect(processExitsWith: .failure) { [path = terminal.path as String] in
            let screen = try CrashTests.draw(on: path)
            withExtendedLifetime(screen) { abort() }
        }
        expectTerminalAsBefore()
    }

    @Test func `a stack overflow restores the terminal`() async {
        await #expect(processExitsWith: .failure) { [path = terminal.path as String] in
            let screen = try CrashTests.draw(on: path)
            withExtendedLifetime(screen) { _ = depth(of: 1) }
        }
        expectTerminalAsBefore()
    }

    @Test func `an exit without close restores the terminal`() async {
        await #expect(processExitsWith: .exitCode(4)) { [path = terminal.path as String] in
            let screen = try CrashTests.draw(on: path)
            withExtendedLifetime(screen) { exit(4) }
        }
        expectTerminalAsBefore()
    }

    @Test func `a crash signal from outside ends the process, and nothing is drawn after it`() async {
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = terminal.path as String] in
            // As Swift's crash report, which returns. Meanwhile another thread may draw.
            signal(SIGSEGV) { @Sendable _ in
                TTY(input: -1, output: CrashTests.drawn).send("over the report")
            }
            let screen = try CrashTests.draw(on: path)
            CrashTests.drawn = screen.tty.output
            raise(SIGSEGV)
            screen.tty.send("over the report")
        }
        expectTerminalAsBefore()
    }

    @Test func `after the screen is closed, a crash does not touch the terminal`() async {
        await #expect(processExitsWith: .failure) { [path = terminal.path as String] in
            let screen = try CrashTests.draw(on: path)
            screen.close()
            screen.tty.send("the shell's again")
            abort()
        }
        #expect(terminal.output().hasSuffix("the shell's again"))
    }
}
