import ArgumentParser
import Features
import LocalState

/// `oncall-tui(1)`.
enum ProgramPage {
    static func text() throws -> String {
        var page = Roff(.program, section: 1, date: Version.date, source: "oncall-tui \(Version.text)")
        page.name(.program, "terminal console for Grafana OnCall integrations")
        let global = try CommandHelp(ConsoleOptions.self).parameters
        let commands = try Subcommands.all.flatMap(CommandHelp.all)
        synopsis(commands, on: &page)
        page.section("Description")
        page.paragraph(
            """
            `oncall-tui` shows the integrations of Grafana OnCall or Grafana IRM, and changes their templates, labels and maintenance \
            windows. Begin with `--demo`: a demo server inside the program. Press `?` for the keys of the current pane, `F1` while you type.
            """)
        page.paragraph(
            """
            Text that you type is kept as a draft on disk until it is saved. A save shows what will be sent before it is sent, and can be \
            undone. Flags override environment variables, which override the configuration file.
            """)
        page.section("Options")
        for option in global { add(option, to: &page) }
        page.item("\(Roff.bold("--version")) [\(Roff.bold("--json"))]", VersionFlag.meaning)
        page.section("Commands")
        for command in commands { add(command, global, to: &page) }
        filters(on: &page)
        commandLine(on: &page)
        KeyReference.addMan(to: &page)
        page.section("Exit status")
        for status in ExitStatus.allCases { page.item(Roff.bold("\(status.rawValue)"), status.meaning) }
        page.item("\(Roff.bold("128+"))\(Roff.italic("n"))", ExitStatus.meaningOfSignal)
        page.section("Environment")
        for variable in EnvironmentReference.all { page.item(Roff.bold(variable.name), variable.meaning) }
        page.section("Files")
        for file in FileReference.all { page.item(Roff.italic(file.path), file.meaning) }
        page.section("Examples")
        page.example(
            """
            oncall-tui --demo
            GRAFANA_ONCALL_URL=https://oncall.example.com GRAFANA_ONCALL_ACCESS_TOKEN=... oncall-tui
            oncall-tui --context prod --read-only
            oncall-tui lint --kind slack.title title.j2
            oncall-tui render --template title.j2 --payload alert.json
            oncall-tui list --demo type:webhook team:payments
            oncall-tui list --demo is:maintenance -o csv
            oncall-tui list --demo is:custom --columns name,slack.title,label:tier --limit 5
            oncall-tui list --demo --matrix -o csv
            oncall-tui get --demo 'Payments API' --field slack.title
            oncall-tui get --demo 'Payments API' -o text
            oncall-tui set --demo 'Payments API' slack.title='{{ payload.title }}' --dry-run
            oncall-tui set --demo 'Payments API' --label tier=gold --yes
            oncall-tui create --demo --type webhook --name 'Nightly batch' --team Payments --yes
            oncall-tui delete --demo 'Payments API' --confirm 'Payments API'
            oncall-tui maintenance list --demo -o jsonl
            oncall-tui maintenance start --demo --filter team:payments --for 2h --yes
            oncall-tui maintenance extend --demo 'Order pipeline' --for 30m --yes
            oncall-tui maintenance stop --demo --filter is:maintenance --yes
            oncall-tui export --demo --to oncall
            oncall-tui export --demo team:payments --format hcl --to terraform
            oncall-tui export --demo team:payments --format hcl --inline --to inline
            oncall-tui diff --demo oncall
            oncall-tui apply --demo oncall --yes
            oncall-tui apply --demo oncall --dry-run --plan-out plan.json
            oncall-tui apply --demo oncall --prune --max-deletes 2 --dry-run
            oncall-tui drift --demo oncall -o junit
            oncall-tui alerts --demo 'Payments API' --limit 3
            oncall-tui routes --demo 'Payments API' --last
            oncall-tui history --demo -o jsonl
            oncall-tui teams --demo
            oncall-tui types --demo
            oncall-tui whoami --demo
            """)
        page.section("See also")
        page.raw("\\fBoncall\\-tui\\-config\\fR(5), \\fBoncall\\-tui\\-files\\fR(5)")
        return page.text
    }

    private static func synopsis(_ commands: [CommandHelp], on page: inout Roff) {
        page.section("Synopsis")
        page.raw("\(Roff.bold("oncall-tui")) [\(Roff.italic("option"))] ...")
        for command in commands {
            page.raw(".br")
            page.raw(
                "\(Roff.bold("oncall-tui")) \(command.name.split(separator: " ").map { Roff.bold(String($0)) }.joined(separator: " ")) [\(Roff.italic("option"))] ..."
            )
            for argument in command.parameters where argument.names.isEmpty { page.raw("[\(argument.tag)]") }
        }
    }

