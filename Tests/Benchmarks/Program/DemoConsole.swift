/// A console on its demo server, at a place where keys are timed.
struct DemoConsole {
    /// Stands in the first line from when all of the list is there.
    static let whole = "updated"
    /// Shows the terminal's own cursor, which only where text is typed is to be seen.
    private static let cursor = "\u{1B}[?25h"

    private let program: ProgramOnTerminal
    private let path: String

    /// The list, whole.
    init(_ path: String) throws {
        self.path = path
        program = try ProgramOnTerminal([path, "--demo"])
        guard listen(for: Self.whole) != nil else { throw ProgramFailure("\(path) shows no list") }
    }

    /// The editor of a template, with text in it.
    static func editor(_ path: String) throws -> DemoConsole {
        let console = try DemoConsole(path)
        console.press("/Payments API\r")
        console.press("2gjjjjjjjjj")
        console.program.type("\r")
        guard console.listen(for: cursor) != nil else { throw ProgramFailure("\(path) opens no editor") }
        let line = "{% if payload.status %}{{ payload.status | upper }} words{% endif %}\r"
        console.press("\u{1}")
        console.press("\u{1B}[200~\(String(repeating: line, count: 60))\u{1B}[201~")
        return console
    }

    /// Types, and waits until that has come to its end.
    func press(_ keys: String) {
        program.type(keys)
        _ = listen()
    }

    /// Types a key.
    /// - Returns: how long it took to the last byte of the first frame, and to the last byte at all.
    func time(_ key: String) throws -> [Duration] {
        let start = ContinuousClock.now
        program.type(key)
        guard let output = listen() else { throw ProgramFailure("\(path) answers no key") }
        return [output.frame() - start, output.last - start]
    }

    private func listen(for text: String = "") -> ProgramOutput? { program.listen(for: text) }
}
