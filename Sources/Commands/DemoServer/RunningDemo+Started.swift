package import DemoServer

extension RunningDemo {
    /// Starts the one of `--demo`: inside this program, on a private socket, with addresses as of a real server.
    package static func inside(_ dialect: DemoDialect) async -> Result<RunningDemo, Failure> {
        var options = DemoOptions(dialect: dialect)
        options.publicURL = "https://oncall.example.net"
        return await started(options, DemoWiring(.privateSocket))
    }

    /// Starts it; throws a failure with a message.
    package static func started(_ options: DemoOptions, _ wiring: DemoWiring) async -> Result<RunningDemo, Failure> {
        do {
            return .success(try await start(options, wiring))
        } catch {
            return .failure(Failure("the demo server can't start: \(error)"))
        }
    }
}
