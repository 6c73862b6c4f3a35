import Testing

/// The message of the error thrown by `body`; records an issue if there is none.
func message<Failure: Error>(_ body: () throws(Failure) -> some Any) -> String {
    do throws(Failure) {
        let value = try body()
        Issue.record("expected an error, got \(value)")
        return ""
    } catch {
        return "\(error)"
    }
}
