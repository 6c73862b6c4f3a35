import FoundationEssentials
import Glibc
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

@Suite struct RequestLogFileTests {
    private let scratch: ScratchFolder
    private var path: String { scratch.path + "/requests.jsonl" }

    init() throws { scratch = try ScratchFolder() }

    private func record(_ number: Int = 1, status: Int? = 200) -> RequestRecord {
        RequestRecord(
            number: number, method: "PUT", url: "https://x/api/v1/a", path: "/api/v1/a",
            startedAt: Date(timeIntervalSince1970: 1_700_000_000.25), milliseconds: 12, retries: 1,
            requestHeaders: [.init("Authorization", "Bearer $TOKEN")], requestBody: .init("line\nend\u{1B}", size: 9),
            status: status, failure: status == nil ? "timedOut" : nil, responseHeaders: [.init("Date", "d")],
            responseBody: status == nil ? nil : .init("{", size: 70_000, isTruncated: true))
    }

    @Test func `a request is a line of JSON with everything in it`() throws {
        try RequestLogFile(path: path).append(record())
        let text = try scratch.text(of: "requests.jsonl")
        #expect(
            text
                == #"{"at":"2023-11-14T22:13:20.250Z","method":"PUT","url":"https://x/api/v1/a","path":"/api/v1/a","status":200,"milliseconds":12,"retries":1,"request":{"headers":[{"name":"Authorization","value":"Bearer $TOKEN"}],"bytes":9,"body":"line\nend\u001b"},"response":{"headers":[{"name":"Date","value":"d"}],"bytes":70000,"body":"{","cut":true}}"#
                + "\n")
    }

    @Test func `a request without a response has a reason`() throws {
        try RequestLogFile(path: path).append(record(status: nil))
        let line = try JSONReader.read(try scratch.text(of: "requests.jsonl"))
        #expect(line["status"] == .null)
        #expect(line["failure"] == "timedOut")
        #expect(line["response"] == nil)
    }

    @Test func `the file is readable by the user only, and is appended to`() throws {
        try scratch.write("before\n", to: "requests.jsonl")
        chmod(path, 0o644)
        try RequestLogFile(path: path).append(record())
        try RequestLogFile(path: path).append(record())
        #expect(try scratch.mode(of: "requests.jsonl") == 0o600)
        let lines = try scratch.text(of: "requests.jsonl").split(separator: "\n")
        #expect(lines.count == 3 && lines.first == "before")
        try RequestLogFile(path: scratch.path + "/new").append(record())
        #expect(try scratch.mode(of: "new") == 0o600)
    }

    @Test func `a symbolic link instead of the file is not followed`() throws {
        try scratch.write("theirs", to: "target")
        #expect(symlink(scratch.path + "/target", path) == 0)
        #expect(throws: FileProblem(path, "is a symbolic link, which is not followed")) {
            try RequestLogFile(path: path)
        }
        #expect(try scratch.text(of: "target") == "theirs")
    }

    @Test func `anything but a regular file is refused without blocking`() throws {
        #expect(throws: FileProblem.self) { try RequestLogFile(path: scratch.path) }
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: FileProblem.self) { try RequestLogFile(path: path) }
        #expect(throws: FileProblem.self) { try RequestLogFile(path: "/dev/null") }
        #expect(throws: FileProblem.self) { try RequestLogFile(path: "/nowhere/at/all") }
    }

    @Test func `a write error is reported`() async throws {
        await #expect(processExitsWith: .success) {
            let scratch = try ScratchFolder()
            signal(SIGXFSZ, SIG_IGN)
            let file = try RequestLogFile(path: scratch.path + "/log")
            var limit = rlimit(rlim_cur: 10, rlim_max: 10)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let record = RequestRecord(
                method: "GET", url: "u", path: "/", startedAt: Date(timeIntervalSince1970: 0), milliseconds: 1)
            file.append(record)
            #expect(file.problem?.contains("/log: ") == true)
        }
    }

    @Test func `two consoles that write at the same time lose no lines`() async throws {
        let path = path
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    guard let file = try? RequestLogFile(path: path) else { return }
                    for _ in 0..<50 { file.append(record()) }
                }
            }
        }
        let lines = try scratch.text(of: "requests.jsonl").split(separator: "\n")
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { (try? JSONReader.read(String($0))) != nil })
    }
}
