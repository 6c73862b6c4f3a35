package import OnCall

/// The drafts of a server, as read from disk.
package struct LoadedDrafts: Sendable {
    package var drafts: [Draft]
    /// Those whose text was found in a file that an external editor had left behind.
    package var recovered: [Draft]
    /// Other texts for the same fields, of other consoles.
    package var kept: [ConflictingDraft]
    /// For the user.
    package var problems: [String]

    package init(
        _ drafts: [Draft] = [], recovered: [Draft] = [], kept: [ConflictingDraft] = [], problems: [String] = []
    ) {
        self.drafts = drafts
        self.recovered = recovered
        self.kept = kept
        self.problems = problems
    }
}
