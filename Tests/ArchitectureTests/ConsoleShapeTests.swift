import Foundation
import Testing

/// What keeps the console a composer: it holds a handful of parts, and an overlay is known in few places.
@Suite struct ConsoleShapeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test func `the console has at most twelve stored properties`() throws {
        let text = try Self.text("Sources/Features/Console/Console.swift")
        let stored = try text.split(separator: "\n").filter { line in
            try Regex(
                #"^    (package |private |internal )?((package |private )?internal\(set\) |private\(set\) )?(let|var) "#
            )
            .firstMatch(in: line) != nil && !line.hasSuffix("{") && !line.hasSuffix("}")
        }
        #expect(stored.count > 5, "the pattern finds them no more")
        #expect(stored.count <= 12, "\(stored.joined(separator: "\n"))")
    }

    /// The type of an overlay is named in the enum of all overlays and where it is drawn; what opens it comes to that.
    @Test(arguments: ["MaintenanceDialog", "DeletionDialog", "RequestLogView", "PlanOverlay", "HelpView", "DraftsView"])
    func `an overlay is named in at most three places outside its folder`(type: String) throws {
        let sources = Self.root.appendingPathComponent("Sources")
        let walker = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var places: [String] = []
        for case let file as URL in walker where file.pathExtension == "swift" {
            let path = file.path.replacing(sources.path + "/", with: "")
            let name = file.deletingPathExtension().lastPathComponent
            // Its own folder, and its view, which is the other half of it.
            if path.hasPrefix("Features/Overlays/"), path.split(separator: "/").count > 3 { continue }
            if path.hasPrefix("Panes/"), name != "OverlayView" { continue }
            let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(separator: "\n")
            let pattern = try Regex("\\b\(type)\\b")
            if try pattern.firstMatch(in: code) != nil { places.append(path) }
        }
        #expect(places.contains("Features/Overlays/Overlay.swift"))
        #expect(places.count <= 3, "\(places)")
    }
}
