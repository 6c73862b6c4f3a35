import JSON

extension DemoService {
    /// The recorded engine fails if a service account starts maintenance, as it has no user to name.
    private var failsStart: Bool { options.dialect == .oss && token.hasPrefix("glsa_") }

    mutating func startMaintenance(
        _ id: String, _ request: DemoRequest, at second: Int, base: String
    ) throws(Problem) -> DemoResponse {
        var record = try find(id)
        let window = try MaintenanceRules(dialect: options.dialect).read(RequestBody.read(request), at: second)
        guard record.maintenance == nil else { throw .detail("Already on maintenance") }
        guard !failsStart else { throw .serverError }
        record.maintenance = window
        store.update(record)
        return DemoResponse(status: 200, json: integrationResponse(base).value(of: record))
    }

    mutating func stopMaintenance(_ id: String, base: String) throws(Problem) -> DemoResponse {
        var record = try find(id)
        if record.maintenance == nil, options.dialect == .oss, options.hasSlack { throw .serverError }
        record.maintenance = nil
        store.update(record)
        return DemoResponse(status: 200, json: integrationResponse(base).value(of: record))
    }
}
