import FoundationEssentials
import HTTPCurl
import OnCall
import Synchronization

/// Sends requests and reports each finished one to an observer, on the caller's task, never on the transfer thread.
final class RequestRecorder: Sendable {
    private struct State {
        var lastNumber = 0
        /// Consecutive failures per request; repeating the same request is a retry.
        var failures: [String: Int] = [:]
    }

    /// A safety limit; beyond it, further failing requests are not counted.
    private static let maxTrackedFailures = 500

    /// The bytes of an error body that messages are taken from.
    private static let maxErrorBytes = 1 << 20

    private let options: ServiceOptions
    let redaction: Redaction
    private let state = Mutex(State())

    init(_ options: ServiceOptions) {
        self.options = options
        redaction = Redaction(options.token)
    }

    /// As `HTTPClient.send`.
    func send(_ request: HTTPRequest, over http: HTTPClient) async throws(HTTPFailure) -> HTTPResponse {
        guard let observer = options.observer else { return try await http.send(request) }
        let startedAt = options.now()
        let start = ContinuousClock.now
        let result: Result<HTTPResponse, HTTPFailure>
        do throws(HTTPFailure) {
            result = .success(try await http.send(request))
        } catch {
            result = .failure(error)
        }
        let took = (ContinuousClock.now - start).components
        let milliseconds = Int(took.seconds) * 1000 + Int(took.attoseconds / 1_000_000_000_000_000)
        observer(record(request, result, startedAt, milliseconds))
        return try result.get()
    }

    /// A response without secrets, for error messages: redacted before messages are truncated, which could cut a secret in two.
    func redacted(_ response: HTTPResponse) -> HTTPResponse {
        HTTPResponse(
            status: response.status,
            headers: HTTPHeaders(response.headers.all.map { HTTPHeader($0.name, redaction.errorText($0.value)) }),
            body: redaction.bytes(Array(response.body.prefix(RequestRecorder.maxErrorBytes)), isError: true))
    }

    /// An error without secrets: servers and proxies echo what they reject.
    func redacted(_ error: ServiceError) -> ServiceError {
        ServiceError(
            error.kind, status: error.status, message: redaction.errorText(error.message),
            fieldMessages: error.fieldMessages.map {
                .init(path: redaction.errorText($0.path), message: redaction.errorText($0.message))
            }, mayHaveBeenApplied: error.mayHaveBeenApplied, retryAfter: error.retryAfter)
    }

    private func record(
        _ request: HTTPRequest, _ result: Result<HTTPResponse, HTTPFailure>, _ startedAt: Date, _ milliseconds: Int
    ) -> RequestRecord {
        let response = try? result.get()
        let isSuccess = response.map { (200..<300).contains($0.status) } ?? false
        let (number, retries) = count(request, isSuccess: isSuccess)
        // A link in a write or in a header may have come in an earlier body.
        let headers = response?.headers.all ?? []
        if request.body != nil || headers.contains(where: { RequestRecorder.mayHaveLink($0.value) }) {
            redaction.settle()
        }
        let url = redaction.text(request.url)
        var failure: String?
        if case .failure(let problem) = result { failure = redaction.errorText("\(problem)") }
        return RequestRecord(
            number: number, method: request.method, url: url, path: RequestRecorder.path(of: url),
            startedAt: startedAt, milliseconds: milliseconds, retries: retries,
            requestHeaders: redaction.headers(request.headers), requestBody: request.body.map { redaction.body($0) },
            status: response?.status, failure: failure,
            responseHeaders: redaction.headers(headers, isError: !isSuccess),
            responseBody: response.map {
                isSuccess ? redaction.bodyForLater($0.body) : redaction.body($0.body, isError: true)
            })
    }

    private func count(_ request: HTTPRequest, isSuccess: Bool) -> (number: Int, retries: Int) {
        // A hash, as the body may be long or secret.
        let key = "\(request.method) \(request.url) \((request.body ?? []).hashValue)"
        return state.withLock { state in
            state.lastNumber += 1
            let retries = state.failures[key] ?? 0
            if isSuccess {
                state.failures[key] = nil
            } else if retries > 0 || state.failures.count < RequestRecorder.maxTrackedFailures {
                state.failures[key] = retries + 1
            }
            return (state.lastNumber, retries)
        }
    }

    /// Whether a text may have a link or an address.
    private static func mayHaveLink(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.contains(UInt8(ascii: "@")) || ByteSearch.first("://", in: bytes, from: 0) != nil
        }
    }

    /// The path from the slash after the host.
    private static func path(of url: String) -> String {
        guard let scheme = url.firstRange(of: "://"), let slash = url[scheme.upperBound...].firstIndex(of: "/") else {
            return "/"
        }
        return String(url[slash...])
    }
}
