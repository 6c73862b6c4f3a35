// Module StateMachine
//
// The state machine protocol, and the store that runs its effects.
//
// Used by Features and the executable.
// Imports nothing. It must not know the console, threads or time.

/// State that changes by actions alone: a value in, a value and effects out. It reads no clock and knows no network, so that a test
/// is a list of actions and a comparison.
package protocol Machine {
    /// Something that happened.
    associatedtype Action: Sendable
    /// Work for the world outside, described as a value.
    associatedtype Job: Sendable & Equatable

    /// Takes in what happened, and returns what is to be done about it outside.
    mutating func handle(_ action: Action) -> [Effect<Job>]
}

/// What a machine wants done outside.
package enum Effect<Job: Sendable & Equatable>: Sendable, Equatable {
    /// Start `job` under a name. What runs under the same name is cancelled first.
    case run(EffectID, Job)
    /// Cancel what runs under the name; nothing arrives from it any more.
    case cancel(EffectID)
}

/// The name of a running effect.
package struct EffectID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
    package init(stringLiteral value: String) { description = value }
}
