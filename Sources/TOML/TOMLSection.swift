/// A table, with the line of each of its keys.
package struct TOMLSection: Hashable, Sendable {
    /// A key and its value.
    package struct Member: Hashable, Sendable {
        /// The last part of its key.
        package let name: String
        /// From 1; nil if the key was not found again.
        package let line: Int?
        /// The value.
        package let node: TOMLNode
    }

    /// The file name in messages.
    package let file: String
    /// In document order.
    package let members: [Member]

    package init(file: String, members: [Member]) {
        self.file = file
        self.members = members
    }

    /// The member with a name.
    package subscript(name: String) -> Member? { members.first { $0.name == name } }
}
