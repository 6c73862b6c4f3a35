// Module HTTPCurl
//
// HTTP over libcurl, with one transfer thread and one error type.
//
// Used by OnCallClient, and by Commands for its options.
// Must not know OnCall, JSON or tokens.

import Glibc

/// Sends any number of concurrent requests on one thread of its own, which sleeps while idle.
///
/// It speaks HTTP/1.1, reuses connections, does not follow redirects, and never sends a write twice on its own. The proxy comes
/// from the usual environment variables and is used for https only.
package final class HTTPClient: Sendable {
    private let thread: TransferThread?

    package init(_ options: HTTPOptions) { thread = TransferThread(options) }

    deinit { close() }

    /// Sends a request and returns the response. Cancelling the task ends the wait at once and closes the connection; a response
    /// that has already arrived is still returned.
    ///
    /// - Throws: `HTTPFailure`, also when the task is cancelled.
    package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        try request.check()
        guard !Task.isCancelled else { throw HTTPFailure(.cancelled, mayHaveBeenSent: false) }
        guard let thread else {
            throw HTTPFailure(.unreachable, "the transfer thread could not be started", mayHaveBeenSent: false)
        }
        // The compiler may release a client after its last use, which would end the thread during the request.
        defer { withExtendedLifetime(self) {} }
        let queue = thread.queue
        let id = queue.nextID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.post(.start(PendingRequest(id: id, request: request, continuation: continuation)))
                // The handler below may have run before the start was posted.
                if Task.isCancelled { queue.post(.cancel(id)) }
            }
        } onCancel: {
            queue.post(.cancel(id))
        }
        return try outcome.get()
    }

    /// Ends the thread, its connections and all running requests, and returns when that is done; it does not wait for servers.
    /// Call it before the process exits, so that the thread does not run into libraries that are already torn down.
    package func close() { thread?.end() }
}
