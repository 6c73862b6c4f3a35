/// Checks authentication and permissions.
struct AccessControl {
    let options: DemoOptions
    let token: String

    private static let invalidToken = Problem.detail("Invalid token.", status: 403)
    private static let forbidden = Problem.detail("You do not have permission to perform this action.", status: 403)

    func check(_ request: DemoRequest) throws(Problem) {
        switch options.dialect {
        case .cloud: try checkBearer(request)
        case .oss: try checkRawToken(request)
        }
        let writes = !["GET", "HEAD", "OPTIONS"].contains(request.method.uppercased())
        guard options.role.reads, !writes || options.role.writes else { throw AccessControl.forbidden }
    }

    /// The reference requires `Bearer`; it does not document the response to a bad token, so this is Django's.
    private func checkBearer(_ request: DemoRequest) throws(Problem) {
        guard let given = request.headers["authorization"], !given.isEmpty else {
            throw .detail("Authentication credentials were not provided.", status: 401)
        }
        guard given == "Bearer " + token else { throw AccessControl.invalidToken }
        if token.hasPrefix("glsa_"), request.headers["x-grafana-url", default: ""].isEmpty {
            throw AccessControl.invalidToken
        }
    }

    private func checkRawToken(_ request: DemoRequest) throws(Problem) {
        guard let given = request.headers["authorization"], given.drop(while: { $0 == " " }) == token else {
            throw AccessControl.invalidToken
        }
        guard token.hasPrefix("glsa_"), var stack = request.headers["x-grafana-url"] else { return }
        if stack.hasSuffix("/") { stack.removeLast() }
        // Anything but a URL is ignored; the URL of an unknown stack leads to an endless lookup.
        guard stack.hasPrefix("http://") || stack.hasPrefix("https://"), stack != options.grafanaURL else { return }
        var problem = Problem.detail("Organization being synced, please retry.", status: 429)
        problem.headers["RateLimit-Reset"] = "350"
        throw problem
    }
}
