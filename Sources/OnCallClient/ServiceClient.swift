// Module OnCallClient
//
// The OnCall API over HTTP: requests, responses, authorization, the request log.
//
// Used by Commands and the executable.
// Must not know the console. It sends a request once; retries are decided in Features/Exchange.

import FoundationEssentials
import HTTPCurl
import JSON
import OnCall

/// A client of one OnCall service. Cancelling the task cancels a call; all calls throw `ServiceError`.
package struct ServiceClient: Sendable {
    private let options: ServiceOptions
    private let http: HTTPClient
    /// Not private, so that tests can read what it has learned.
    let authorizer: Authorizer
    let recorder: RequestRecorder
    /// Of the list of integrations.
    let pageSize = PageSize()

    package init(_ options: ServiceOptions) {
        self.options = options
        http = HTTPClient(options.http)
        authorizer = Authorizer(options.authorization)
        recorder = RequestRecorder(options)
    }

    /// Ends all running requests; call it before the process exits.
    package func close() { http.close() }

    /// Sends a request and reads a 2xx response; tries the other form of authorization if the first is refused.
    func send<Value: Sendable>(
        _ endpoint: Endpoint, body: JSONValue? = nil, read: (HTTPResponse) throws(ServiceError) -> Value
    ) async throws(ServiceError) -> Fetched<Value> {
        let form = authorizer.first
        do {
            return try await send(endpoint, body, form, read)
        } catch {
            guard error.kind == .refused, let other = authorizer.second(after: form, refusedWith: error) else {
                throw error
            }
            do {
                return try await send(endpoint, body, other, read)
            } catch let second {
                // Refused in both forms: report the first error, unless the second got further.
                throw second.kind == .refused && !Authorizer.isAboutRole(second) ? error : second
            }
        }
    }

    private func send<Value: Sendable>(
        _ endpoint: Endpoint, _ body: JSONValue?, _ form: AuthorizationForm,
        _ read: (HTTPResponse) throws(ServiceError) -> Value
    ) async throws(ServiceError) -> Fetched<Value> {
        let request = request(endpoint, body, form)
        let response: HTTPResponse
        do {
            response = try await recorder.send(request, over: http)
        } catch {
            throw recorder.redacted(ServiceError(error, isWrite: endpoint.isWrite))
        }
        let receivedAt = options.now()
        guard (200..<300).contains(response.status) else {
            let error = recorder.redacted(
                ServiceError(
                    recorder.redacted(response), isWrite: endpoint.isWrite, url: request.url, baseURL: options.baseURL,
                    clean: recorder.redaction.errorText))
            if Authorizer.isAboutRole(error) { authorizer.accepted(form) }
            throw error
        }
        // HTML comes from something in between, such as a login portal, which also says 200.
        if !response.isHTML { authorizer.accepted(form) }
        do {
            let readable = response.isHTML ? recorder.redacted(response) : response
            return Fetched(try read(readable), serverTime: response.serverTime, receivedAt: receivedAt)
        } catch {
            throw recorder.redacted(endpoint.isWrite ? error.afterWrite : error)
        }
    }

    private func request(_ endpoint: Endpoint, _ body: JSONValue?, _ form: AuthorizationForm) -> HTTPRequest {
        var headers = [
            HTTPHeader("Authorization", form.header(options.token)), HTTPHeader("Accept", "application/json"),
            HTTPHeader("User-Agent", options.userAgent),
        ]
        if endpoint.hasContentType { headers.append(HTTPHeader("Content-Type", "application/json")) }
        if let grafanaURL = options.grafanaURL { headers.append(HTTPHeader("X-Grafana-URL", grafanaURL)) }
        // A POST needs an explicit empty body, or some servers wait for one.
        let bytes = body.map { Array($0.compactText.utf8) } ?? (endpoint.method == "POST" ? [] : nil)
        return HTTPRequest(
            method: endpoint.method, url: options.baseURL + "/api/v1" + endpoint.path, headers: headers, body: bytes)
    }
}
