import ConsoleScript
import Features
import Foundation
import Panes
import TerminalCore
import Testing

/// A recorded screen: the approved text of a console, in a file of `Screens`.
///
/// With `RECORD_SCREENS=1` in the environment the files are written instead of compared; the changes are in the diff.
struct Screen {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens")
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1"

    /// Every role looks like the terminal's own text: the recordings are about text.
    static let plain = Theme(name: "plain", rules: [:])

    static func text(_ console: Console) -> String {
        ConsoleView.canvas(console, theme: plain).text()
    }

    /// Expects that a console can be drawn, and that the drawing has the size of the terminal.
    static func expectToFill(_ console: Console, _ size: Size, sourceLocation: SourceLocation = #_sourceLocation) {
        let canvas = ConsoleView.canvas(console, theme: plain)
        #expect(canvas.size == size, sourceLocation: sourceLocation)
        #expect(
            canvas.text().contains { !$0.isWhitespace } == (size.width > 0 && size.height > 0), "\(size)",
            sourceLocation: sourceLocation)
    }

    /// Expects that the script's console looks as recorded under `name`, at the sizes given.
    static func expect(
        _ script: Script, looksLike name: String, at sizes: [Size] = [.small, .middle, .large],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for size in sizes {
            var script = script
            script.send(.resized(size))
            let text = text(script.console) + "\n"
            let file = folder.appending(path: "\(name).\(size.width)x\(size.height).txt")
            if isRecording {
                try text.write(to: file, atomically: true, encoding: .utf8)
            } else {
                let recorded = try String(contentsOf: file, encoding: .utf8)
                #expect(text == recorded, "\(file.lastPathComponent)\n\(text)", sourceLocation: sourceLocation)
            }
        }
    }
}

extension Size {
    static let small = Size(width: 80, height: 24)
    static let middle = Size(width: 120, height: 36)
    static let large = Size(width: 200, height: 50)
}
