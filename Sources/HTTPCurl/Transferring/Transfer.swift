import CCurl

/// One request on its way: a handle of libcurl, and what has come back. It belongs to the transfer thread.
final class Transfer {
    let order: TransferOrder
    /// libcurl's.
    let handle: UnsafeMutableRawPointer
    var answer: Answer
    /// By when the answer must be complete; nil until there is a connection.
    private(set) var deadline: ContinuousClock.Instant?

    private let isToHost: Bool
    private let readTimeout: Duration
    private let errorWords: UnsafeMutablePointer<CChar>
    private var lines: UnsafeMutablePointer<curl_slist>?
    /// How many bytes of requests the handle had sent when the last connection was ready; nil before the first.
    private var sentBefore: Int?
    /// Bytes went out on an earlier connection, which died without an answer.
    private var wasSentBefore = false
    private var isRepeatRefused = false

    /// Nil where there is no memory.
    init?(_ order: TransferOrder, _ options: HTTPOptions) {
        guard let handle = curl_easy_init() else { return nil }
        self.order = order
        self.handle = handle
        answer = Answer(maxBodyBytes: options.maxBodyBytes)
        isToHost = options.unixSocketPath == nil
        readTimeout = .seconds(HTTPOptions.atLeastOne(options.readTimeoutSeconds))
        errorWords = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorWords.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(lines)
        errorWords.deallocate()
    }

    /// The order to which a handle belongs.
    static func id(of handle: UnsafeMutableRawPointer?) -> Int {
        var id: UnsafeMutableRawPointer?
        _ = cc_get_pointer(handle, CURLINFO_PRIVATE, &id)
        return Int(bitPattern: id)
    }

    /// Tells the handle everything.
    /// - Returns: why it can't be sent; nil where it can.
    func prepare(_ options: HTTPOptions) -> String? {
        var settings = HandleSettings(handle)
        settings.set(CURLOPT_PRIVATE, pointer: UnsafeMutableRawPointer(bitPattern: order.id))
        settings.set(CURLOPT_ERRORBUFFER, pointer: errorWords)
        settings.setBehaviour(options)
        lines = settings.setRequest(order.request)
        setReceivers(&settings)
        return settings.refusal
    }

    /// libcurl has a connection and is about to send: the first time, or again because the one it had kept from an earlier
    /// request was dead. It does the latter also for a write that it has sent and that the server may have obeyed.
    /// - Returns: whether it may.
    func connectionIsReady() -> Bool {
        let sent = bytesSent
        if let sentBefore, sent != sentBefore {
            wasSentBefore = true
            guard order.request.isSafe else {
                isRepeatRefused = true
                return false
            }
        }
        sentBefore = sent
        if deadline == nil { deadline = .now + readTimeout }
        return true
    }

    /// What the transfer came to.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, HTTPFailure> {
        if answer.isTooLarge { return .failure(failure(.tooLarge, "the answer is longer than is taken")) }
        if isRepeatRefused { return .failure(failure(.unreachable, "the connection was closed without an answer")) }
        guard code == CURLE_OK else {
            // A proxy that can't reach the server may do so later; one that refuses does so again.
            if sentBefore == nil, (400..<500).contains(proxyStatus) {
                return .failure(failure(.proxyRefused, words(for: code)))
            }
            let words = words(for: code)
            // libcurl has no code of its own for a proxy's address that it can't read.
            let isProxyUnreadable = words.hasPrefix("Unsupported proxy")
            let kind = HTTPFailure.Kind(code, wasConnected: sentBefore != nil, isToHost: isToHost)
            return .failure(failure(isProxyUnreadable ? .proxyRefused : kind, words))
        }
        // libcurl is content with a head that is cut off.
        guard answer.isHeadComplete else { return .failure(failure(.unreachable, "the answer's head is cut off")) }
        var status = 0
        _ = cc_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        // An interim one that ends the transfer is a change of protocol, for which nobody has asked.
        guard status >= 200 else { return .failure(failure(.unintelligible, "the answer has the status \(status)")) }
        return .success(HTTPResponse(status: status, headers: HTTPHeaders(answer.headers), body: answer.body))
    }

    /// A failure at this moment.
    func failure(_ kind: HTTPFailure.Kind, _ words: String = "") -> HTTPFailure {
        HTTPFailure(kind, words, mayHaveBeenSent: mayHaveBeenSent)
    }

    /// libcurl counts what the system took of the head and of the body, and the latter anew on each connection.
    private var mayHaveBeenSent: Bool {
        guard !wasSentBefore else { return true }
        guard let sentBefore, bytesSent != sentBefore else { return false }
        var sentOfBody: curl_off_t = 0
        _ = cc_get_size(handle, CURLINFO_SIZE_UPLOAD_T, &sentOfBody)
        return sentOfBody >= order.request.body?.count ?? 0
    }

    /// What a proxy answered to the request for a tunnel; 0 where there was none.
    private var proxyStatus: Int {
        var status = 0
        _ = cc_get_long(handle, CURLINFO_HTTP_CONNECTCODE, &status)
        return status
    }

    /// Of heads, and of what was sent along with them, on all connections; with what was said to a proxy.
    private var bytesSent: Int {
        var bytes = 0
        _ = cc_get_long(handle, CURLINFO_REQUEST_SIZE, &bytes)
        return bytes
    }

    /// libcurl's own words, without what could move a terminal's cursor: a certificate's name may be among them.
    private func words(for code: CURLcode) -> String {
        let own = String(cString: errorWords)
        let words = own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
        let harmless = words.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(harmless))
    }
}

extension Transfer {
    /// Where what arrives is put. libcurl calls only while it performs, on the thread that has us in its hand.
    fileprivate func setReceivers(_ settings: inout HandleSettings) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        settings.set(CURLOPT_HEADERDATA, pointer: context)
        settings.set(CURLOPT_HEADERFUNCTION) { @Sendable data, size, count, context in
            Transfer.take(data, size * count, context) { $0.answer.takeLine($1) }
        }
        settings.set(CURLOPT_WRITEDATA, pointer: context)
        settings.set(CURLOPT_WRITEFUNCTION) { @Sendable data, size, count, context in
            Transfer.take(data, size * count, context) { $0.answer.takeBody($1) }
        }
        settings.set(CURLOPT_PREREQDATA, pointer: context)
        settings.setPrerequest { @Sendable context, _, _, _, _ in
            guard let context else { return CURL_PREREQFUNC_ABORT }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.connectionIsReady() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    /// - Returns: as libcurl wants it, how many bytes were taken: all, or fewer to end the transfer.
    private static func take(
        _ data: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        with body: (Transfer, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Int {
        guard count > 0, let data, let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        let isTaken = data.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            body(transfer, UnsafeBufferPointer(start: bytes, count: count))
        }
        // Not zero: that is all of an empty part.
        return isTaken ? count : Int(CURL_WRITEFUNC_ERROR)
    }
}
