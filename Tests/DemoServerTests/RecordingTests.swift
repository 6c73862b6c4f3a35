import JSON
import Testing

@testable import DemoServer

@Suite struct RecordingTests {
    @Test(arguments: Exchange.creations + Exchange.reads + Exchange.templates + Exchange.fields + Exchange.maintenance)
    func `the open-source dialect responds as recorded`(exchange: Exchange) throws {
        var lab = Lab()
        let headers = exchange.accept.map { ["Accept": $0] } ?? [:]
        let response = lab.send(exchange.method, exchange.path, exchange.body, type: exchange.type, headers: headers)
        #expect(response.status == exchange.status)
        switch exchange.response {
        case .page:
            #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
            let title = exchange.status == 404 ? "<title>Not Found</title>" : "<title>Server Error (500)</title>"
            #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("\n<!doctype html>\n<html lang=\"en\">"))
            #expect(String(decoding: response.body, as: UTF8.self).contains(title))
        case .json(let text):
            #expect(response.headers["Content-Type"] == "application/json")
            guard exchange.method != "HEAD" else { return }
            let expected = try JSONReader.read(lab.filled(text))
            let given = try #require(response.json)
            if exchange.status < 300 {
                #expect(given.includes(expected), "\(given.compactText)")
            } else {
                #expect(given == expected)
            }
        }
    }

    @Test(arguments: (Exchange.templates + Exchange.fields).filter { $0.status >= 400 })
    func `a refused write changes nothing`(exchange: Exchange) {
        var lab = Lab()
        let before = lab.shown
        _ = lab.send(exchange.method, exchange.path, exchange.body, type: exchange.type)
        #expect(lab.shown == before)
    }
}
