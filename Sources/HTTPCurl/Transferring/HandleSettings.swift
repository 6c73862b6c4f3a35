import CCurl
import Glibc

/// Sets options of a libcurl handle and remembers the first error: a handle that refused a limit must not be used without it.
struct HandleSettings {
    private let handle: UnsafeMutableRawPointer
    private var problem = CURLE_OK

    init(_ handle: UnsafeMutableRawPointer) { self.handle = handle }

    /// The first error; nil if all options were accepted.
    var errorMessage: String? { problem == CURLE_OK ? nil : String(cString: curl_easy_strerror(problem)) }

    mutating func set(_ option: CURLoption, _ value: Int) { record(cc_set_long(handle, option, value)) }
    mutating func set(_ option: CURLoption, text: String) { record(cc_set_text(handle, option, text)) }
    mutating func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) {
        record(cc_set_pointer(handle, option, pointer))
    }
    mutating func set(_ option: CURLoption, _ receiver: @escaping curl_write_callback) {
        record(cc_set_receiver(handle, option, receiver))
    }
    mutating func setPrerequest(_ callback: @escaping curl_prereq_callback) {
        record(cc_set_prerequest(handle, callback))
    }

    mutating func setOpener(_ callback: @escaping curl_opensocket_callback) { record(cc_set_opener(handle, callback)) }

    /// Sets the options that are the same for all requests of a client.
    mutating func setBehaviour(_ options: HTTPOptions) {
        // No signals: a timeout during name lookup would interrupt system calls of other threads.
        set(CURLOPT_NOSIGNAL, 1)
        // Otherwise cancelling a request during its name lookup blocks all transfers until the resolver returns.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, HTTPOptions.atLeastOne(options.connectTimeoutSeconds) * 1000)
        // Sockets opened by libcurl would be inherited by every child process, such as an editor.
        setOpener { @Sendable _, _, address in
            guard let address = address?.pointee else { return -1 }
            return socket(address.family, address.socktype | Int32(SOCK_CLOEXEC.rawValue), address.protocol)
        }
        set(CURLOPT_PROTOCOLS_STR, text: "http,https")
        // 7.88 can busy-loop while it sends a body over HTTP/2.
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_ACCEPT_ENCODING, text: "gzip")
        // The headers of the proxy are not part of the response.
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_MAXAGE_CONN, HTTPOptions.atLeastOne(options.idleSeconds))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        set(CURLOPT_PROXY_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if let caFile = options.caFile {
            set(CURLOPT_CAINFO, text: caFile)
            // The system's CA directory would be used as well.
            set(CURLOPT_CAPATH, pointer: nil)
        }
        if let hosts = ProxyExceptions.adapted { set(CURLOPT_NOPROXY, text: hosts) }
        if let path = options.unixSocketPath {
            set(CURLOPT_UNIX_SOCKET_PATH, text: path)
            set(CURLOPT_PROXY, text: "")
        }
    }

    /// Sets what is to be sent.
    /// - Returns: the header list, to be freed after the handle.
    mutating func setRequest(_ request: HTTPRequest) -> UnsafeMutablePointer<curl_slist>? {
        set(CURLOPT_URL, text: request.url)
        // Unencrypted requests bypass the proxy: it would read the headers, including the token.
        if !request.isEncrypted { set(CURLOPT_PROXY, text: "") }
        var lines = request.headers.map(HandleSettings.line)
        // Send the body without waiting for `100 Continue`.
        lines.append("Expect:")
        if let body = request.body ?? (HandleSettings.methodsWithBody.contains(request.method) ? [] : nil) {
            set(CURLOPT_POST, 1)
            record(cc_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            body.withUnsafeBytes { bytes in
                // COPYPOSTFIELDS because libcurl reads the memory later. It needs a non-null pointer for an empty body, too.
                withUnsafeBytes(of: 0) { placeholder in
                    record(
                        cc_set_text(
                            handle, CURLOPT_COPYPOSTFIELDS,
                            (bytes.baseAddress ?? placeholder.baseAddress)?.assumingMemoryBound(to: CChar.self)))
                }
            }
            // Otherwise libcurl sends the content type of a form.
            if !request.headers.contains(where: { $0.isNamed("Content-Type") }) { lines.append("Content-Type:") }
        } else if request.method == "HEAD" {
            set(CURLOPT_NOBODY, 1)
        }
        set(CURLOPT_CUSTOMREQUEST, text: request.method)
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let extended = curl_slist_append(list, line) else {
                record(CURLE_OUT_OF_MEMORY)
                break
            }
            list = extended
        }
        set(CURLOPT_HTTPHEADER, pointer: list)
        return list
    }

    /// Methods that send `Content-Length: 0` if there is no body.
    private static let methodsWithBody = ["POST", "PUT", "PATCH"]

    /// libcurl removes a header if nothing follows the colon; a semicolon sends it empty.
    private static func line(_ header: HTTPHeader) -> String {
        header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            ? "\(header.name);" : "\(header.name): \(header.value)"
    }

    private mutating func record(_ code: CURLcode) { if problem == CURLE_OK { problem = code } }
}
