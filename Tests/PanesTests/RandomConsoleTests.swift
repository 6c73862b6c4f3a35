import Features
import SeededRandom
import Testing

/// The whole console under keys, responses, sizes and alarms in random order.
@Suite struct RandomConsoleTests {
    @Test func `whatever happens, nothing is lost and everything can be drawn`() async {
        var contexts: Set<InputContext> = []
        await LongRun.repeated("console, sessions of 150 actions", count: 56) { _, seed in
            let session = RandomSession(seed: seed + 100)
            session.run(steps: 150)
            contexts.formUnion(session.contexts)
        }
        // Otherwise it would not have tried everything. Only a guarded context asks for a confirmation, and only after a plan for many
        // that was sent does undoing ask how much.
        #expect(
            Set(InputContext.allCases).subtracting(contexts)
                .isSubset(of: [.overlay(.confirmation), .overlay(.batchUndo)]))
    }
}
