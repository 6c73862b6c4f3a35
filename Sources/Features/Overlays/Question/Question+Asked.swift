package import OnCall

extension Question {
    /// What is asked.
    package enum Asked: Hashable, Sendable {
        /// To drop the draft of a field of the integration of that name.
        case dropDraft(EditableField, of: String)
        /// To end the maintenance of the integration of that name.
        case stopMaintenance(String, MaintenanceMode)
        /// To leave this context for the one of that name, although writes are uncertain.
        case switchContext(String, [UncertainItem])
        /// To end the program, although something is not done, or not known.
        case quit(Remains)
    }

    /// An order of which is not known what came of it.
    package struct UncertainItem: Hashable, Sendable {
        package let write: UncertainWrite
        /// Whether the server is being asked.
        package let isRechecked: Bool
    }

    /// What nobody should leave without knowing.
    package struct Remains: Hashable, Sendable {
        /// How many drafts there are.
        package let drafts: Int
        /// Where they lie.
        package let draftsFolder: String
        package let isWriteUnderWay: Bool
        package let uncertainItems: [UncertainItem]

        /// Whether there is nothing.
        var isEmpty: Bool { drafts == 0 && !isWriteUnderWay && uncertainItems.isEmpty }
    }
}
