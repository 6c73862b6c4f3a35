import Foundation

/// A folder of templates as they are in use: the texts of the demo's integrations.
enum LintFolder {
    private static let names = [
        "slack.title", "slack.message", "web.title", "web.message", "sms.title", "phone_call.title", "telegram.title",
        "telegram.message", "email.title", "email.message",
    ]

    /// - Parameters:
    ///   - size: the least size of each template, in bytes.
    ///   - program: an oncall-tui.
    /// - Returns: the size of all of them, in bytes.
    static func make(_ folder: URL, files: Int, size: Int, _ program: String) throws -> Int {
        let texts = try self.texts(program, folder.deletingLastPathComponent().appending(path: "demo"))
        guard !texts.isEmpty else { throw ProgramFailure("\(program) exports no templates") }
        var total = 0
        for file in 0..<files {
            var text = ""
            var next = file * 7
            while text.utf8.count < size {
                text += texts[next % texts.count]
                next += 1
            }
            // No two are the same.
            text += "{# \(file) #}\n"
            total += text.utf8.count
            let inner = folder.appending(path: "\(file / 10)")
            if file % 10 == 0 { try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true) }
            try text.write(
                to: inner.appending(path: names[file % 10] + ".j2"), atomically: false, encoding: .utf8)
        }
        return total
    }

    private static func texts(_ program: String, _ folder: URL) throws -> [String] {
        let export = Process()
        export.executableURL = URL(filePath: program)
        export.arguments = ["export", "--demo", "--to", folder.path]
        export.standardError = FileHandle.nullDevice
        try FileManager.default.createDirectory(
            at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
        try export.run()
        export.waitUntilExit()
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try paths.sorted().filter { $0.hasSuffix(".j2") && !$0.contains("grouping_key") }.map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
    }
}
