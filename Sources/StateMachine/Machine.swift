// Module StateMachine
//
// The state machine protocol, and the store that runs its effects.
//
// Used by Features and the executable.
// Imports nothing. It must not know the console or threads, and reads no clock.

/// State that changes only through actions: an action in, new state and effects out. It uses neither clock nor network, so that a
/// test is a list of actions and a comparison.
package protocol Machine {
    /// Something that happened.
    associatedtype Action: Sendable
    /// Work outside the machine, described as a value.
    associatedtype Job: Sendable & Equatable

    /// Handles an action and returns the effects to perform.
    mutating func handle(_ action: Action) -> [Effect<Job>]
}

/// An effect that a machine requests.
package enum Effect<Job: Sendable & Equatable>: Sendable, Equatable {
    /// Start `job` under an ID. A running effect with the same ID is cancelled first.
    case run(EffectID, Job)
    /// Cancel the effect with this ID; nothing arrives from it any more.
    case cancel(EffectID)
}

/// Identifies a running effect.
package struct EffectID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
    package init(stringLiteral value: String) { description = value }
}
