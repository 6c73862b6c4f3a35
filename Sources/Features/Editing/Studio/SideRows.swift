/// The wrapped rows of the side pane, with what they depend on: wrapping a long result for every frame would be slow.
struct SideRows: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let side: Studio.SideContent
        let width: Int
        let report: Int?
        let request: Int?
        let faults: [TemplateCheck.Fault]
        /// Whether the server's default applies.
        let isDefault: Bool
    }

    let key: Key
    let lines: [SideLine]
}
