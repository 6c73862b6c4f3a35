import Foundation
import RecordedPages
import Testing

/// The allowed imports, as data. SwiftPM itself would let a module import what its dependencies import.
private let table: [String: Set<String>] = [
    // Values and rules.
    "TerminalCore": [],
    "TextEditing": [],
    "JSON": [],
    "Jinja": ["JSON", "FoundationEssentials", "Glibc", "Synchronization"],
    "JinjaEditing": ["JSON", "Jinja"],
    "OnCall": ["JSON", "FoundationEssentials"],
    "OnCallTemplates": ["JSON", "Jinja", "OnCall", "TextEditing", "FoundationEssentials"],
    "TOML": ["TOMLKit"],
    "IntegrationFiles": ["JSON", "OnCall", "TOML"],
    "StateMachine": [],
    // Features and views.
    "Planning": ["JSON", "OnCall", "TextEditing", "FoundationEssentials"],
    "Features": [
        "TerminalCore", "TextEditing", "JSON", "OnCall", "OnCallTemplates", "StateMachine", "Jinja", "JinjaEditing",
        "Planning", "FoundationEssentials", "Glibc",
    ],
    "Panes": [
        "Features", "OnCall", "OnCallTemplates", "TerminalCore", "TextEditing", "JinjaEditing", "JSON", "Planning",
        "FoundationEssentials",
    ],
    // Input and output.
    "Platform": ["Dispatch", "Glibc", "Synchronization"],
    "HTTPCurl": ["CCurl", "Glibc", "Synchronization", "FoundationEssentials"],
    "OnCallClient": ["HTTPCurl", "OnCall", "JSON", "Platform", "FoundationEssentials", "Glibc", "Synchronization"],
    "TerminalCurses": ["CNcurses", "CCrashGuard", "TerminalCore", "Platform", "Glibc", "Synchronization"],
    "Configuration": [
        "OnCall", "TerminalCore", "TOML", "Platform", "FoundationEssentials", "Foundation", "Glibc",
        "Synchronization",
    ],
    "LocalState": ["OnCall", "JSON", "Platform", "Dispatch", "FoundationEssentials", "Glibc", "Synchronization"],
    "DemoServer": ["JSON", "Platform", "FoundationEssentials", "Glibc", "Synchronization"],
    // The command line.
    "Commands": [
        "Configuration", "DemoServer", "Features", "HTTPCurl", "IntegrationFiles", "Jinja", "JSON", "LocalState",
        "OnCall", "OnCallClient", "OnCallTemplates", "Planning", "Platform", "TerminalCore", "TerminalCurses",
        "TextEditing", "ArgumentParser", "Dispatch",
        "FoundationEssentials", "Glibc",
        "Synchronization",
    ],
]

@Suite struct ImportTableTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func swiftFiles(in folder: String) throws -> [URL] {
        let base = root.appendingPathComponent(folder)
        let walker = try #require(FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
        return walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    private static func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            var tokens = line.split(separator: " ").map(String.init)[...]
            while let token = tokens.first,
                token.hasPrefix("@") || token == "package" || token == "internal" || token == "private"
            {
                tokens = tokens.dropFirst()
            }
            return tokens.first == "import" && tokens.count >= 2 ? tokens.dropFirst().first : nil
        }
    }

    @Test(arguments: table.keys.sorted()) func `a module imports only what the table allows`(module: String) throws {
        let allowed = try #require(table[module])
        let files = try Self.swiftFiles(in: "Sources/\(module)")
        #expect(!files.isEmpty)
        for file in files {
            for imported in try Self.imports(of: file) {
                #expect(allowed.contains(imported), "\(module)/\(file.lastPathComponent) imports \(imported)")
            }
        }
    }

    @Test func `every Swift module is in the table`() throws {
        let sources = Self.root.appendingPathComponent("Sources")
        let modules = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { !$0.hasSuffix(".md") }
        // C wrappers have no imports, and the executable may import everything.
        let others: Set = ["CNcurses", "CCurl", "CCrashGuard", "CProcess", "oncall-tui"]
        #expect(Set(modules).subtracting(others) == Set(table.keys))
    }

    @Test func `nothing is public and no type is named after its module`() throws {
        for module in table.keys.sorted() {
            for file in try Self.swiftFiles(in: "Sources/\(module)") {
                let text = try String(contentsOf: file, encoding: .utf8)
                for line in text.split(separator: "\n") {
                    let tokens = line.split(separator: " ")
                    if tokens.first?.hasPrefix("//") == true { continue }
                    #expect(!tokens.contains("public"), "\(file.lastPathComponent): \(line)")
                    if let keyword = tokens.firstIndex(where: {
                        ["struct", "class", "enum", "actor", "protocol"].contains($0)
                    }),
                        tokens.indices.contains(keyword + 1), !line.contains("//")
                    {
                        let name = tokens[keyword + 1].prefix { $0.isLetter || $0.isNumber }
                        #expect(name != module[...], "\(file.lastPathComponent): \(line)")
                    }
                }
            }
        }
    }

    @Test func `the top level contains only the package, sources, tests, README, license, themes and dotfiles`()
        throws
    {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
        let expected: Set = [
            "Package.swift", "Package.resolved", "Sources", "Tests", "README.md", "LICENSE", "themes", "findings",
        ]
        #expect(names.filter { !$0.hasPrefix(".") && !expected.contains($0) } == [])
    }

    @Test func `README is short`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 250)
    }

    // MARK: The table in Sources/README.md

    /// The first paragraph after `// Module NAME`, which is in exactly one file of the module.
    private static func summary(of module: String) throws -> String {
        let base = root.appendingPathComponent("Sources/\(module)")
        let walker = try #require(FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
        let heads = try walker.compactMap { $0 as? URL }.filter { ["swift", "h"].contains($0.pathExtension) }
            .map { try String(contentsOf: $0, encoding: .utf8) }
            .filter { $0.hasPrefix("// Module \(module)\n//\n") }
        #expect(heads.count == 1, "\(module)")
        return (heads.first ?? "").split(separator: "\n").dropFirst(2).prefix { $0 != "//" }
            .map { $0.dropFirst(3) }.joined(separator: " ")
    }

    @Test func `Sources/README.md shows every module, and what it may import`() throws {
        let sources = Self.root.appendingPathComponent("Sources")
        let modules = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { !$0.hasSuffix(".md") }
        #expect(Set(modules) == Set(Self.order))
        var page = "| Module | What it is | Imports |\n| --- | --- | --- |\n"
        for module in Self.order {
            let own = (table[module] ?? []).filter { modules.contains($0) }.sorted()
            let imports = module == "oncall-tui" ? "any" : own.isEmpty ? "–" : own.joined(separator: ", ")
            page += "| `\(module)` | \(try Self.summary(of: module)) | \(imports) |\n"
        }
        #expect(try RecordedSection("modules", of: "Sources/README.md").recorded(page) == page)
    }

    /// From the executable down to the C wrappers.
    private static let order = [
        "oncall-tui", "Commands", "Panes", "Features", "Planning", "OnCallClient", "HTTPCurl", "TerminalCurses",
        "Configuration", "LocalState", "DemoServer", "Platform", "OnCallTemplates", "IntegrationFiles", "OnCall",
        "TOML", "JinjaEditing", "Jinja",
        "TextEditing", "TerminalCore", "JSON", "StateMachine", "CNcurses", "CCurl", "CCrashGuard", "CProcess",
    ]
}
