import ArgumentParser
import Configuration
import Features
import Foundation
import RecordedPages
import TerminalCore
import Testing

@testable import Commands

/// The man pages hold everything that the program has.
@Suite struct ManualPageTests {
    /// Names of the flags of a command, as the argument parser describes them; `--help` and the like included.
    private static func flags(of type: any ParsableArguments.Type) throws -> [String] {
        let dump = try #require(
            try JSONSerialization.jsonObject(with: Data(type._dumpHelp().utf8)) as? [String: Any])
        let command = try #require(dump["command"] as? [String: Any])
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        return arguments.flatMap { $0["names"] as? [[String: String]] ?? [] }.compactMap { name in
            name["name"].map { (name["kind"] == "long" ? "--" : "-") + $0 }
        }
    }

    /// All commands, those of a group with its name before their own.
    private static func commands() throws -> [(name: String, type: any ParsableCommand.Type)] {
        try Subcommands.all.flatMap { type in
            let name = try #require(type.configuration.commandName)
            let inner = type.configuration.subcommands
            guard !inner.isEmpty else { return [(name, type)] }
            return try inner.map { ("\(name) \(try #require($0.configuration.commandName))", $0) }
        }
    }

    @Test func `every flag and every subcommand`() throws {
        let page = try ManualPage.program.text()
        for (name, type) in try Self.commands() {
            #expect(page.contains("\n.SS \"oncall\\-tui \(Roff.escaped(name))\"\n"), "\(name)")
            #expect(page.contains(Roff.escaped(type.configuration.abstract)), "\(name)")
        }
        let types: [any ParsableArguments.Type] = [ConsoleOptions.self] + (try Self.commands().map(\.type))
        for type in types {
            let flags = try Self.flags(of: type)
            #expect(!flags.isEmpty)
            for flag in flags { #expect(page.contains(Roff.bold(flag)), "\(flag)") }
        }
        #expect(page.contains(Roff.bold("--version")))
    }

    @Test func `every setting, with its default`() throws {
        let page = try ManualPage.configuration.text()
        for setting in SettingDescription.all {
            #expect(page.contains("\n.TP\n\(Roff.bold(setting.name)) = "), "\(setting.name)")
            let standard = try #require(setting.defaultValue)
            #expect(page.contains("Default: \(Roff.escaped(standard))."), "\(setting.name)")
        }
    }

    @Test func `every exit status, variable and file`() throws {
        let page = try ManualPage.program.text()
        for status in ExitStatus.allCases { #expect(page.contains("\n.TP\n\(Roff.bold("\(status.rawValue)"))\n")) }
        #expect(page.contains("\n.TP\n\(Roff.bold("128+"))\(Roff.italic("n"))\n"))
        for variable in EnvironmentReference.all { #expect(page.contains(Roff.bold(variable.name) + "\n")) }
        for name in TokenSource.variables { #expect(page.contains(Roff.bold(name)), "\(name)") }
        for folder in ["drafts", "journal", "lists", "payloads", "editor"] {
            #expect(page.contains("oncall\\-tui/\(folder)"), "\(folder)")
        }
        for entry in CommandLine.entries { #expect(page.contains(Roff.bold(":" + entry.name)), "\(entry.name)") }
        for state in IntegrationFilter.states { #expect(page.contains(Roff.bold("is:" + state)), "\(state)") }
    }

    /// Each key stands in the section of its context, or in a group that the section names.
    @Test func `every key of every context, as the help says it`() throws {
        let page = try ManualPage.program.text()
        let sections = page.components(separatedBy: "\n.SS ")
        func section(_ title: String) throws -> String {
            try #require(sections.first { $0.hasPrefix("\"\(Roff.escaped(title, isAtStart: false))\"\n") }, "\(title)")
        }
        func item(_ line: KeyLine) -> String {
            "\n.TP\n" + line.keys.map { Roff.bold($0.name) }.joined(separator: " ") + "\n" + Roff.escaped(line.help)
                + "\n"
        }
        for context in InputContext.allCases {
            let own = try section("\(context.title) (\(context.name))") + "\n"
            let groups = KeyGroup.allCases.filter { own.contains(Roff.escaped($0.title)) && $0.isPart(of: context) }
            let shared = try groups.map { try section("Shared keys: \($0.title)") + "\n" }
            for line in context.lines {
                #expect(([own] + shared).contains { $0.contains(item(line)) }, "\(context.name): \(line.help)")
            }
            // What a group says of a key holds, but where the context has it for something else.
            let claimed = Set(KeyReference.chapter(context).own.flatMap(\.keys))
            for line in groups.flatMap(\.lines) where !context.lines.contains(where: { $0.help == line.help }) {
                #expect(claimed.isSuperset(of: line.keys), "\(context.name): \(line.help)")
            }
        }
    }

    @Test func `keys that README names are keys of the program`() throws {
        let names = Set(InputContext.allCases.flatMap(\.lines).flatMap(\.keys).map(\.name))
        let readme = try String(contentsOf: RecordedSection.root.appending(path: "README.md"), encoding: .utf8)
        let others = ["Enter", "Esc", "Tab", "Space", "Backspace", "Del", "Home", "End", "PgUp", "PgDn"]
        let named = readme.matches(of: /`([^`\s]+)`/).map { String($0.output.1) }.filter { name in
            name.count == 1 || name.wholeMatch(of: /(Ctrl|Alt|Shift)-.+|F\d+/) != nil || others.contains(name)
        }
        #expect(named.count > 20)
        #expect(named.filter { !names.contains($0) } == [])
    }

    // MARK: Other programs

    /// Runs a program on a page in a file.
    private static func run(_ program: String, _ arguments: [String], on page: ManualPage) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\(page.rawValue)")
        defer { try? FileManager.default.removeItem(at: file) }
        try (page.text() + "\n").write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments + [file.path]
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        if arguments.contains("-Tlint") { process.standardOutput = output }
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text + (process.terminationStatus == 0 ? "" : "exit status \(process.terminationStatus)")
    }

    private static func isInstalled(_ program: String) -> Bool { FileManager.default.isExecutableFile(atPath: program) }

    @Test(.enabled(if: isInstalled("/usr/bin/mandoc"), "mandoc is not installed"), arguments: ManualPage.allCases)
    func `mandoc has no warnings`(page: ManualPage) throws {
        #expect(try Self.run("/usr/bin/mandoc", ["-Tlint", "-Wwarning"], on: page) == "")
    }

    @Test(.enabled(if: isInstalled("/usr/bin/man"), "man is not installed"), arguments: ManualPage.allCases)
    func `man has no warnings`(page: ManualPage) throws {
        #expect(try Self.run("/usr/bin/man", ["--warnings", "-l"], on: page) == "")
    }
}
