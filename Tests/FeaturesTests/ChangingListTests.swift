import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import SeededRandom
import Testing

/// Pages of a list that changes while it is read, in whatever order they arrive.
@Suite struct ChangingListTests {
    /// A server's list, and what happens to it.
    private struct Server {
        private(set) var rows: [Integration] = (0..<6).map { .named("C\($0)", "first \($0)") }
        /// The integrations that were there all the time.
        private(set) var lasting = Set((0..<6).map { IntegrationID("C\($0)") })
        private var created = 6

        mutating func change(_ random: inout SeededGenerator) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let place = Bool.random(using: &random) ? 0 : rows.count
                rows.insert(.named("C\(created)", "new \(created)"), at: place)
                created += 1
            case 1 where rows.count > 1:
                lasting.remove(rows.remove(at: Int.random(in: rows.indices, using: &random)).id)
            default:
                guard let index = rows.indices.randomElement(using: &random) else { return }
                rows[index] = .named(rows[index].id.rawValue, "name \(Int.random(in: 0..<100, using: &random))")
            }
        }

        static let size = 2

        var pages: Int { max(1, (rows.count + Server.size - 1) / Server.size) }

        /// A page beyond the end is the last.
        func page(_ number: Int, _ script: Script) -> Outcome {
            let number = min(number, pages)
            let start = (number - 1) * Server.size
            return .page(
                Fetched(
                    IntegrationPage(
                        integrations: Array(rows[start..<min(start + Server.size, rows.count)]), number: number,
                        totalPages: pages, count: rows.count), serverTime: script.now, receivedAt: script.now))
        }
    }

    @Test func `after two quiet listings all is as on the server, and before nothing is lost that is there`() async {
        await LongRun.repeated("changing list", count: 150) { random, seed in
            var script = Script()
            var server = Server()
            var known: Set<IntegrationID> = []
            script.send(.started(now: script.now))
            script.press("/name<Enter>")
            for round in 0..<7 {
                if round > 0 { script.press("R") }
                let list = script.number(of: .list)
                // Each page is written at some moment, and they arrive in another order.
                var pages: [Outcome] = []
                for number in 1...server.pages {
                    if round < 5 {
                        for _ in 0..<Int.random(in: 0...2, using: &random) { server.change(&random) }
                    }
                    pages.append(server.page(number, script))
                }
                for page in pages.shuffled(using: &random) {
                    script.answer(list, page)
                    // A pending retry starts with the next page, or from the start.
                    guard Int.random(in: 0..<10, using: &random) == 0 else { continue }
                    script.answer(list, .failed(ServiceError(.timedOut)))
                    script.passUntilRetry()
                }
                script.answer(list, .listed)
                // Some that are missing are looked at one by one.
                for (number, request) in script.console.requests.sorted(by: { $0.key < $1.key }) {
                    guard case .fetch(let id) = request.call else { continue }
                    let row = server.rows.first { $0.id == id }
                    script.answer(number, row.map(script.answer) ?? .failed(ServiceError(.notFound)))
                }
                script.now += 1
                let order = script.console.directory.order
                #expect(known.intersection(server.lasting).isSubset(of: order), "seed \(seed), round \(round)")
                known.formUnion(order)
            }
            let directory = script.console.directory
            #expect(Set(directory.order) == Set(server.rows.map(\.id)), "seed \(seed)")
            for row in server.rows { #expect(directory.integration(row.id) == row, "seed \(seed): \(row.id)") }
            let filter = PlainFilter("name")
            let expected = directory.order.filter { id in
                directory.integration(id).map { filter.matches($0, in: script.console) } ?? false
            }
            #expect(Array(script.console.list.rows) == expected, "seed \(seed)")
        }
    }
}
