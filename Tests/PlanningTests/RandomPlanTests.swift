import OnCall
import Planning
import SeededRandom
import Testing

/// Any events in any order: nothing is sent unseen, nothing is sent twice, and every plan ends.
@Suite struct RandomPlanTests {
    @Test func `random events break no rule`() async {
        await LongRun.repeated("plans", count: 2000) { random, seed in
            var walk = PlanWalk(&random)
            for _ in 0..<Int.random(in: 1...40, using: &random) { walk.step(&random) }
            walk.end()
            #expect(walk.problems == [], "seed \(seed)")
        }
    }
}
