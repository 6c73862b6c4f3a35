import DemoServer
import FoundationEssentials
import JSON
import OnCall
import OnCallClient
import Synchronization
import Testing

@Suite struct ListingTests {
    @Test(arguments: DemoDialect.allCases)
    func `all pages are read, in order, by number`(dialect: DemoDialect) async throws {
        try await Wire.with(dialect, count: 220) { wire in
            let pages = try await wire.list()
            #expect(pages.map(\.number) == [1, 2, 3])
            #expect(pages.map(\.integrations.count) == [100, 100, 20])
            #expect(pages.allSatisfy { $0.totalPages == 3 && $0.count == 220 })
            #expect(Set(pages.flatMap(\.integrations).map(\.id)).count == 220)
            let targets = Set(wire.requests().suffix(3).map(\.target))
            #expect(targets == Set((1...3).map { "/api/v1/integrations/?page=\($0)&perpage=100" }))
        }
    }

    /// As a server that does not know the parameter for the size of a page.
    private static let withoutSizes: DemoStage = { request, next in
        let target = request.target.replacing("&perpage=100", with: "")
        return await next(DemoRequest(request.method, target, headers: request.headers, body: request.body))
    }

    @Test func `a server that gives pages of its own size is asked for another size once`() async throws {
        try await Wire.with(.cloud, count: 120, stages: [Self.withoutSizes]) { wire in
            for size in ["&perpage=100", ""] {
                let pages = try await wire.list()
                #expect(pages.map(\.number) == [1, 2, 3])
                #expect(pages.map(\.integrations.count) == [50, 50, 20])
                #expect(Set(pages.flatMap(\.integrations).map(\.id)).count == 120)
                let targets = wire.requests().suffix(3).map(\.target)
                #expect(targets.first == "/api/v1/integrations/?page=1" + size)
                #expect(Set(targets.dropFirst()) == Set((2...3).map { "/api/v1/integrations/?page=\($0)" }))
            }
        }
    }

    @Test func `the next pages are asked for while one is written, and delivered in order`() async throws {
        // Each page before the last waits until the last has been sent.
        let (lastSent, last) = AsyncStream.makeStream(of: Void.self)
        let reversing: DemoStage = { request, next in
            if request.query.hasPrefix("page=2&") || request.query.hasPrefix("page=3&") {
                for await _ in lastSent { break }
            }
            let response = await next(request)
            if request.query.hasPrefix("page=4&") { for _ in 1...2 { last.yield() } }
            return response
        }
        try await Wire.with(.cloud, count: 380, stages: [reversing]) { wire in
            let pages = try await wire.list()
            #expect(pages.map(\.number) == [1, 2, 3, 4])
        }
    }

