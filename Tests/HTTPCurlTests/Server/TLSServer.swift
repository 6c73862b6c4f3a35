import Glibc
import Synchronization
import Testing

/// OpenSSL's own server, with a self-signed certificate.
final class TLSServer: Sendable {
    private static let program = "/usr/bin/openssl"
    static var isPossible: Bool { access(program, X_OK) == 0 }

    let url: String
    /// The path of the certificate.
    let certificate: String
    private let folder: String
    private let process: pid_t
    private let output: Int32

    init(host: String = "IP:127.0.0.1", options: [String] = []) throws {
        var name = Array("/tmp/httpcurl-XXXXXX".utf8CString)
        try #require(mkdtemp(&name) != nil)
        folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        certificate = "\(folder)/certificate.pem"
        let key = "\(folder)/key.pem"
        let maker = try TLSServer.start([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj",
            "/CN=a test", "-addext", "subjectAltName=\(host)", "-keyout", key, "-out", certificate,
        ])
        defer { close(maker.output) }
        var status: Int32 = 0
        try #require(waitpid(maker.process, &status, 0) == maker.process && status == 0)
        (process, output) = try TLSServer.start(
            ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"] + options)
        url = try "https://127.0.0.1:\(TLSServer.port(from: output))/"
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(output)
        for name in ["certificate.pem", "key.pem"] { remove("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// From the line `ACCEPT 127.0.0.1:PORT`.
    private static func port(from output: Int32) throws -> UInt16 {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let line = text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1).first {
                $0.hasPrefix("ACCEPT ")
            }
            if let line { return try #require(line.split(separator: ":").last.flatMap { UInt16($0) }) }
            let count = read(output, &buffer, buffer.count)
            try #require(count > 0, "openssl ends with: \(text)")
            text += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
    }

    private static func start(_ arguments: [String]) throws -> (process: pid_t, output: Int32) {
        var ends: [Int32] = [-1, -1]
        let result = Sockets.starting.withLock { _ in
            let result = pipe(&ends)
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return result
        }
        try #require(result == 0)
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        // Not every library marks its descriptors close-on-exec, and a socket inherited by a child would stay open.
        for descriptor: Int32 in 3..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        let argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        var process: pid_t = 0
        let spawned = Sockets.starting.withLock { _ in posix_spawn(&process, program, &actions, nil, argv, [nil]) }
        try #require(spawned == 0)
        return (process, ends[0])
    }
}
