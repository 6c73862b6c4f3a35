import ConsoleScript
import OnCall
import TerminalCore
import Testing
import TextEditing

@testable import Features

@Suite struct UserKeysTests {
    private static func choice(_ place: String, _ action: String, _ keys: Key...) -> KeyChoice {
        KeyChoice(place: place, action: action, keys: keys)
    }

    private static func script(_ preset: KeyPreset? = nil, _ choices: KeyChoice...) -> Script {
        Script([.sample("C1"), .sample("C2")], keys: UserKeys(preset: preset, choices: choices))
    }

    @Test(arguments: InputContext.allCases) func `an action has one name, and a name one action`(context: InputContext)
    {
        for action in context.actions {
            let isPlain = action.allSatisfy { $0 == "_" || $0.isLowercase || $0.isNumber } && !action.contains("__")
            #expect(isPlain && !action.hasPrefix("_") && !action.hasSuffix("_"), "\(action) in \(context.name)")
        }
        let commands = KeyTable.standard(for: context).map { ($0.command, ActionName.of($0.command)) }
        for (command, name) in commands {
            for (other, otherName) in commands where name == otherName {
                #expect(command == other, "\(name) in \(context.name)")
            }
        }
    }

    @Test func `commands are named after their cases`() {
        #expect(ActionName.of(Command.startMaintenance) == "start_maintenance")
        #expect(ActionName.of(Command.copyID) == "copy_id")
        #expect(ActionName.of(Command.move(.pageDown)) == "move_page_down")
        #expect(ActionName.of(Command.edit(.move(.wordLeft))) == "move_word_left")
        #expect(ActionName.of(Command.studio(.findNext)) == "find_next")
        #expect(ActionName.of(Command.mark(.all)) == "mark_all")
    }

    @Test func `a chosen key wins over the default, which keeps its others`() {
        var script = Self.script(nil, Self.choice("list", "start_maintenance", .char("j"), Key(.function(2))))
        script.press("j")
        #expect(script.console.overlays.top?.kind == .maintenance)
        script.press("<Esc>")
        script.send(.input(.key(.down), now: script.now))
        #expect(script.console.list.cursor == 1)
        script.press("m")
        #expect(script.console.overlays.isEmpty)
        // Elsewhere the defaults hold.
        script.press("<Enter>m")
        #expect(script.console.overlays.top?.kind == .maintenance)
    }

    @Test func `footer and help show the chosen keys`() throws {
        var script = Self.script(nil, Self.choice("all", "start_maintenance", Key(.function(2))))
        #expect(script.console.footerKeys.contains { $0.label == "maintenance" && $0.keys == [Key(.function(2))] })
        script.press("?")
        guard case .help(let help)? = script.console.dialog else {
            Issue.record("no help")
            return
        }
        let lines = UserKeys.$active.withValue(script.console.configuration.keys) { help.lines }
        #expect(lines.contains { if case .key(let line) = $0 { line.keys == [Key(.function(2))] } else { false } })
        let others = lines.filter {
            if case .key(let line) = $0 {
                line.help == "start a maintenance window" && line.keys.contains(.char("m"))
            } else {
                false
            }
        }
        #expect(others.isEmpty)
    }

    @Test func `an action without a key does nothing, and its key is free`() {
        var script = Self.script(nil, Self.choice("list", "delete"), Self.choice("list", "sort", .char("d")))
        script.press("s")
        #expect(script.console.list.sort == .asListed)
        script.press("d")
        #expect(script.console.list.sort == .name)
        #expect(script.console.overlays.isEmpty)
    }

    @Test func `keys of an overlay can be chosen`() {
        var script = Self.script(nil, Self.choice("help", "close", .char("x")))
        script.press("?")
        #expect(script.console.overlays.top?.kind == .help)
        #expect(script.console.footerKeys.contains { $0.label == "close" && $0.keys == [.char("x")] })
        script.press("q")
        #expect(script.console.overlays.top?.kind == .help)
        script.press("x")
        #expect(script.console.overlays.isEmpty)
    }

