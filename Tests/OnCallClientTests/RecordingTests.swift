import HTTPCurl
import JSON
import OnCall
import Testing

@testable import OnCallClient

@Suite struct RecordingTests {
    @Test func `every recording is present, and is an integration, a page, an error or unrelated`() {
        #expect(Recording.all.count == 397)
        let known = Set((Recording.refusals + Recording.integrations + Recording.pages).map(\.name))
        let rest = Recording.all.filter { !known.contains($0.name) }
        for recording in rest {
            // Deletions, responses to HEAD, and other resources.
            let isEmpty = recording.body.isNull
            let isOther = !recording.path.contains("/integrations")
            #expect(isEmpty || isOther, "\(recording.name)")
        }
    }

    @Test(arguments: Recording.integrations)
    func `an integration is read without losing anything`(recording: Recording) throws {
        let integration = try Integration(recording.response.json())
        let expected = try #require(recording.body.object)
        let given = try #require(integration.json.object)
        #expect(Set(given.keys) == Set(expected.keys))
        for (key, value) in expected { #expect(given[key] == value, "\(key)") }
    }

    @Test(arguments: Recording.pages)
    func `a page of integrations is read`(recording: Recording) throws {
        let page = try Page<Integration>(recording.response, asked: 1)
        #expect(page.items.count == recording.body["results"]?.array?.count)
        #expect(page.number == recording.body["current_page_number"]?.number?.int)
        #expect(page.totalPages == recording.body["total_pages"]?.number?.int)
        #expect(page.count == recording.body["count"]?.number?.int)
    }

    @Test(arguments: Recording.refusals)
    func `an error has the server's message`(recording: Recording) {
        let isWrite = recording.method != "GET"
        let error = ServiceError(recording.response, isWrite: isWrite, url: "", baseURL: "")
        let status = recording.response.status
        #expect(error.status == status)
        #expect(error.summary.contains("(\(status))"))
        switch status {
        case 403: #expect(error.kind == .refused)
        case 404: #expect(error.kind == .notFound)
        case 429:
            // Some views send only one of the two (378).
            let headers = recording.response.headers
            let seconds = (headers["Retry-After"] ?? headers["RateLimit-Reset"]).flatMap { Int($0) }
            #expect(seconds != nil)
            // One is not a rate limit (024).
            let isSync = recording.body["detail"]?.string?.contains("being synced") ?? false
            #expect(error.kind == (isSync ? .syncing(retryAfter: seconds) : .rateLimited(retryAfter: seconds)))
        case 500...: #expect(error.kind == .serverError)
        default: #expect(error.kind == .rejected)
        }
        #expect(!error.message.isEmpty)
        #expect(!error.message.contains("<"), "\(error.message)")
        if let detail = recording.body["detail"]?.string { #expect(error.message == detail) }
        #expect(error.mayHaveBeenApplied == (isWrite && status >= 500))
    }

    @Test func `teams and escalation chains are read`() throws {
        let lists = Recording.all.filter { $0.response.status == 200 && $0.body["results"] != nil }
        let teams = lists.filter { $0.path.contains("/teams/") }
        #expect(teams.count == 3)
        for recording in teams {
            let page = try Page<Team>(recording.response, asked: 1)
            #expect(page.items.map(\.name) == recording.body["results"]?.array?.compactMap { $0["name"]?.string })
        }
        let chains = lists.filter { $0.path.contains("/escalation_chains/") }
        #expect(chains.count == 1)
        for recording in chains {
            let page = try Page<EscalationChain>(recording.response, asked: 1)
            #expect(page.items.count == recording.body["results"]?.array?.count)
        }
    }

    @Test(arguments: Recording.all.filter { $0.method == "PUT" && $0.response.status == 200 })
    func `an update's response changes only the fields it has`(recording: Recording) throws {
        var before = Integration(id: IntegrationID("C0000000000000"))
        before.templates[TemplateSlot(path: "pigeon.title")] = .value("coo")
        before.labels = .value([Label(key: "team", value: "SRE")])
        let after = before.updated(with: try Integration(recording.response.json()))
        #expect(after.templates[TemplateSlot(path: "pigeon.title")] == .value("coo"))
        #expect(after.labels == before.labels)
        #expect(after.name.value == recording.body["name"]?.string)
    }
}
