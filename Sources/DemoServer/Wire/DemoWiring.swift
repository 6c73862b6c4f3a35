package import FoundationEssentials

/// How the service is joined to the world.
package struct DemoWiring: Sendable {
    package var endpoint: DemoEndpoint
    /// The service's clock.
    package var clock: @Sendable () -> Date
    /// From the wire to the service, in this order.
    package var stages: [DemoStage]
    /// What breaks the service, on TCP only; nil where nothing ever does.
    package var faults: FaultSwitch?
    /// A file that gets a line of JSON for every request, or nil.
    package var requestLog: String?
    /// Is told of every request that was answered.
    package var onRequest: (@Sendable (RecordedRequest) -> Void)?

    package init(_ endpoint: DemoEndpoint = .tcp(port: 0)) {
        self.endpoint = endpoint
        clock = { Date() }
        stages = []
    }
}
