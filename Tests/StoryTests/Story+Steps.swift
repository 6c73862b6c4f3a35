import Testing

/// The user's steps. Every step ends when the screen shows its result.
extension Story {
    /// An integration of the demo with labels, without maintenance, and with default templates only.
    static let plain = "Security findings"
    /// One with custom templates.
    static let custom = "Payments API"

    /// Starts the console and waits until the whole list has arrived.
    /// - Parameters:
    ///   - flags: the arguments of the program.
    ///   - variables: environment variables, before the program.
    ///   - sign: what the first line has once the list is whole; a narrow one has no room for its age.
    func open(_ flags: String = "", variables: String = "", sign: String = "updated") throws {
        try terminal.type("\(variables) \"$CONSOLE\" \(flags)", "Enter")
        try terminal.wait(for: "the list") { $0.contains("/120") && $0.contains(sign) }
    }

    /// Filters until exactly one integration is left, and opens its detail.
    func find(_ name: String) throws {
        try terminal.type("/" + name, "Enter", "Enter")
        try terminal.wait(for: "\(name) alone, and its detail") {
            $0.contains("─ \(name) ─") && $0.contains("Enter edit") && ($0.contains("1/1 of") || !$0.contains("┬"))
        }
    }

    /// Goes back to the list and clears the filter.
    func showAll() throws {
        try terminal.type("1")
        try terminal.wait(for: "Enter open")
        try terminal.press("Escape")
        try terminal.wait(for: "/120")
    }

    /// Moves down the detail to a row by its title.
    func go(to title: String) throws {
        // Keys that were pressed before may still move the cursor.
        try terminal.rest()
        var here = try terminal.wait(for: "a cursor") { Story.cursorRow(in: $0) != nil }
        for _ in 0..<60 {
            if Story.cursor(in: here).hasPrefix("› \(title) ") { return }
            let row = Story.cursorRow(in: here)
            // Channels without a text of their own share a row until Enter lists them.
            if Story.cursor(in: here).hasPrefix("› At default ") {
                try terminal.press("Enter")
            } else {
                try terminal.type("j")
            }
            // Of a frame that scrolls, a part may show the cursor elsewhere.
            here = try terminal.waitForWhole("the cursor to move from \(String(describing: row))") {
                Story.cursorRow(in: $0) != nil && Story.cursorRow(in: $0) != row
            }
        }
        throw Failure("there is no row \(title)")
    }

    /// The line at the cursor in the rightmost pane that has one, from the cursor on and without padding: `› Team SRE`.
    static func cursor(in screen: String) -> String {
        (cursorLine(in: screen)?.text ?? "").split { $0 == " " || $0 == "│" }.joined(separator: " ")
    }

    /// The cursor's row by its title, whatever its value: responses arrive meanwhile.
    private static func cursorRow(in screen: String) -> String? {
        cursorLine(in: screen).map { "\($0.y) \($0.text.prefix { $0 != "✎" }.prefix(20))" }
    }

    private static func cursorLine(in screen: String) -> (y: Int, text: Substring)? {
        for (y, line) in screen.split(separator: "\n").enumerated() {
            // A pane's cursor is right after its frame; a single pane has the list's or the detail's.
            let panes = line.split(separator: "│")
            // With three panes the last only shows the selected field.
            let inside = panes.count > 1 ? panes.dropFirst().last { $0.hasPrefix("› ") } : panes.first
            if let inside, inside.hasPrefix("› ") { return (y, inside) }
        }
        return nil
    }

    /// Opens one integration at its Slack title.
    func editTitle(of name: String = Story.plain) throws {
        try find(name)
        try go(to: "Title")
        try edit()
    }

    /// Opens the selected field in the editor.
    func edit() throws {
        try terminal.press("Enter")
        try terminal.wait(for: "Esc leave")
    }

    /// Opens the plan of a save, and waits until it can be sent.
    func plan(_ key: String = "C-s") throws {
        try terminal.press(key)
        try terminal.wait(for: "will be sent")
    }

    /// Saves the edited field, with its plan.
    func save() throws {
        try plan()
        try terminal.press("Enter")
        try terminal.waitUntilGone("will be sent")
    }

    /// Waits until a dialog shows its list, which numbers its rows.
    func waitForList() throws {
        try terminal.wait(for: "the list") { screen in screen.firstMatch(of: /[0-9]+\/[0-9]+  │/) != nil }
    }

    /// Waits until a dialog shows an entry, and no list.
    func waitForEntry() throws {
        try terminal.wait(for: "an entry") { screen in screen.firstMatch(of: /[0-9]+\/[0-9]+  │/) == nil }
    }

    /// Leaves the editor for the detail.
    func leaveEditor() throws {
        try terminal.press("Escape")
        try terminal.wait(for: "the detail") {
            // A message may take the place of the keys on the left.
            !$0.contains("Esc leave") && $0.contains("q back")
        }
    }

    /// Quits from list or detail, and waits for the shell.
    func quit(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
        // To the list; from there `q` quits.
        try terminal.type("1q")
        try expectShell(sourceLocation)
    }

    /// Quits a console that asks about drafts, and waits for the shell.
    func quitWithDraft(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
        try terminal.type("1q")
        try terminal.wait(for: "Quit?")
        try terminal.type("y")
        try terminal.wait(for: "1 draft is not saved to the server")
        try expectShell(sourceLocation)
    }

    /// Clicks on a text on the screen.
    func click(_ text: String) throws {
        // While the screen is still changing, the text may move a moment later.
        let lines = try terminal.waitForWhole("'\(text)'") { $0.contains(text) }
            .split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(lines.firstIndex { $0.contains(text) })
        let range = try #require(lines[y].firstRange(of: text))
        // Everything before it is one column wide on the screens of these stories.
        try terminal.mouse(0, x: lines[y][..<range.lowerBound].count, y: y)
    }

    /// The remaining times on the screen, first in the list, then in the detail.
    static func remaining(in screen: String) -> [String] {
        screen.matches(of: /\d+:\d\d:\d\d/).map { String($0.output) }
    }
}
