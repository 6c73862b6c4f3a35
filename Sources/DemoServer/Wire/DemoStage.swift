/// Something that stands between the wire and the service and may change a request or its answer, hold it back, or answer itself:
/// the place for faults.
package typealias DemoStage =
    @Sendable (_ request: DemoRequest, _ next: @Sendable (DemoRequest) async -> DemoResponse) async -> DemoResponse
