import ConsoleScript
import Features
import TerminalCore
import Testing

@Suite struct KeyTableTests {
    @Test(arguments: InputContext.allCases) func `a key has one meaning in a context`(context: InputContext) {
        var seen: [Key: KeyLine] = [:]
        for line in context.lines {
            for key in line.keys {
                // The same binding may be in both.
                #expect(seen[key] == nil || seen[key]?.help == line.help, "\(key.name) in \(context.name)")
                seen[key] = line
            }
        }
    }

    @Test(arguments: InputContext.allCases) func `every line of a table can be shown`(context: InputContext) {
        for line in context.lines {
            #expect(!line.keys.isEmpty)
            #expect(!line.help.isEmpty)
        }
    }

    @Test(arguments: InputContext.allCases)
    func `text contexts have no plain letters in their tables`(context: InputContext) {
        guard context.takesText else { return }
        for line in context.lines {
            for key in line.keys where key.modifiers.isEmpty {
                if case .character(let character) = key.code { Issue.record("\(character) in \(context.name)") }
            }
        }
    }

    @Test func `the help begins with the keys of the current context, and lists every key once`() {
        var script = Script([.sample()])
        script.press("<Enter>?")
        guard case .help(let help) = script.console.dialog else {
            Issue.record("no help")
            return
        }
        #expect(help.lines.first == .heading("Detail"))
        let keys = help.lines.compactMap { if case .key(let line) = $0 { line } else { nil } }
        #expect(Set(keys).count == keys.count)
        script.press("q")
        #expect(script.console.dialog == nil)
    }
}
