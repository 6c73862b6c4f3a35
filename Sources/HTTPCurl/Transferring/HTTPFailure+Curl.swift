import CCurl

extension HTTPFailure.Kind {
    /// Maps an error of libcurl.
    /// - Parameter wasConnected: whether a connection was ready to send on; the same code means something else before.
    /// - Parameter isToHost: whether a host is connected to; libcurl reports a too long Unix socket path as an unresolved name.
    init(_ code: CURLcode, wasConnected: Bool, isToHost: Bool) {
        self =
            switch code {
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_COULDNT_RESOLVE_HOST: isToHost ? .nameNotFound : .unreachable
            case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxyRefused
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: .certificate
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,
                CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CRL_BADFILE,
                CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
                .tls
            // Includes HTTP/0.9, which is any data at all, and unsupported HTTP versions.
            case CURLE_UNSUPPORTED_PROTOCOL: wasConnected ? .unreadableResponse : .badRequest
            case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR: .unreadableResponse
            // Reported for a header line that never ends.
            case CURLE_OUT_OF_MEMORY, CURLE_FILESIZE_EXCEEDED: wasConnected ? .tooLarge : .unreachable
            case CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT: wasConnected ? .unreachable : .badRequest
            default: .unreachable
            }
    }
}
