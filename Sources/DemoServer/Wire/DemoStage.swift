/// Middleware between the wire and the service: it may change a request or its response, delay it, or respond itself. Used for
/// faults.
package typealias DemoStage =
    @Sendable (_ request: DemoRequest, _ next: @Sendable (DemoRequest) async -> DemoResponse) async -> DemoResponse
