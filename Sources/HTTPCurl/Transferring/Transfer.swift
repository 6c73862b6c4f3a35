import CCurl

/// One request in progress: a libcurl handle and the response received so far. Belongs to the transfer thread.
final class Transfer {
    let pending: PendingRequest
    let handle: UnsafeMutableRawPointer
    var response: IncomingResponse
    /// When the response must be complete; nil until connected.
    private(set) var deadline: ContinuousClock.Instant?

    private let isToHost: Bool
    private let readTimeout: Duration
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private var lines: UnsafeMutablePointer<curl_slist>?
    /// The value of `bytesSent` when the last connection became ready; nil before the first.
    private var sentBefore: Int?
    /// Bytes were sent on an earlier connection, which closed without a response.
    private var wasSentBefore = false
    private var isRepeatRefused = false

    /// nil if out of memory.
    init?(_ pending: PendingRequest, _ options: HTTPOptions) {
        guard let handle = curl_easy_init() else { return nil }
        self.pending = pending
        self.handle = handle
        response = IncomingResponse(maxBodyBytes: options.maxBodyBytes)
        isToHost = options.unixSocketPath == nil
        readTimeout = .seconds(HTTPOptions.atLeastOne(options.readTimeoutSeconds))
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(lines)
        errorBuffer.deallocate()
    }

    /// The ID of the request that a handle belongs to.
    static func id(of handle: UnsafeMutableRawPointer?) -> Int {
        var id: UnsafeMutableRawPointer?
        _ = cc_get_pointer(handle, CURLINFO_PRIVATE, &id)
        return Int(bitPattern: id)
    }

    /// Sets all options of the handle.
    /// - Returns: why the request can't be sent; nil if it can.
    func prepare(_ options: HTTPOptions) -> String? {
        var settings = HandleSettings(handle)
        settings.set(CURLOPT_PRIVATE, pointer: UnsafeMutableRawPointer(bitPattern: pending.id))
        settings.set(CURLOPT_ERRORBUFFER, pointer: errorBuffer)
        settings.setBehaviour(options)
        lines = settings.setRequest(pending.request)
        setReceivers(&settings)
        return settings.errorMessage
    }

    /// Called when a connection is ready to send on: the first time, or again because a reused connection was dead. libcurl then
    /// also repeats a write that the server may have processed.
    /// - Returns: whether to send.
    func connectionIsReady() -> Bool {
        let sent = bytesSent
        if let sentBefore, sent != sentBefore {
            wasSentBefore = true
            guard pending.request.isSafe else {
                isRepeatRefused = true
                return false
            }
        }
        sentBefore = sent
        if deadline == nil { deadline = .now + readTimeout }
        return true
    }

    /// The outcome of the transfer.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, HTTPFailure> {
        if response.isTooLarge { return .failure(failure(.tooLarge, "the response exceeds the limit")) }
        if isRepeatRefused { return .failure(failure(.unreachable, "the connection was closed without a response")) }
        guard code == CURLE_OK else {
            // A proxy that can't reach the server may do so later; one that refuses will refuse again.
            if sentBefore == nil, (400..<500).contains(proxyStatus) {
                return .failure(failure(.proxyRefused, message(for: code)))
            }
            let message = message(for: code)
            // libcurl has no code of its own for an invalid proxy address.
            let isProxyUnreadable = message.hasPrefix("Unsupported proxy")
            let kind = HTTPFailure.Kind(code, wasConnected: sentBefore != nil, isToHost: isToHost)
            return .failure(failure(isProxyUnreadable ? .proxyRefused : kind, message))
        }
        // libcurl accepts a truncated head.
        guard response.isHeadComplete else { return .failure(failure(.unreachable, "the response head is truncated")) }
        var status = 0
        _ = cc_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        // An interim status that ends the transfer is a protocol switch, which was not requested.
        guard status >= 200 else {
            return .failure(failure(.unreadableResponse, "the response has the status \(status)"))
        }
        return .success(HTTPResponse(status: status, headers: HTTPHeaders(response.headers), body: response.body))
    }

    /// A failure at this point of the transfer.
    func failure(_ kind: HTTPFailure.Kind, _ message: String = "") -> HTTPFailure {
        HTTPFailure(kind, message, mayHaveBeenSent: mayHaveBeenSent)
    }

    /// libcurl counts the bytes written of the head and of the body; the latter per connection.
    private var mayHaveBeenSent: Bool {
        guard !wasSentBefore else { return true }
        guard let sentBefore, bytesSent != sentBefore else { return false }
        var sentOfBody: curl_off_t = 0
        _ = cc_get_size(handle, CURLINFO_SIZE_UPLOAD_T, &sentOfBody)
        return sentOfBody >= pending.request.body?.count ?? 0
    }

    /// The proxy's status for the CONNECT request; 0 if there was none.
    private var proxyStatus: Int {
        var status = 0
        _ = cc_get_long(handle, CURLINFO_HTTP_CONNECTCODE, &status)
        return status
    }

    /// Bytes of heads, and of what was sent along with them, on all connections, including those to the proxy.
    private var bytesSent: Int {
        var bytes = 0
        _ = cc_get_long(handle, CURLINFO_REQUEST_SIZE, &bytes)
        return bytes
    }

    /// libcurl's message without characters that could move a terminal's cursor; it may contain the name in a certificate.
    private func message(for code: CURLcode) -> String {
        let own = String(cString: errorBuffer)
        let message = own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
        let harmless = message.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(harmless))
    }
}

extension Transfer {
    /// Sets the callbacks for received data. libcurl calls them only during `curl_multi_perform`, on the transfer thread, which
    /// keeps this object alive.
    fileprivate func setReceivers(_ settings: inout HandleSettings) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        settings.set(CURLOPT_HEADERDATA, pointer: context)
        settings.set(CURLOPT_HEADERFUNCTION) { @Sendable data, size, count, context in
            Transfer.take(data, size * count, context) { $0.response.takeLine($1) }
        }
        settings.set(CURLOPT_WRITEDATA, pointer: context)
        settings.set(CURLOPT_WRITEFUNCTION) { @Sendable data, size, count, context in
            Transfer.take(data, size * count, context) { $0.response.takeBody($1) }
        }
        settings.set(CURLOPT_PREREQDATA, pointer: context)
        settings.setPrerequest { @Sendable context, _, _, _, _ in
            guard let context else { return CURL_PREREQFUNC_ABORT }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.connectionIsReady() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    /// - Returns: the number of bytes taken, as libcurl expects; fewer end the transfer.
    private static func take(
        _ data: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        with body: (Transfer, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Int {
        guard count > 0, let data, let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        let isTaken = data.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            body(transfer, UnsafeBufferPointer(start: bytes, count: count))
        }
        // Not zero: that would accept an empty part.
        return isTaken ? count : Int(CURL_WRITEFUNC_ERROR)
    }
}
