package import FoundationEssentials

/// How the service is connected: endpoint, clock, faults, logs.
package struct DemoWiring: Sendable {
    package var endpoint: DemoEndpoint
    /// The service's clock.
    package var clock: @Sendable () -> Date
    /// From the wire to the service, in this order.
    package var stages: [DemoStage]
    /// The faults, on TCP only; nil for none.
    package var faults: FaultSwitch?
    /// The path of a log file with a line of JSON per request, or nil.
    package var requestLog: String?
    /// Called for every answered request.
    package var onRequest: (@Sendable (RecordedRequest) -> Void)?

    package init(_ endpoint: DemoEndpoint = .tcp(port: 0)) {
        self.endpoint = endpoint
        clock = { Date() }
        stages = []
    }
}
