/// `oncall-tui-files(5)`.
enum FilesPage {
    static var text: String {
        var page = Roff(.files, section: 5, date: Version.date, source: "oncall-tui \(Version.text)")
        page.name(.files, "integrations of Grafana OnCall as files")
        page.section("Description")
        page.paragraph(
            """
            `oncall-tui export` writes a folder for each integration, named after it, with `integration.toml` and a `.j2` file for each \
            template of its own. `oncall-tui apply` makes the server as the folder says, and `oncall-tui diff` and `oncall-tui drift` \
            compare. All of it is meant for Git, except `.oncall-base.json`. Links, inbound e-mail addresses, windows and ids of routes \
            are never written. Exporting twice changes nothing.
            """)
        page.example(
            """
            oncall/
              oncall.toml
              .gitignore
              .oncall-base.json
              integrations/payments-api/
                integration.toml
                slack.title.j2
                grouping_key.j2
            """)
        page.section("Files")
        for (file, meaning) in files { page.item(Roff.italic(file), meaning) }
        page.section("integration.toml")
        for (key, meaning) in keys { page.item(Roff.bold(key), meaning) }
        page.paragraph(
            "Other keys are an error, reported with its line. What is left out is not managed: the server keeps it.")
        page.section("Three-way comparison")
        page.paragraph(
            """
            With `.oncall-base.json` the program tells your changes from those of others. What only you have changed is sent. What only \
            others have changed is left alone, and counts as drift until an export takes it. What both have changed is a conflict: \
            nothing is sent, unless you give `--ours`. Without that file, for instance in a fresh clone, every difference counts as yours.
            """)
        page.section("Plan files")
        page.paragraph(
            """
            `apply --plan-out` and `diff --json` write a plan: a JSON document with `plan`, `server` and `changes`. Each change has an \
            `action`, which is update, create or delete, what the server held before, and the request. `apply --plan` sends exactly \
            that, and nothing if the server no longer holds what the plan says. Its schema is plan.schema.json in \
            Sources/Commands/Schemas.
            """)
        page.section("Examples")
        page.paragraph("A folder that creates an integration:")
        page.example(
            """
            name = "Nightly batch"
            type = "webhook"
            team = "Payments"

            [default_route]
            escalation_chain = "Payments primary"
            slack = true

            [labels]
            tier = "gold"

            [templates]
            default = "*"
            """)
        page.paragraph("In CI, on a pull request, after its merge, and every night:")
        page.example(
            """
            oncall-tui lint oncall
            oncall-tui apply oncall --dry-run --plan-out plan.json
            oncall-tui apply oncall --plan plan.json --yes
            oncall-tui drift oncall -o junit
            """)
        page.section("See also")
        page.raw("\\fBoncall\\-tui\\fR(1), \\fBoncall\\-tui\\-config\\fR(5)")
        return page.text
    }

    private static let files = [
        (
            "oncall.toml",
            "The format, which is 1, and the server. A folder is applied to its own server only; without `server` to any."
        ),
        (
            "integration.toml",
            "All of an integration but its templates. Its folder has the name it had at first, also after it was renamed."
        ),
        (
            "slack.title.j2",
            """
            The text of a template, in UTF-8. One line break at the end does not belong to it, a second one does. An empty file is an \
            empty text.
            """
        ),
        (
            ".oncall-base.json",
            "What the server held at the last export or apply. The written `.gitignore` leaves it out."
        ),
    ]

    private static let keys = [
        ("id", "The id on the server. Without it `apply` creates the integration, and writes the id."),
        ("name, type, description", "As on the server. The type can't change."),
        ("team", "The name of the team, `id:` and its id where several have the name, or empty for none."),
        (
            "[default_route]",
            "`escalation_chain` by name or `id:`, `slack_channel` by its id, and `slack = true` or `false` for each service."
        ),
        (
            "[labels], [dynamic_labels]",
            "Keys and values. Without the table they are not managed; an empty table removes all."
        ),
        (
            "[templates] default",
            "`*`: templates without a file are the server's default. With a list, only those; without it they are not managed."
        ),
    ]
}
