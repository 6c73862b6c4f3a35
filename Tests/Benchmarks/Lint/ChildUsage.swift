import Foundation
import Glibc

/// What a program has used from its start to its end.
struct ChildUsage {
    let seconds: Double
    /// Processor time of all its threads and children, in seconds.
    let processor: Double

    /// Runs a program whose output is dropped.
    /// - Returns: the fastest of the runs; nil if the program can't be run, or lacks a module. Problems that it finds are none of its own.
    static func best(of rounds: Int, _ arguments: [String]) throws -> ChildUsage? {
        var best: ChildUsage?
        for _ in 0..<rounds {
            let process = Process()
            process.executableURL = URL(filePath: arguments[0])
            process.arguments = Array(arguments.dropFirst())
            process.standardOutput = FileHandle.nullDevice
            let errors = Pipe()
            process.standardError = errors
            let before = childTime
            let start = ContinuousClock.now
            guard (try? process.run()) != nil else { return nil }
            let said = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            let usage = ChildUsage(
                seconds: (ContinuousClock.now - start) / .seconds(1), processor: childTime - before)
            if String(decoding: said, as: UTF8.self).contains("No module named") || process.terminationStatus > 100 {
                return nil
            }
            if usage.seconds < best?.seconds ?? .infinity { best = usage }
        }
        return best
    }

    /// Processor time of children that have ended, in seconds.
    private static var childTime: Double {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}
