/// The wrapped rows of the side pane, with what they depend on: wrapping a long result for every frame would be slow.
struct SideRows: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let side: Studio.SideContent
        let width: Int
        let report: Int?
        let request: Int?
        let faults: [TemplateCheck.Fault]
        let isEmpty: Bool
        /// Whether the server's default applies, because nothing else was saved.
        let isDefault: Bool
        /// Whether the result is shown as it is.
        let isRaw: Bool
        let isFaultQuiet: Bool
        /// The selected example of the cheat sheet.
        let example: Int?
    }

    let key: Key
    let lines: [SideLine]
}
