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

    /// The same with the keys that are not taken; nil if there are none.
    func without(_ taken: Set<Key>) -> KeyLine? {
        let free = keys.filter { !taken.contains($0) }
        return free.isEmpty ? nil : KeyLine(keys: free, label: label, help: help, isAtEnd: isAtEnd)
    }

    /// The same with another label.
    func labelled(_ label: String?) -> KeyLine { KeyLine(keys: keys, label: label, help: help, isAtEnd: isAtEnd) }
}
