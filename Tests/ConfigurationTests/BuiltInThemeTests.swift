import FoundationEssentials
import TerminalCore
import Testing

@testable import Configuration

@Suite struct BuiltInThemeTests {
    private static let names = BuiltInThemes.names

    private func load(_ name: String, _ depth: ColorDepth) throws -> Theme {
        try ThemeLoader.load(name, userFolder: nil, depth: depth)
    }

    @Test func `the list in code matches the folder`() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = repository.appending(path: "themes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.filter { $0.hasSuffix(".toml") }.sorted() == BuiltInThemes.names.map { $0 + ".toml" }.sorted())
        for name in BuiltInThemes.names {
            let text = try String(contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)
            #expect(BuiltInThemes.text(of: name) == text)
        }
    }

    @Test(arguments: names) func `every theme has a description`(name: String) throws {
        let text = try #require(BuiltInThemes.text(of: name))
        let file = try ThemeFile(text: text, name: name, file: name)
        #expect((1...70).contains(file.summary.count))
    }

    @Test(arguments: names, ColorDepth.allCases)
    func `no colour exceeds what the terminal has`(name: String, depth: ColorDepth) throws {
        let theme = try load(name, depth)
        let limit =
            switch depth {
            case .none: 0
            case .eight: 8
            case .sixteen: 16
            case .palette256, .direct: 256
            }
        for role in Role.allCases {
            for color in [theme[role].foreground, theme[role].background] {
                if case .palette(let index) = color { #expect(Int(index) < limit, "\(role)") }
                if case .rgb = color { #expect(depth == .direct, "\(role)") }
            }
        }
    }

    @Test(arguments: names, ColorDepth.allCases)
    func `selections differ by more than the background`(name: String, depth: ColorDepth) throws {
        let theme = try load(name, depth)
        let text = theme[.text]
        for role in [Role.selection, .textSelection] {
            let differs = theme[role].attributes.subtracting(text.attributes)
            #expect(!differs.isDisjoint(with: [.bold, .underline, .reverse]), "\(role)")
        }
        #expect(theme[.selectionInactive] != text)
        #expect(theme[.selectionInactive] != theme[.selection])
        #expect(!theme[.selectionInactive].attributes.contains(.reverse))
    }

    @Test(arguments: names) func `without colours the attributes tell states and selections apart`(name: String) throws
    {
        let theme = try load(name, .none)
        let attributes = { (role: Role) in theme[role].attributes }
        #expect(attributes(.selection).contains(.reverse))
        #expect(attributes(.textSelection).contains(.reverse))
        let states: [Role] = [.ok, .warning, .danger, .maintenance, .draft, .busy]
        #expect(Set(states.map { attributes($0).rawValue }).count == states.count)
        for pair in [(Role.text, Role.match), (.text, .title), (.muted, .key), (.text, .syntaxError), (.text, .draft)] {
            #expect(attributes(pair.0) != attributes(pair.1), "\(pair)")
        }
    }
}