    private static func add(_ option: CommandHelp.Parameter, to page: inout Roff) {
        let standard = option.standard.map { " Default: \($0)." } ?? ""
        page.item(option.tag, option.meaning + standard)
    }

    private static func add(_ command: CommandHelp, _ global: [CommandHelp.Parameter], to page: inout Roff) {
        page.subsection("oncall-tui \(command.name)")
        page.paragraph(command.summary)
        for line in (command.discussion ?? "").split(separator: "\n") { page.paragraph(String(line)) }
        let known = Set(global.flatMap(\.names))
        let own = command.parameters.filter { known.isDisjoint(with: $0.names) }
        if command.parameters.contains(where: { $0.names == ["--context"] }) {
            page.paragraph("The options of the console apply here too.")
        }
        for option in own { add(option, to: &page) }
    }

    private static func filters(on page: inout Roff) {
        page.section("Filters")
        page.paragraph(
            """
            `/` filters the list as you type. Words are separated by blanks; all of them must match. Case does not matter. A word without \
            one of these prefixes is searched for in name, type, team, labels and ID.
            """)
        for state in IntegrationFilter.states { page.item(Roff.bold("is:\(state)"), meaning(ofState: state)) }
        func item(_ start: String, _ rest: String, _ meaning: String) {
            page.item(Roff.bold(start) + Roff.italic(rest), meaning)
        }
        let parts = IntegrationFilter.parts.map { Roff.bold("has:\($0)") }.joined(separator: ", ")
        page.item(parts, "It has a label, a team, an escalation chain in its default route, a description.")
        item("type:", "text", "The type contains the text.")
        item("team:", "text", "The name of the team contains the text.")
        item("chain:", "text", "The name of the escalation chain of the default route contains the text.")
        item("mode:", "text", "A maintenance window is open whose mode contains the text, such as `silence`.")
        item("label:", "key", "The key of a label begins with the text.")
        page.item(
            "\(Roff.bold("label:"))\(Roff.italic("key"))\(Roff.bold("="))\(Roff.italic("value"))",
            "There is a label with this key whose value begins with the text.")
        item("id:", "text", "The ID begins with the text.")
        item(
            "ends<", "length",
            "A maintenance window ends within this time, or is past its end: `ends<1h`, `ends<90`, `ends<1h30m`.")
        item("ends>", "length", "A maintenance window ends later than that.")
        item("~", "letters", "The name has these letters in this sequence, with others between them.")
        page.item(
            "\(Roff.italic("word"))\(Roff.bold("|"))\(Roff.italic("word"))",
            "One of both. An alternative without a prefix has that of the one before: `team:payments|checkout`.")
        page.item(
            "\(Roff.bold("!"))\(Roff.italic("word")), \(Roff.bold("-"))\(Roff.italic("prefix"))\(Roff.bold(":"))\(Roff.italic("text"))",
            "It does not match; with alternatives, none of them does. `-` negates only a word with a prefix, because names contain it."
        )
        page.paragraph(
            """
            Quotes keep blanks together, and take the meaning from `|`, `!`, `~` and prefixes. A value in quotes must match whole, as must one \
            after `=`: `type=webhook`, `team:"Site Reliability"`. `list`, `export`, `maintenance list` and `--filter` read the same words, \
            and refuse a word that means nothing.
            """)
    }

    private static func meaning(ofState state: String) -> String {
        switch state {
        case "maintenance": "A maintenance window is open."
        case "overdue": "A maintenance window is past its end, and the server has not closed it."
        case "draft": "There is a draft that is not saved."
        case "custom": "A template differs from the server's default."
        case "unreadable": "A part of it does not match the API reference, and can't be read."
        default: state
        }
    }

    private static func commandLine(on page: inout Roff) {
        page.section("Command line")
        page.paragraph(
            "`:` opens a line for commands in list and detail. `Tab` completes, the arrow keys recall earlier commands."
        )
        for entry in CommandLine.entries {
            let names = ([entry.name] + entry.others).map { Roff.bold(":" + $0) }.joined(separator: ", ")
            page.item(names, entry.hint)
        }
        page.item("\(Roff.bold(":context")) \(Roff.italic("name"))", "switch to the server of another context")
    }
}
