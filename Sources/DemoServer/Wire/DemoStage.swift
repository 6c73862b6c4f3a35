/// Something that stands between the wire and the service and may change a request or its answer, hold it back, or answer itself:
/// the place for latency and faults.
package typealias DemoStage =
    @Sendable (_ request: DemoRequest, _ next: @Sendable (DemoRequest) async -> DemoResponse) async -> DemoResponse

/// Stages to hand to `RunningDemo.start`.
package enum DemoStages {
    /// Holds every request back.
    package static func latency(milliseconds: Int) -> DemoStage {
        { request, next in
            // A cancelled sleep means that the server stops; the answer then does not matter.
            try? await Task.sleep(for: .milliseconds(milliseconds))
            return await next(request)
        }
    }
}
