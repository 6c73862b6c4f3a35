/// The rows of the side pane, and what they were made of: breaking a long result into rows at every frame would be felt.
struct SideRows: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let side: Studio.Side
        let width: Int
        let report: Int?
        let order: Int?
        let faults: [TemplateCheck.Fault]
        /// Whether the server's default is in force.
        let isDefault: Bool
    }

    let key: Key
    let lines: [SideLine]
}
