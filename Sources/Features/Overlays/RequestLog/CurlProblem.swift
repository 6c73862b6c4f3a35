/// Why a request can't be copied as a command.
package enum CurlProblem: Hashable, Sendable, CaseIterable {
    /// Its body is no longer kept.
    case bodyGone
    /// Its body is longer than what is kept.
    case bodyCut
    /// A secret was taken out of its body: it would not be the same request.
    case secretTakenOut
}
