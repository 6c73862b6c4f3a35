import Platform

/// The themes chosen in the console, one file per context at `themes/<context>` in the state folder: its only line is the name.
///
/// A choice is read before the first frame, so this is no actor: the files are tiny.
package struct ThemeChoiceStore: Sendable {
    private static let name = "themes"
    /// In bytes; no name of a theme is longer.
    private static let limit = 256

    private let stateFolder: String

    /// - Parameter stateFolder: created with the first choice.
    package init(stateFolder: String) { self.stateFolder = stateFolder }

    /// The theme chosen in a context; nil if there is none, or it can't be read.
    /// - Parameter context: the name of the context, or the address of a server without one.
    package func theme(in context: String) -> String? {
        guard let folder = try? PrivateFolder.open(stateFolder)?.folder(ThemeChoiceStore.name),
            let bytes = try? folder.read(FileName.of(context), limit: ThemeChoiceStore.limit)
        else { return nil }
        let name = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }
        return name.isEmpty ? nil : String(name)
    }

    /// Remembers the theme of a context; nil forgets it.
    /// - Throws: why it can't be remembered.
    package func remember(_ theme: String?, in context: String) throws(FileProblem) {
        let folder = try PrivateFolder.create(stateFolder).createFolder(ThemeChoiceStore.name)
        if let theme {
            try folder.replace(FileName.of(context), with: Array((theme + "\n").utf8))
        } else {
            try folder.remove(FileName.of(context))
        }
    }
}
