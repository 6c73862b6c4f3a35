/// Why a request can't be copied as a command.
package enum CurlProblem: Hashable, Sendable, CaseIterable {
    /// Its body is no longer kept.
    case bodyGone
    /// Its body was cut.
    case bodyCut
    /// A secret was removed from its body: it would not be the same request.
    case secretRemoved
}
