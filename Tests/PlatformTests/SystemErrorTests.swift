import Testing

@testable import Platform

@Suite struct SystemErrorTests {
    @Test func `errors have the system's message`() {
        #expect("\(SystemError(code: 2))" == "No such file or directory")
        #expect("\(SystemError(code: 27))" == "File too large")
        #expect("\(SystemError(code: 99_999))" == "Unknown error 99999")
    }

    @Test func `threads don't share a message`() async {
        let mixed = await withTaskGroup(of: Bool.self) { group in
            for number: Int32 in 0..<8 {
                group.addTask {
                    let code = 1_000_000 + number
                    return (0..<500).contains { _ in "\(SystemError(code: code))" != "Unknown error \(code)" }
                }
            }
            return await group.contains(true)
        }
        #expect(!mixed)
    }
}
