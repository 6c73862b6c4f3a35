extension PlanRunner {
    /// The phase of a plan, with its valid transitions.
    package enum Phase: Hashable, Sendable {
        /// Not begun. Leads to `checking` or `reviewing`.
        case created
        /// A quiet plan, not shown until the server's value is known. Leads to `reviewing` or `closed`.
        case checking
        /// Shown; the user decides. Leads to `sending` or `closed`.
        case reviewing
        /// The changes that were confirmed are compared with the server and sent, one after the other. Leads to `reviewing` or `closed`.
        case sending
        /// Closed for good.
        case closed(PlanEnd)

        /// Whether the plan takes events.
        var isActive: Bool {
            switch self {
            case .checking, .reviewing, .sending: true
            case .created, .closed: false
            }
        }
    }
}
