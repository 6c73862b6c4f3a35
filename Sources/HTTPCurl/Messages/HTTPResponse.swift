/// A server's complete and final answer, whatever it says; a redirection is an answer, too.
package struct HTTPResponse: Sendable {
    package let status: Int
    package let headers: HTTPHeaders
    /// Unpacked. Where the packed form breaks off although the message is complete, so does this: libcurl does not mind.
    package let body: [UInt8]

    package init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
