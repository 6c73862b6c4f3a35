import Foundation
import Testing

/// Keeps the console a composer of a handful of parts, with overlays known in few places.
@Suite struct ConsoleShapeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func swiftFiles(in folder: String) throws -> [URL] {
        let enumerator = try #require(
            FileManager.default.enumerator(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil))
        return enumerator.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    /// The contents of a file without comment lines.
    private static func code(of file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(separator: "\n")
    }

    @Test func `the console has at most twelve stored properties`() throws {
        let text = try Self.text("Sources/Features/Console/Console.swift")
        let stored = try text.split(separator: "\n").filter { line in
            try Regex(
                #"^    (package |private |internal )?((package |private )?internal\(set\) |private\(set\) )?(let|var) "#
            )
            .firstMatch(in: line) != nil && !line.hasSuffix("{") && !line.hasSuffix("}")
        }
        #expect(stored.count > 5, "the pattern no longer matches")
        #expect(stored.count <= 12, "\(stored.joined(separator: "\n"))")
    }

    /// A view can be understood alone as long as it does not take the whole console.
    @Test func `no view but the one of the whole screen takes the console`() throws {
        let files = try Self.swiftFiles(in: "Sources/Panes")
        #expect(files.count > 20, "the files were not found")
        let pattern = try Regex(#":\s*(inout\s+)?\[?Console\b"#)
        let views = try files.filter { try pattern.firstMatch(in: Self.code(of: $0)) != nil }
        #expect(views.map(\.lastPathComponent) == ["ConsoleView.swift"])
    }

    /// The type of an overlay is named in the enum of all overlays, where it is drawn, and where it is opened.
    @Test(arguments: ["MaintenanceDialog", "DeletionDialog", "RequestLogView", "PlanOverlay", "HelpView", "DraftsView"])
    func `an overlay is named in at most three places outside its folder`(type: String) throws {
        let sources = Self.root.appendingPathComponent("Sources")
        var paths: [String] = []
        for file in try Self.swiftFiles(in: "Sources") {
            let path = file.path.replacing(sources.path + "/", with: "")
            let name = file.deletingPathExtension().lastPathComponent
            // Its own folder, and its view.
            if path.hasPrefix("Features/Overlays/"), path.split(separator: "/").count > 3 { continue }
            if path.hasPrefix("Panes/"), name != "OverlayView" { continue }
            let pattern = try Regex("\\b\(type)\\b")
            if try pattern.firstMatch(in: Self.code(of: file)) != nil { paths.append(path) }
        }
        #expect(paths.contains("Features/Overlays/Overlay.swift"))
        #expect(paths.count <= 3, "\(paths)")
    }
}
