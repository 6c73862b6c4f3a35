/// A console on its demo server, for timing keys.
struct DemoConsole {
    /// Text of the first line that appears when the list is complete.
    static let whole = "updated"
    /// Shows the terminal's cursor, which is visible only in text fields.
    private static let cursor = "\u{1B}[?25h"

    private let program: ProgramOnTerminal
    private let path: String

    /// Opens the complete list.
    init(_ path: String) throws {
        self.path = path
        program = try ProgramOnTerminal([path, "--demo"])
        guard listen(for: Self.whole) != nil else { throw ProgramFailure("\(path) shows no list") }
    }

    /// Opens the editor of a template, with text in it.
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

    /// Types keys, and waits until the output is complete.
    func press(_ keys: String) {
        program.type(keys)
        _ = listen()
    }

    /// Types a key.
    /// - Returns: the time to the last byte of the first frame, and to the last byte.
    func time(_ key: String) throws -> [Duration] {
        let start = ContinuousClock.now
        program.type(key)
        guard let output = listen() else { throw ProgramFailure("\(path) does not respond to a key") }
        return [output.frame() - start, output.last - start]
    }

    private func listen(for text: String = "") -> ProgramOutput? { program.listen(for: text) }
}
