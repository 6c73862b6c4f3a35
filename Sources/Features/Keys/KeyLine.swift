package import TerminalCore

/// What people read of a binding.
package struct KeyLine: Hashable, Sendable {
    /// Keys that do the same; the first is the one that the footer shows.
    package let keys: [Key]
    /// The name of the command, as in the code.
    package let command: String
    /// A word or two for the footer; nil keeps it out of there.
    package let label: String?
    /// A line for the help.
    package let help: String
    /// Whether the footer shows it at its right end, where it gives way last: help and the way out.
    package let isAtEnd: Bool
}
