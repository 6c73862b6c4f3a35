package import OnCall

/// Why a plan is closed.
package enum PlanEnd: Hashable, Sendable {
    /// Its only change is being sent.
    case sent
    /// Nothing had to be sent: the server already holds the value of the field.
    case alreadySame(EditableField)
    /// The server does not hold what an undo or redo of the field expects.
    case notExpected(EditableField, ExpectationFailure)
    /// The server's version of the field was kept.
    case tookTheirs(EditableField)
    /// The user continues editing, based on the server's version.
    case rebased
    /// Nothing was left to send.
    case settled
    /// A quiet plan could not be sent: another write to the integration is under way.
    case busy
    /// The fetch of a quiet plan was cancelled.
    case cancelled
    /// The user left it.
    case left

    /// How the server's value differs from what an undo or redo expects.
    package enum ExpectationFailure: Hashable, Sendable {
        /// The server does not report the field.
        case notReported
        /// The server holds something else.
        case changed
    }
}
