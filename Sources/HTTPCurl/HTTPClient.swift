// Module HTTPCurl
//
// HTTP over libcurl, with one transfer thread and one error type.
//
// Used by OnCallClient, and by Commands for its options.
// Must not know OnCall, JSON or tokens.

import Glibc

/// Sends requests and brings answers, any number at a time, on one thread of its own, which sleeps while there is nothing to do.
///
/// It speaks HTTP/1.1, keeps connections for the next request, follows no redirection, and never sends a write twice by itself.
/// Proxies come from the usual variables, and are for what is encrypted alone.
package final class HTTPClient: Sendable {
    private let thread: TransferThread?

    package init(_ options: HTTPOptions) { thread = TransferThread(options) }

    deinit { close() }

    /// The server's answer. Cancelling the task ends the wait at once, and closes the connection; an answer that is already
    /// here then is still given.
    ///
    /// - Throws: `HTTPFailure`, also when the task is cancelled.
    package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        try request.check()
        guard !Task.isCancelled else { throw HTTPFailure(.cancelled, mayHaveBeenSent: false) }
        guard let thread else { throw HTTPFailure(.unreachable, "no thread can be started", mayHaveBeenSent: false) }
        // The compiler may let go of a client after its last use, which would end the thread under the request.
        defer { withExtendedLifetime(self) {} }
        let queue = thread.queue
        let id = queue.nextID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.post(.start(TransferOrder(id: id, request: request, answer: continuation)))
                // The handler below may have run before there was anything to cancel.
                if Task.isCancelled { queue.post(.cancel(id)) }
            }
        } onCancel: {
            queue.post(.cancel(id))
        }
        return try outcome.get()
    }

    /// Ends the thread, its connections, and every request that is under way, and returns when that is done; it waits for no server.
    /// To be called before the process exits, lest the thread meet libraries that have put themselves away.
    package func close() { thread?.end() }
}
