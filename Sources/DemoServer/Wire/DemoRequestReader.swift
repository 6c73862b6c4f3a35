/// Reads the requests of a connection, one after the other: HTTP/1.1 as far as clients of the API use it.
struct DemoRequestReader {
    private static let maxHeadBytes = 64 << 10
    private static let maxBodyBytes = 16 << 20

    /// Whether the client closes the connection after the last request.
    private(set) var isLast = false
    private let connection: DemoConnection
    private var unread: [UInt8] = []

    init(_ connection: DemoConnection) { self.connection = connection }

    /// The next request with its body.
    /// - Throws: if the client has disconnected, or the request is invalid.
    mutating func next() throws(DemoConnection.Ended) -> DemoRequest {
        var head: Range<Int>?
        while head == nil {
            guard unread.count <= DemoRequestReader.maxHeadBytes else { throw DemoConnection.Ended() }
            // Not HTTP, such as the start of a TLS connection, which would never end.
            if let first = unread.first, !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) {
                throw DemoConnection.Ended()
            }
            head = unread.firstRange(of: Array("\r\n\r\n".utf8))
            if head == nil { unread += try connection.read() }
        }
        let lines = String(decoding: unread[..<(head?.lowerBound ?? 0)], as: UTF8.self).split(separator: "\r\n")
        unread.removeFirst(head?.upperBound ?? 0)
        let parts = lines.first?.split(separator: " ") ?? []
        guard parts.count == 3 else { throw DemoConnection.Ended() }
        var request = DemoRequest(String(parts[0]), String(parts[1]))
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            request.headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
        guard (0...DemoRequestReader.maxBodyBytes).contains(length) else { throw DemoConnection.Ended() }
        let headers = request.headers.mapValues { $0.lowercased() }
        isLast = headers["connection"] == "close" || parts[2] != "HTTP/1.1"
        if headers["transfer-encoding"] != nil {
            try connection.write(Array("HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\n\r\n".utf8))
            throw DemoConnection.Ended()
        }
        if headers["expect"] == "100-continue", unread.count < length {
            try connection.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        while unread.count < length { unread += try connection.read() }
        request.body = Array(unread.prefix(length))
        unread.removeFirst(length)
        return request
    }
}
