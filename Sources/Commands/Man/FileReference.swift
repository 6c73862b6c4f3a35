/// The files that the program reads and writes.
enum FileReference {
    /// A file or a directory.
    struct Entry {
        let path: String
        let meaning: String
    }

    static let all = [
        Entry(path: "~/.config/oncall-tui/config.toml", meaning: "The configuration; see oncall-tui-config(5)."),
        Entry(path: "~/.config/oncall-tui/themes/NAME.toml", meaning: "Your own themes."),
        Entry(
            path: "~/.local/state/oncall-tui/drafts", meaning: "Text that was typed and not saved, a file per field."),
        Entry(
            path: "~/.local/state/oncall-tui/journal",
            meaning: "Every write, with the values before and after, a file per server. No tokens."),
        Entry(
            path: "~/.local/state/oncall-tui/lists",
            meaning: "The last list of each server, for the next start. No integration links."),
        Entry(path: "~/.local/state/oncall-tui/payloads", meaning: "The payload chosen for each integration."),
        Entry(path: "~/.local/state/oncall-tui/editor", meaning: "A text that is open in your own editor."),
        Entry(path: "~/.local/state/oncall-tui/consoles", meaning: "An empty, locked file for each running console."),
    ]
}
