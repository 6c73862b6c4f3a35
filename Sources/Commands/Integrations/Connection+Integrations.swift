import Features
import FoundationEssentials
import Glibc
import OnCall
import OnCallClient

extension Connection {
    /// Reads the list, page by page.
    /// - Parameters:
    ///   - isEnough: asked after each page; true ends the reading.
    ///   - onPage: gets integrations that were not in an earlier page, and the server's time.
    func integrations(isEnough: () -> Bool = { false }, _ onPage: ([Integration], Date) -> Void) async throws {
        ProgressLine.begin("Reading integrations")
        defer { ProgressLine.end() }
        var known: Set<IntegrationID> = []
        var next = 1
        var leftOut = 0
        // A retry goes on with the page that failed.
        try await retrying(.list) { () async throws(ServiceError) in
            try await client.integrations(from: next, isEnough: isEnough) { page in
                next = page.value.number + 1
                leftOut += page.value.leftOut.count
                onPage(
                    page.value.integrations.filter { known.insert($0.id).inserted },
                    page.serverTime ?? page.receivedAt)
                ProgressLine.advance(to: known.count, of: page.value.count)
            }
        }
        if leftOut > 0 {
            TerminalText.print("Warning: \(leftOut) rows of the list have no id that can be read", to: STDERR_FILENO)
        }
    }

    /// Reads the whole list.
    func integrations() async throws -> (all: [Integration], serverTime: Date) {
        var all: [Integration] = []
        var serverTime = Date()
        try await integrations { page, time in
            all += page
            serverTime = time
        }
        return (all, serverTime)
    }

    /// Reads one integration.
    func integration(_ id: IntegrationID) async throws -> Integration { try await fetched(id).value }

    /// Reads one integration, with the server's time.
    func fetched(_ id: IntegrationID) async throws -> Fetched<Integration> {
        try await retrying(.fetch(id)) { () async throws(ServiceError) in try await client.integration(id) }
    }
}
