import DemoServer

extension DemoFault {
    /// Whether the service applies the request, whatever the response.
    var isApplied: Bool {
        switch self {
        case .refuse, .silence, .reset, .json502, .json503, .html503, .late, .tooMany, .tooManyReset, .tooManyBare,
            .unauthorized, .forbidden, .notFound, .redirect:
            false
        default: true
        }
    }
}
