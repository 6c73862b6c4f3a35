import ArgumentParser
import Configuration
import Features
import JSON
import TerminalCore

/// Prints the keys of the console, from the bindings that dispatch them.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the keys of the console.",
        discussion: """
            An input context is what has the keyboard: a pane in one of its states, or an overlay. Keys of the configuration file are \
            included; --check says what is wrong with them.
            """)

    @Option(help: ArgumentHelp("The keys of one input context only.", valueName: "name"))
    var place: String?

    @Flag(help: "Print JSON: an array of input contexts, each with its keys.")
    var json = false

    @Flag(help: "Print the name of each action too, as in [keys.PLACE] of the configuration file.")
    var actions = false

    @Flag(help: "Print nothing but what is wrong with the keys of the configuration file.")
    var check = false

    @OptionGroup var options: ConsoleOptions

    func validate() throws {
        guard let place, !InputContext.allCases.contains(where: { $0.name == place }) else { return }
        let names = InputContext.allCases.map(\.name)
        throw ValidationError(
            "there is no input context '\(place)'\(NearestName.hint(for: place, among: names))"
        )
    }

    func run() throws {
        var flags = options.flags
        // No server is needed.
        flags.isDemo = true
        let keys = try flags.settings(.current).keys.userKeys
        guard !check else { return }
        UserKeys.$active.withValue(keys) { printKeys() }
    }

    private func printKeys() {
        let contexts = InputContext.allCases.filter { place == nil || $0.name == place }
        if json {
            TerminalText.print(JSONValue.array(contexts.map(KeyReference.json)))
        } else {
            for (index, context) in contexts.enumerated() {
                TerminalText.print((index == 0 ? "" : "\n") + "\(context.title) (\(context.name))")
                Table.print(
                    context.boundActions.map { line, action in
                        ["  " + KeyReference.names(line)] + (actions ? [action] : []) + [line.help]
                    })
            }
        }
    }
}
