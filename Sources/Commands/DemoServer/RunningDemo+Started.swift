package import DemoServer

extension RunningDemo {
    /// Starts it; throws a failure with a message.
    package static func started(_ options: DemoOptions, _ wiring: DemoWiring) async -> Result<RunningDemo, Failure> {
        do {
            return .success(try await start(options, wiring))
        } catch {
            return .failure(Failure("the demo server can't start: \(error)"))
        }
    }
}
