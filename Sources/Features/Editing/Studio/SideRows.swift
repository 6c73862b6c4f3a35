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
    }

    let key: Key
    let lines: [SideLine]
}
