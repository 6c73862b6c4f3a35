import JSON
import Testing

@testable import DemoServer

@Suite struct PageTests {
    /// 148 integrations, as on the recorded server: the lab's and 147 more.
    private static func lab(_ dialect: DemoDialect = .oss) -> Lab {
        var lab = Lab(dialect)
        for number in 1..<148 { _ = lab.send("POST", "/", #"{"type":"webhook","name":"number \#(number)"}"#) }
        return lab
    }

    private static let base = "http://127.0.0.1:8081/api/v1/integrations/"

    /// Query, results, page, total pages, page_size, next, previous; from recordings 128 to 165.
    private static let recorded: [(String, Int, Int, Int, Int, String?, String?)] = [
        ("", 50, 1, 3, 50, "?page=2", nil),
        ("?page=2", 50, 2, 3, 50, "?page=3", ""),
        ("?page=3", 48, 3, 3, 50, nil, "?page=2"),
        ("?page=999", 48, 3, 3, 50, nil, "?page=2"),
        ("?page=0", 50, 1, 3, 50, "?page=2", nil),
        ("?page=-1", 50, 1, 3, 50, "?page=2", nil),
        ("?page=abc", 50, 1, 3, 50, "?page=2", nil),
        ("?page=last", 50, 1, 3, 50, "?page=2", nil),
        ("?page=99999999999999999999", 48, 3, 3, 50, nil, "?page=2"),
        ("?perpage=10", 10, 1, 15, 10, "?page=2&perpage=10", nil),
        ("?perpage=10&page=2", 10, 2, 15, 10, "?page=3&perpage=10", "?perpage=10"),
        ("?perpage=100", 100, 1, 2, 100, "?page=2&perpage=100", nil),
        ("?perpage=100&page=2", 48, 2, 2, 100, nil, "?perpage=100"),
        ("?perpage=1000", 148, 1, 1, 100, nil, nil),
        ("?perpage=0", 50, 1, 3, 50, "?page=2&perpage=0", nil),
        ("?perpage=-1", 50, 1, 3, 50, "?page=2&perpage=-1", nil),
        ("?perpage=1.5", 50, 1, 3, 50, "?page=2&perpage=1.5", nil),
        ("?page_size=5", 50, 1, 3, 50, "?page=2&page_size=5", nil),
        ("?perpage=25&page=7", 23, 6, 6, 25, nil, "?page=5&perpage=25"),
        ("?search=Full&perpage=1", 1, 1, 148, 1, "?page=2&perpage=1&search=Full", nil),
        ("?team_id=&perpage=1", 1, 1, 148, 1, "?page=2&perpage=1&team_id=", nil),
        ("?foo=bar%20baz&perpage=1", 1, 1, 148, 1, "?foo=bar+baz&page=2&perpage=1", nil),
    ]

    @Test func `pages are split and linked as recorded`() throws {
        var lab = PageTests.lab()
        for (query, results, number, total, size, next, previous) in PageTests.recorded {
            let response = try #require(lab.send("GET", "/" + query).json?.object)
            #expect(
                response.keys == [
                    "count", "next", "previous", "results", "page_size", "current_page_number", "total_pages",
                ])
            #expect(response["count"] == 148, "\(query)")
            #expect(response["results"]?.array?.count == results, "\(query)")
            #expect(response["current_page_number"]?.number?.int == number, "\(query)")
            #expect(response["total_pages"]?.number?.int == total, "\(query)")
            #expect(response["page_size"]?.number?.int == size, "\(query)")
            #expect(response["next"] == .text(next.map { PageTests.base + $0 }), "\(query)")
            #expect(response["previous"] == .text(previous.map { PageTests.base + $0 }), "\(query)")
        }
    }

    @Test func `every integration is on exactly one page, in the order of creation`() {
        var lab = PageTests.lab()
        var ids: [String] = []
        for page in 1...5 {
            let results = lab.send("GET", "/?perpage=30&page=\(page)").json?["results"]?.array ?? []
            ids += results.compactMap { $0["id"]?.string }
        }
        #expect(ids == lab.service.store.order)
        #expect(Set(ids).count == 148)
    }

    @Test func `links use the server's own URL if it has one, and keep a missing slash`() {
        var lab = Lab { $0.publicURL = "https://oncall.example.net/" }
        _ = lab.send("POST", "/", #"{"type":"webhook"}"#)
        let response = lab.send("GET", "?perpage=1", headers: ["Host": "proxy.example.com"])
        #expect(response.json?["next"] == "https://oncall.example.net/api/v1/integrations?page=2&perpage=1")
        #expect(lab.shown?["link"]?.string?.hasPrefix("https://oncall.example.net/integrations/v1/webhook/") == true)
    }

    @Test(arguments: [
        ("Full%20lab%20integration", 1), ("Full+lab+integration", 1), ("Full%20lab", 0),
        ("full%20lab%20integration", 0), ("", 0),
    ])
    func `names are matched exactly`(name: String, count: Int) {
        var lab = Lab()
        #expect(lab.send("GET", "/?name=\(name)").json?["count"]?.number?.int == count)
    }

    @Test func `the engine fails for every known team, and the Cloud filters by it`() {
        var oss = Lab(.oss)
        #expect(oss.send("GET", "/?team_id={platform}").status == 500)
        #expect(oss.send("GET", "/?team_id=null").status == 500)
        #expect(oss.send("GET", "/?filters=true").status == 500)
        let refusal: JSONValue = [
            "team_id": ["Select a valid choice. That choice is not one of the available choices."]
        ]
        #expect(oss.send("GET", "/?team_id=TNOSUCH").json == refusal)
        var cloud = Lab(.cloud)
        #expect(cloud.send("GET", "/?team_id={platform}").json?["count"] == 1)
        #expect(cloud.send("GET", "/?team_id={sre}").json?["count"] == 0)
        #expect(cloud.send("GET", "/?team_id=null").json?["count"] == 0)
    }

    @Test func `an empty list has one empty page`() {
        var service = DemoService(DemoOptions(dialect: .oss, count: 0), startedAt: Lab.start)
        let request = DemoRequest("GET", "/api/v1/integrations/", headers: ["Authorization": service.token])
        let response: JSONValue = [
            "count": 0, "next": .null, "previous": .null, "results": .array([]), "page_size": 50,
            "current_page_number": 1,
            "total_pages": 1,
        ]
        #expect(service.handle(request, at: Lab.start).json == response)
    }
}