    @Test func `with a pause before them, pages are asked for one by one`() async throws {
        let log = Mutex<[String]>([])
        let watch: DemoStage = { request, next in
            log.withLock { $0.append("asked " + request.query.prefix(6)) }
            return await next(request)
        }
        try await Wire.with(.cloud, count: 380, stages: [watch]) { wire in
            try await wire.client.integrations(pause: { $0 < 2 ? .zero : .nanoseconds(1) }) { page in
                log.withLock { $0.append("delivered \(page.value.number)") }
            }
        }
        #expect(
            log.withLock { $0 }.filter { $0 != "asked page=1" && $0 != "delivered 1" } == [
                "asked page=2", "delivered 2", "asked page=3", "delivered 3", "asked page=4", "delivered 4",
            ])
    }

    @Test func `a failing page ends the list, and the pages asked for in vain are reported`() async throws {
        let failing: DemoStage = { request, next in
            guard request.query.hasPrefix("page=2&") else { return await next(request) }
            return DemoResponse(status: 503, headers: [:], body: [])
        }
        try await Wire.with(.cloud, count: 500, stages: [failing]) { wire in
            var numbers: [Int] = []
            var unused = 0
            let error = await failure {
                try await wire.client.integrations(onUnused: { unused += $0 }) { numbers.append($0.value.number) }
            }
            #expect(error?.kind == .serverError)
            #expect(numbers == [1])
            // The page that failed, and the two after it.
            #expect(unused == 3)
            numbers = []
            try await wire.client.integrations(from: 3) { numbers.append($0.value.number) }
            #expect(numbers == [3, 4, 5])
        }
    }

    @Test func `the first page can be used before the second arrives`() async throws {
        // The second page is held back until the first has been delivered.
        let (handedOver, handOver) = AsyncStream.makeStream(of: Void.self)
        let hold: DemoStage = { request, next in
            if request.target.contains("page=2") { for await _ in handedOver { break } }
            return await next(request)
        }
        try await Wire.with(.cloud, count: 120, stages: [hold]) { wire in
            var numbers: [Int] = []
            try await wire.client.integrations {
                numbers.append($0.value.number)
                handOver.yield()
            }
            #expect(numbers == [1, 2])
        }
    }

    @Test func `every page of names is reported`() async throws {
        let paged: DemoStage = { request, _ in
            let asked = Int(request.query.dropFirst("page=".count)) ?? 1
            let body: JSONValue = [
                "results": [["id": .string("T\(asked)"), "name": "x"]], "next": .null,
                "current_page_number": .number(JSONNumber(asked)), "total_pages": 3,
            ]
            return DemoResponse(
                status: 200, headers: ["Content-Type": "application/json"], body: Array(body.compactText.utf8))
        }
        try await Wire.with(.cloud, stages: [paged]) { wire in
            var reported: [Int] = []
            let teams = try await wire.client.teams { reported.append($0) }
            let chains = try await wire.client.escalationChains { reported.append($0) }
            #expect(teams.count == 3 && chains.count == 3)
            #expect(reported == [1, 2, 3, 1, 2, 3])
            #expect(wire.requests().count == 6)
        }
    }

    /// An endless list: a server repeats the last page beyond the end, and this one also reports a wrong number of pages.
    @Test func `a page beyond the end that repeats the last one ends the list`() async throws {
        let repeating: DemoStage = { request, _ in
            let asked = Int(request.query.dropFirst("page=".count)) ?? 1
            let body: JSONValue = [
                "results": [["id": .string("C\(min(asked, 2))00000000000")]], "next": "http://elsewhere.test/?page=9",
                "current_page_number": .number(JSONNumber(min(asked, 2))), "total_pages": 99,
            ]
            return DemoResponse(
                status: 200, headers: ["Content-Type": "application/json"], body: Array(body.compactText.utf8))
        }
        try await Wire.with(.cloud, stages: [repeating]) { wire in
            let pages = try await wire.list()
            #expect(pages.map(\.number) == [1, 2])
            // Up to two more are under way when the end is noticed.
            #expect((3...5).contains(wire.requests().count))
        }
    }

    /// Page 1, page 2, page 1 and so on, under the requested number, and always with a next page.
    @Test func `pages that repeat in a cycle end the list`() async throws {
        let circling: DemoStage = { request, _ in
            let asked = Int(request.query.dropFirst("page=".count)) ?? 1
            let body: JSONValue = [
                "results": [["id": .string("C\(asked % 2)00000000000")]], "next": "http://elsewhere.test/?page=9",
                "current_page_number": .number(JSONNumber(asked)), "total_pages": 99,
            ]
            return DemoResponse(
                status: 200, headers: ["Content-Type": "application/json"], body: Array(body.compactText.utf8))
        }
        try await Wire.with(.cloud, stages: [circling]) { wire in
            let pages = try await wire.list()
            #expect(pages.map(\.number) == [1, 2])
            // Up to two more are under way when the end is noticed.
            #expect((3...5).contains(wire.requests().count))
        }
    }

    @Test func `a list without page information is one page`() async throws {
        try await Wire.with(.cloud, stages: [responding(200, #"{"results":[{"id":"C1"}]}"#)]) { wire in
            let pages = try await wire.list()
            #expect(pages.count == 1)
            #expect(pages.first?.number == 1)
        }
    }

    @Test func `pages before a failure have been delivered`() async throws {
        let failing: DemoStage = { request, next in
            request.target.contains("page=2")
                ? DemoResponse(
                    status: 502, headers: ["Content-Type": "text/html"], body: Array("<title>Bad</title>".utf8))
                : await next(request)
        }
        try await Wire.with(.cloud, count: 120, stages: [failing]) { wire in
            var count = 0
            let error = await failure {
                try await wire.client.integrations { count += $0.value.integrations.count }
            }
            #expect(error?.kind == .serverError)
            #expect(error?.message == "Bad")
            #expect(count == 100)
        }
    }

    @Test func `a list can start at any page`() async throws {
        try await Wire.with(.cloud, count: 220) { wire in
            var pages: [IntegrationPage] = []
            try await wire.client.integrations(from: 2) { pages.append($0.value) }
            #expect(pages.map(\.number) == [2, 3])
            #expect(pages.map(\.integrations.count) == [100, 20])
            #expect(wire.requests().count == 2)
        }
    }

    @Test func `a page without results is an error that says so`() async throws {
        try await Wire.with(.cloud, stages: [responding(200, #"{"results":{"C1":{}}}"#)]) { wire in
            let error = await failure { _ = try await wire.list() }
            #expect(error?.kind == .unreadableResponse)
            #expect(error?.message == "'results' should be an array, but is an object")
        }
    }
}
