import Glibc
import JSON

/// Another client of the same cloud server, using a plain socket.
struct OtherClient {
    let server: Server

    /// Changes an integration.
    /// - Parameter body: in the API's format.
    func change(_ name: String, _ body: String) throws {
        _ = try ask("PUT", "/api/v1/integrations/\(try id(of: name))/", body)
    }

    /// Stops the window of an integration.
    func stopWindow(of name: String) throws {
        _ = try ask("POST", "/api/v1/integrations/\(try id(of: name))/maintenance_stop", "")
    }

    private func id(of name: String) throws -> String {
        let list = try ask("GET", "/api/v1/integrations/", "")
        guard let found = list["results"]?.array?.first(where: { $0["name"]?.string == name }),
            let id = found["id"]?.string
        else { throw Failure("there is no \(name) on the first page") }
        return id
    }

    private func ask(_ method: String, _ path: String, _ body: String) throws -> JSONValue {
        guard let port = server.url.split(separator: ":").last.flatMap({ UInt16($0.prefix { $0.isNumber }) }) else {
            throw Failure("no port in \(server.url)")
        }
        let request =
            "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(server.token)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
        let answer = try exchange(request, port: port)
        guard let end = answer.firstRange(of: "\r\n\r\n") else { throw Failure("no response: \(answer)") }
        guard answer.hasPrefix("HTTP/1.1 200") else { throw Failure(answer) }
        return try JSONReader.read(String(answer[end.upperBound...]))
    }

    private func exchange(_ request: String, port: UInt16) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket: \(errno)") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw Failure("connect: \(errno)") }
        let bytes = Array(request.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure("write: \(errno)") }
        return String(decoding: try read(descriptor), as: UTF8.self)
    }

    /// Reads until the server closes the connection.
    private func read(_ descriptor: Int32) throws -> [UInt8] {
        let deadline = Deadline.blind
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, deadline.milliseconds) > 0 else { throw Failure("the server does not answer") }
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count <= 0 { return answer }
            answer += buffer[..<count]
        }
    }
}
