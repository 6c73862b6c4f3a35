/// A message for the user, in the line above the footer.
package struct Notice: Hashable, Sendable {
    /// How much it matters.
    package enum Level: Hashable, Sendable {
        /// Something went as it should; gone at the next key.
        case done
        /// Something to know; gone at the next key.
        case info
        /// Something failed; it stays until Esc or the next message.
        case failure
    }

    package let level: Level
    package let text: String
    /// Whether it tells of a list that could not be read: the next list makes it untrue.
    package let isAboutList: Bool

    package init(_ level: Level, _ text: String, isAboutList: Bool = false) {
        self.level = level
        self.text = text
        self.isAboutList = isAboutList
    }
}
