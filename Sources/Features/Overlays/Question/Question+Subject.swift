package import OnCall

extension Question {
    /// The subject of a question.
    package enum Subject: Hashable, Sendable {
        /// Drop the draft of a field of the named integration.
        case dropDraft(EditableField, of: String)
        /// Stop the maintenance of the named integration.
        case stopMaintenance(String, MaintenanceMode)
        /// Switch to the named context although writes are uncertain, or integrations are marked.
        case switchContext(String, [UncertainItem], marks: Int = 0)
        /// Quit although something is unsaved or uncertain.
        case quit(UnfinishedWork)
    }

    /// A write whose outcome is unknown.
    package struct UncertainItem: Hashable, Sendable {
        package let write: UncertainWrite
        package let check: Check

        /// How its outcome is found out.
        package enum Check: Hashable, Sendable {
            /// The server is being asked.
            case running
            /// The user asks for it.
            case byKey
            /// The server did not have it yet, and is asked again by itself.
            case later
        }
    }

    /// What the user should know before quitting.
    package struct UnfinishedWork: Hashable, Sendable {
        /// How many drafts there are.
        package var drafts: Int
        /// How many of them could not be written to disk.
        package var unwritten: Int
        /// Their directory.
        package let draftsFolder: String
        package var isWriteUnderWay: Bool
        package var uncertainItems: [UncertainItem]

        /// Whether there is nothing to tell.
        var isEmpty: Bool { drafts == 0 && !isWriteUnderWay && uncertainItems.isEmpty }

        /// Whether there is nothing to tell but what the next dialog is about: drafts that are not on disk.
        var isAboutDiskOnly: Bool { unwritten > 0 && !isWriteUnderWay && uncertainItems.isEmpty }
    }
}
