import Foundation
import Glibc

/// What a process has used.
struct ProcessUsage {
    /// In microseconds, of all threads.
    let processor: Double
    /// In bytes.
    let peakMemory: Int
    /// How often one of its threads began to wait.
    let wakeUps: Int

    init(of process: pid_t) {
        var clock = clockid_t()
        var time = timespec()
        clock_getcpuclockid(process, &clock)
        clock_gettime(clock, &time)
        processor = Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
        peakMemory = 1024 * (ProcessUsage.number("VmHWM:", in: "/proc/\(process)/status") ?? 0)
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        wakeUps = threads.reduce(0) { sum, thread in
            sum + (ProcessUsage.number("voluntary_ctxt_switches:", in: "/proc/\(process)/task/\(thread)/status") ?? 0)
        }
    }

    private static func number(_ name: String, in path: String) -> Int? {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}
