import CCurl
import Glibc

/// The body of the transfer thread: takes commands, moves bytes, delivers responses, and sleeps until there is more to do.
struct TransferLoop {
    /// The number of idle connections kept for reuse.
    private static let maxIdleConnections = 8

    private let queue: TransferQueue
    private let multi: UnsafeMutableRawPointer
    private let options: HTTPOptions
    private var transfers: [Int: Transfer] = [:]

    /// - Parameter multi: is freed at the end.
    init(_ queue: TransferQueue, _ multi: UnsafeMutableRawPointer, _ options: HTTPOptions) {
        self.queue = queue
        self.multi = multi
        self.options = options
        _ = cc_multi_set_long(multi, CURLMOPT_MAXCONNECTS, TransferLoop.maxIdleConnections)
    }

    /// Runs until `end()` is called on the queue.
    mutating func run() {
        while let commands = queue.takeAll() {
            for command in commands { execute(command) }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            deliverResponses()
            failOverdue()
            // An error here can only be retried, and must not become a busy loop.
            if curl_multi_poll(multi, nil, 0, pollTimeout(), nil) != CURLM_OK { poll(nil, 0, 100) }
        }
        end()
    }

    private mutating func execute(_ command: TransferCommand) {
        switch command {
        case .start(let pending):
            guard let transfer = Transfer(pending, options) else {
                let failure = HTTPFailure(.unreachable, "out of memory", mayHaveBeenSent: false)
                return pending.continuation.resume(returning: .failure(failure))
            }
            transfers[pending.id] = transfer
            if let errorMessage = transfer.prepare(options) {
                finish(transfer, .failure(.badRequest(errorMessage)))
            } else if curl_multi_add_handle(multi, transfer.handle) != CURLM_OK {
                finish(transfer, .failure(transfer.failure(.unreachable, "the request could not be started")))
            }
        case .cancel(let id):
            guard let transfer = transfers[id] else { return }
            finish(transfer, .failure(transfer.failure(.cancelled)))
        }
    }

    private mutating func deliverResponses() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE,
                let transfer = transfers[Transfer.id(of: message.pointee.easy_handle)]
            else { continue }
            finish(transfer, transfer.outcome(cc_result(message)))
        }
    }

    private mutating func failOverdue() {
        let now = ContinuousClock.now
        for transfer in transfers.values where transfer.deadline.map({ $0 <= now }) ?? false {
            let message = "no complete response within \(options.readTimeoutSeconds) s"
            finish(transfer, .failure(transfer.failure(.timedOut, message)))
        }
    }

    /// How long to sleep at most. libcurl wakes earlier for its own timeouts.
    private func pollTimeout() -> Int32 {
        guard let deadline = transfers.values.compactMap(\.deadline).min() else { return .max }
        let left = (deadline - .now).components
        // Rounded up, or the last millisecond would be a busy loop.
        return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
    }

    private mutating func finish(_ transfer: Transfer, _ outcome: Result<HTTPResponse, HTTPFailure>) {
        transfers[transfer.pending.id] = nil
        curl_multi_remove_handle(multi, transfer.handle)
        transfer.pending.continuation.resume(returning: outcome)
    }

    private mutating func end() {
        for transfer in transfers.values {
            finish(transfer, .failure(transfer.failure(.cancelled, HTTPFailure.closed.message)))
        }
        for case .start(let pending) in queue.close() { pending.continuation.resume(returning: .failure(.closed)) }
        curl_multi_cleanup(multi)
    }
}
