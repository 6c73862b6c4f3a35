package import TerminalCore

/// The texts of a binding.
package struct KeyLine: Hashable, Sendable {
    /// Keys with the same command; the footer shows the first.
    package let keys: [Key]
    /// A word or two for the footer; nil hides it there.
    package let label: String?
    /// A line for the help.
    package let help: String
    /// Whether the footer shows it at its right end and drops it last: help and the key that leaves.
    package let isAtEnd: Bool

    /// The same with another label.
    func labelled(_ label: String?) -> KeyLine { KeyLine(keys: keys, label: label, help: help, isAtEnd: isAtEnd) }
}
