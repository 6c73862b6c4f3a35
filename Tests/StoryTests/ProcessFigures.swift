import Foundation

/// The resources of a process, as the system reports them.
struct ProcessFigures {
    /// Private memory without mapped files, in kB.
    let memory: Int
    /// Open files, sockets and pipes; 0 if unknown, since a console hides them from all but root.
    let descriptors: Int
    let threads: Int

    init(of process: pid_t) throws {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        func number(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
            return Int(line.filter(\.isNumber)) ?? 0
        }
        memory = number("RssAnon")
        threads = number("Threads")
        descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd"))?.count ?? 0
    }

    /// How often threads of the process have begun to wait; an idle one that wakes up adds to it.
    static func waits(of process: pid_t) throws -> Int {
        let tasks = "/proc/\(process)/task"
        return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(0) { sum, thread in
            // A thread may just have ended.
            let status = (try? String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") } ?? ""
            return sum + (Int(line.filter(\.isNumber)) ?? 0)
        }
    }
}
