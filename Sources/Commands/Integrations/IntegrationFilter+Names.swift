import ArgumentParser
import Features
import FoundationEssentials
import OnCall

extension IntegrationFilter {
    /// Refuses a filter with a word that means nothing: a script must not act on another set of integrations than was meant.
    /// - Throws: `ValidationError`.
    static func check(_ text: String) throws {
        guard let problem = IntegrationFilter(text).problems.first else { return }
        throw ValidationError(problem.message)
    }

    /// The integrations that match, in their order. No integration has a draft.
    /// - Parameter serverTime: what `is:overdue` and `ends<1h` are compared with.
    func matching(_ integrations: [Integration], _ names: Names, at serverTime: Date) -> [Integration] {
        matching(
            integrations, at: serverTime, teamName: { names.teams[$0] }, chainName: { names.chains[$0] })
    }
}
