import Foundation
import ServerTemplates
import Testing

/// The Python that gives true results: `JINJA_PYTHON` names one.
enum OraclePython {
    static let name = ProcessInfo.processInfo.environment["JINJA_PYTHON"] ?? "python3"

    /// Whether `JINJA_PYTHON` names one.
    static let isNamed = ProcessInfo.processInfo.environment["JINJA_PYTHON"] != nil

    /// Whether it runs some code, such as an import, without an error.
    static func runs(_ code: String) -> Bool {
        let process = process(["-c", code])
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// The lines that a script of the folder `Oracle` prints for some random examples.
    static func lines(of script: String, seed: UInt64, count: Int) throws -> [String] {
        print("\(script): \(count) from seed \(seed) on")
        let path = CorpusCase.folder.appendingPathComponent("Oracle/\(script)").path
        let process = process([path, "--seed", "\(seed)", "--count", "\(count)"])
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardError = FileHandle.nullDevice
        return process
    }
}
