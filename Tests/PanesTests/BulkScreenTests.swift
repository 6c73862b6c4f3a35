import ConsoleScript
import Features
import JSON
import OnCall
import Planning
import TerminalCore
import Testing

/// Screens of marks, of plans for many, of the sheet and of the matrix.
@Suite struct BulkScreenTests {
    private static func integration(
        _ id: String, _ name: String, title: String? = nil, message: String? = nil, window: String = "null"
    ) -> Integration {
        func json(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
        return .sample(
            id,
            "\"name\":\"\(name)\",\"maintenance_mode\":\(window),\"templates\":{\"grouping_key\":null,\"web\":{\"title\":null},"
                + "\"slack\":{\"title\":\(json(title)),\"message\":\(json(message)),\"image_url\":null}}")
    }

    private static let integrations: [Integration] = [
        integration("C1", "Payments API", title: "{{ payload.a }}", message: "{{ payload.b }}"),
        integration("C2", "Checkout errors", title: "{{ payload.title }}"),
        integration("C3", "Search cluster", title: "{{ payload.title | upperr }}"),
        integration("C4", "Edge network"),
        integration("C5", "Postgres primary", title: "{{ payload.title }}"),
        integration("C6", "監視 Tokyo 東京", title: "{{ nope"),
    ]

    /// Answers the fetches of the plan; those of `changed` with another title.
    private static func answer(_ script: inout Script, changed: Set<String> = [], missing: Set<String> = []) {
        while let (number, id) = script.console.planFetches.min(by: { $0.key < $1.key }) {
            guard let known = script.console.directory.integration(id) else { return }
            if missing.contains(id.rawValue) {
                script.answer(number, .failed(ServiceError(.notFound, status: 404)))
            } else if changed.contains(id.rawValue) {
                script.answer(number, script.answer(integration(id.rawValue, known.displayName, title: "theirs")))
            } else {
                script.answer(number, script.answer(known))
            }
        }
    }

    /// Answers the verdicts that were asked for.
    private static func lint(_ script: inout Script) {
        for case .lint(let items) in script.jobs {
            script.reply(
                .linted(
                    items.map {
                        $0.verdicts(
                            payload: "{\"title\":\"x\"}", at: script.now, in: script.console.configuration.templates)
                    }))
        }
    }

    @Test func `marks in the list`() throws {
        var script = Script(Self.integrations)
        script.press(" j ")
        try Screen.expect(script, looksLike: "marks", at: [.small, .middle])
    }

    @Test func `a plan for many while it is read`() throws {
        var script = Script(Self.integrations)
        script.press("Oc*p")
        try Screen.expect(script, looksLike: "plan-many-reading", at: [.small])
    }

    @Test func `a plan for many with every kind of row`() throws {
        var script = Script(Self.integrations)
        script.press("Oc*p")
        Self.answer(&script, changed: ["C5"], missing: ["C6"])
        script.press("jjj k")
        try Screen.expect(script, looksLike: "plan-many")
        script.press("jjo")
        try Screen.expect(script, looksLike: "plan-many-open", at: [.small])
    }

    @Test func `a plan for many for the smallest terminal`() throws {
        var script = Script(Self.integrations)
        script.press("Oc*p")
        Self.answer(&script)
        try Screen.expect(script, looksLike: "plan-many-smallest", at: [Size(width: 40, height: 10)])
    }

    @Test func `a plan of windows has clock times`() throws {
        var script = Script([.inMaintenance("C1", for: 600), .sample("C2"), .inMaintenance("C3", for: 90_000)])
        script.press("*e30m<Enter>")
        Self.answer(&script)
        try Screen.expect(script, looksLike: "plan-many-windows", at: [.small, .middle])
    }

    @Test func `the count of a plan that deletes`() throws {
        var script = Script(Self.integrations)
        script.press("  d")
        Self.answer(&script)
        script.press("<Enter>2")
        try Screen.expect(script, looksLike: "plan-many-count", at: [.small])
    }

    @Test func `the sheet, its forms and its search`() throws {
        var script = Script(Self.integrations)
        script.press("*b")
        try Screen.expect(script, looksLike: "bulk-sheet", at: [.small, .middle])
        script.press("find<Enter>payload<Tab>alert.payload")
        try Screen.expect(script, looksLike: "bulk-replace", at: [.small])
        script.press("<Esc>label: add<Enter>tier")
        try Screen.expect(script, looksLike: "bulk-label", at: [.small])
        script.press("<Esc>set a<Enter>slack title<Enter>")
        try Screen.expect(script, looksLike: "bulk-text", at: [.small])
    }

    @Test func `the matrix, with verdicts, and with letters for equal texts`() throws {
        var script = Script(Self.integrations)
        script.press("O")
        Self.lint(&script)
        script.press(" jj")
        try Screen.expect(script, looksLike: "matrix")
        script.press("=s%")
        try Screen.expect(script, looksLike: "matrix-equal", at: [.small])
        try Screen.expect(script, looksLike: "matrix-smallest", at: [Size(width: 40, height: 10)])
    }

    @Test func `undo of a batch asks how much`() throws {
        var script = Script(Self.integrations)
        script.press("Oc*p")
        Self.answer(&script)
        script.press("<Enter>")
        for _ in 0..<20 {
            Self.answer(&script)
            guard case .update(let id, let patch)? = script.console.requests.values.map(\.call).first(where: \.isWrite),
                var known = script.console.directory.integration(id)
            else { break }
            for change in patch.changes { known.set(change.value, for: change.field) }
            script.answer(script.number(of: .update(id, patch)), script.answer(known))
        }
        script.press("<Enter><Esc>jz")
        try Screen.expect(script, looksLike: "batch-undo", at: [.small])
    }
}
