import ConsoleScript
import Features
import TerminalCore
import Testing

@Suite struct KeyTableTests {
    @Test(arguments: Place.allCases) func `a key means one thing in a place`(place: Place) {
        var seen: [Key: Command] = [:]
        for binding in KeyTable.bindings(for: place) {
            for key in binding.keys {
                #expect(seen[key] == nil || seen[key] == binding.command, "\(key.name) in \(place)")
                seen[key] = binding.command
            }
        }
    }

    @Test(arguments: Place.allCases) func `every line of a table can be shown`(place: Place) {
        for binding in KeyTable.bindings(for: place) {
            #expect(!binding.keys.isEmpty)
            #expect(!binding.help.isEmpty)
        }
    }

    @Test(arguments: Place.allCases) func `text places have no plain letters in their tables`(place: Place) {
        guard place.takesText else { return }
        for binding in KeyTable.bindings(for: place) {
            for key in binding.keys where key.modifiers.isEmpty {
                if case .character(let character) = key.code { Issue.record("\(character) in \(place)") }
            }
        }
    }

    @Test func `the help begins with the keys of where one is, and names every key once`() {
        var script = Script([.sample()])
        script.press("<Enter>?")
        guard case .help(let help) = script.console.dialog else {
            Issue.record("no help")
            return
        }
        #expect(help.lines.first == .heading("Detail"))
        let bindings = help.lines.compactMap { if case .binding(let binding) = $0 { binding } else { nil } }
        #expect(Set(bindings).count == bindings.count)
        script.press("q")
        #expect(script.console.dialog == nil)
    }
}
