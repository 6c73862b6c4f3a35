import CCurl
import Glibc

/// Sets options of one of libcurl's handles, and remembers the first that it refused: a handle that would not hear of a limit
/// must not be used without it.
struct HandleSettings {
    private let handle: UnsafeMutableRawPointer
    private var problem = CURLE_OK

    init(_ handle: UnsafeMutableRawPointer) { self.handle = handle }

    /// Nil where everything was taken.
    var refusal: String? { problem == CURLE_OK ? nil : String(cString: curl_easy_strerror(problem)) }

    mutating func set(_ option: CURLoption, _ value: Int) { note(cc_set_long(handle, option, value)) }
    mutating func set(_ option: CURLoption, text: String) { note(cc_set_text(handle, option, text)) }
    mutating func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) {
        note(cc_set_pointer(handle, option, pointer))
    }
    mutating func set(_ option: CURLoption, _ receiver: @escaping curl_write_callback) {
        note(cc_set_receiver(handle, option, receiver))
    }
    mutating func setPrerequest(_ callback: @escaping curl_prereq_callback) {
        note(cc_set_prerequest(handle, callback))
    }

    mutating func setOpener(_ callback: @escaping curl_opensocket_callback) { note(cc_set_opener(handle, callback)) }

    /// What is the same for all requests of a client.
    mutating func setBehaviour(_ options: HTTPOptions) {
        // No signals: a name that is not found in time would end another thread's system call.
        set(CURLOPT_NOSIGNAL, 1)
        // Without it, taking away a request whose host's name is still looked up waits for the resolver, and all others with it.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, HTTPOptions.atLeastOne(options.connectTimeoutSeconds) * 1000)
        // libcurl's own sockets would go to every program that we start, an editor for one, and stay open in it.
        setOpener { @Sendable _, _, address in
            guard let address = address?.pointee else { return -1 }
            return socket(address.family, address.socktype | Int32(SOCK_CLOEXEC.rawValue), address.protocol)
        }
        set(CURLOPT_PROTOCOLS_STR, text: "http,https")
        // 7.88 can spin while it sends a body over HTTP/2.
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_ACCEPT_ENCODING, text: "gzip")
        // A proxy's own head is not the answer's.
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_MAXAGE_CONN, HTTPOptions.atLeastOne(options.idleSeconds))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        set(CURLOPT_PROXY_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if let caFile = options.caFile {
            set(CURLOPT_CAINFO, text: caFile)
            // The system's folder of authorities would be looked into as well.
            set(CURLOPT_CAPATH, pointer: nil)
        }
        if let path = options.unixSocketPath {
            set(CURLOPT_UNIX_SOCKET_PATH, text: path)
            set(CURLOPT_PROXY, text: "")
        }
    }

    /// What is to be sent.
    /// - Returns: the lines of the head, to be freed when the handle is gone.
    mutating func setRequest(_ request: HTTPRequest) -> UnsafeMutablePointer<curl_slist>? {
        set(CURLOPT_URL, text: request.url)
        // What is not encrypted is for the server alone: a proxy would read the headers, and the token among them.
        if !request.isEncrypted { set(CURLOPT_PROXY, text: "") }
        var lines = request.headers.map(HandleSettings.line)
        // No waiting for leave to send the body.
        lines.append("Expect:")
        if let body = request.body ?? (HandleSettings.carriers.contains(request.method) ? [] : nil) {
            set(CURLOPT_POST, 1)
            note(cc_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            body.withUnsafeBytes { bytes in
                // The copying kind: libcurl reads the memory later. Of no bytes it wants to know a place, too.
                withUnsafeBytes(of: 0) { nowhere in
                    note(
                        cc_set_text(
                            handle, CURLOPT_COPYPOSTFIELDS,
                            (bytes.baseAddress ?? nowhere.baseAddress)?.assumingMemoryBound(to: CChar.self)))
                }
            }
            // Or libcurl calls it a form.
            if !request.headers.contains(where: { $0.isNamed("Content-Type") }) { lines.append("Content-Type:") }
        } else if request.method == "HEAD" {
            set(CURLOPT_NOBODY, 1)
        }
        set(CURLOPT_CUSTOMREQUEST, text: request.method)
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                note(CURLE_OUT_OF_MEMORY)
                break
            }
            list = longer
        }
        set(CURLOPT_HTTPHEADER, pointer: list)
        return list
    }

    /// Methods that mean to bring something: without it, they say that it is nothing.
    private static let carriers = ["POST", "PUT", "PATCH"]

    /// libcurl takes a name with nothing behind the colon for a header to leave out, and has another sign for an empty one.
    private static func line(_ header: HTTPHeader) -> String {
        header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            ? "\(header.name);" : "\(header.name): \(header.value)"
    }

    private mutating func note(_ code: CURLcode) { if problem == CURLE_OK { problem = code } }
}