    @Test func `a place wins over all, and all over a preset`() {
        let keys = UserKeys(
            preset: .emacs,
            choices: [Self.choice("all", "move_down", .char("J")), Self.choice("list", "sort", .char("J"))])
        UserKeys.$active.withValue(keys) {
            #expect(KeyTable.binding(for: .char("J"), in: .list)?.command == .sort)
            #expect(KeyTable.binding(for: .char("J"), in: .detail)?.command == .move(.down))
            // Without a key of its own it has that of the layer below.
            #expect(KeyTable.binding(for: .ctrl("n"), in: .list)?.command == .move(.down))
            #expect(KeyTable.binding(for: .ctrl("n"), in: .detail) == nil)
            #expect(KeyTable.binding(for: .ctrl("p"), in: .list)?.command == .move(.up))
        }
    }

    @Test func `letters that hold everywhere stay text where text is typed`() {
        var script = Self.script(nil, Self.choice("all", "move_down", .char("x"), .down))
        script.press("/x")
        #expect(script.console.list.filterText.text == "x")
    }

    @Test(arguments: KeyPreset.allCases) func `presets have no problems, and each choice has an effect`(
        preset: KeyPreset
    ) {
        #expect(UserKeys.problems(preset: preset, choices: preset.choices).isEmpty)
        for choice in preset.choices where choice.place == KeyChoice.everywhere {
            #expect(InputContext.allCases.contains { $0.actions.contains(choice.action) }, "\(choice.action)")
        }
        let keys = UserKeys(preset: preset, choices: [])
        UserKeys.$active.withValue(keys) {
            for context in InputContext.allCases {
                var seen: Set<Key> = []
                for (line, _) in context.boundActions {
                    for key in line.keys { #expect(seen.insert(key).inserted, "\(key.name) in \(context.name)") }
                    let isText = line.keys.contains { $0.isText }
                    #expect(!(context.takesText && isText), "\(context.name)")
                }
            }
        }
    }

    @Test func `the preset arrows leaves the letters free`() {
        UserKeys.$active.withValue(UserKeys(preset: .arrows, choices: [])) {
            for letter in "jkgGl" {
                let binding = KeyTable.binding(for: .char(letter), in: .list)
                #expect(binding == nil, "\(letter)")
            }
            #expect(KeyTable.binding(for: .down, in: .list)?.command == .move(.down))
        }
    }

    @Test(arguments: [
        (choice("lst", "sort", .char("x")), "there is no place 'lst'; did you mean 'list'?"),
        (
            choice("list", "start_maintenence", .char("x")),
            "there is no action 'start_maintenence'; did you mean 'start_maintenance'?"
        ),
        (
            choice("list", "reset_to_default", .char("x")),
            "list has no action 'reset_to_default'; it is one of detail"
        ),
        (
            choice("filter", "accept_filter", .char("x")),
            "'x' types a character in filter; choose a key with Ctrl or Alt, or F1 to F12"
        ),
        (choice("all", "cancel"), "cancel would have no key left in list"),
        (choice("list", "back"), "back would have no key left in list"),
        (choice("question", "no"), "no would have no key left in question"),
        (choice("list", "sort", .ctrl("c")), "cancel would have no key left in list"),
        (
            choice("list", "frobnicate", .char("x")),
            "there is no action 'frobnicate'; oncall-tui keys --actions lists them"
        ),
    ])
    func `what can't be is said`(choice: KeyChoice, message: String) {
        #expect(UserKeys.problems(preset: nil, choices: [choice]).first?.message.hasPrefix(message) == true)
    }

    @Test func `two actions on one key are refused, at the second`() {
        let choices = [Self.choice("list", "sort", .char("x")), Self.choice("list", "delete", .char("x"))]
        let problems = UserKeys.problems(preset: nil, choices: choices)
        #expect(problems.map(\.choice) == [1])
        #expect(problems.first?.message == "'x' does sort already in list")
    }

    @Test(arguments: InputContext.allCases) func `every place can be left`(context: InputContext) {
        // Each key that leaves is taken away alone; the check finds it where it was the last.
        let without = context.actions.filter { !["cancel"].contains($0) }.map {
            KeyChoice(place: context.name, action: $0, keys: [])
        }
        #expect(!UserKeys.problems(preset: nil, choices: without).isEmpty)
    }
}
