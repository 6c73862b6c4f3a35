import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Panes
import TerminalCore
import Testing

/// Screens of the request log.
@Suite struct RequestLogScreenTests {
    private static let records = [
        RequestRecord(
            number: 1, method: "GET", url: "https://oncall.example.com/api/v1/integrations/?page=1",
            path: "/api/v1/integrations/?page=1", startedAt: Script.start, milliseconds: 183,
            requestHeaders: [.init("Authorization", "Bearer $TOKEN")], status: 200,
            responseBody: .init(nil, size: 48_213)),
        RequestRecord(
            number: 2, method: "PUT", url: "https://oncall.example.com/api/v1/integrations/CHECKOUT/",
            path: "/api/v1/integrations/CHECKOUT/", startedAt: Script.start.addingTimeInterval(3), milliseconds: 10_004,
            requestHeaders: [.init("Authorization", "Bearer $TOKEN")], requestBody: .init(#"{"name":"x"}"#, size: 12),
            failure: "timed out: no complete answer within 10 s (may have been sent)"),
        RequestRecord(
            number: 3, method: "PUT", url: "https://oncall.example.com/api/v1/integrations/CHECKOUT/",
            path: "/api/v1/integrations/CHECKOUT/", startedAt: Script.start.addingTimeInterval(20), milliseconds: 71,
            retries: 1,
            requestHeaders: [.init("Authorization", "Bearer $TOKEN"), .init("Content-Type", "application/json")],
            requestBody: .init(#"{"name":"x"}"#, size: 12), status: 400,
            responseHeaders: [
                .init("Content-Type", "application/json"), .init("Set-Cookie", RequestRecord.secretMark),
            ],
            responseBody: .init(#"{"name":["Integration with this name \u001b[31m already exists"]}"#, size: 66)),
    ]

    private func opened() -> Script {
        var script = Company.script()
        script.press("@")
        script.reply(.requestsLoaded(Self.records))
        return script
    }

    @Test func `the requests of a session`() throws {
        try Screen.expect(opened(), looksLike: "requests")
    }

    @Test func `one request with headers and bodies`() throws {
        var script = opened()
        script.press("<Enter>")
        try Screen.expect(script, looksLike: "request")
    }

    @Test func `an empty log, and one that is loading`() {
        var script = Company.script()
        script.press("@")
        #expect(Screen.text(script.console).contains("↻ loading"))
        script.reply(.requestsLoaded([]))
        #expect(Screen.text(script.console).contains("No request has ended yet."))
    }

    @Test func `every size can be drawn`() {
        for keys in ["", "<Enter>"] {
            var script = opened()
            script.press(keys)
            for width in stride(from: 0, through: 130, by: 13) {
                for height in [0, 5, 9, 10, 11, 12, 24] {
                    script.send(.resized(Size(width: width, height: height)))
                    Screen.expectToFill(script.console, Size(width: width, height: height))
                }
            }
        }
    }
}
