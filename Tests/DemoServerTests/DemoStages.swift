import DemoServer

/// Stages to hand to `RunningDemo.start`.
enum DemoStages {
    /// Holds every request back.
    static func latency(milliseconds: Int) -> DemoStage {
        { request, next in
            // A cancelled sleep means that the server stops; the answer then does not matter.
            try? await Task.sleep(for: .milliseconds(milliseconds))
            return await next(request)
        }
    }
}
