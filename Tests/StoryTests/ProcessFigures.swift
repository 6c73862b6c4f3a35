import Foundation

/// What a process holds, as the system tells it.
struct ProcessFigures {
    /// Memory of its own, without what is mapped from files. In kB.
    let memory: Int
    /// Open files, sockets and pipes; 0 where the system does not tell, for a console hides what it has from all but root.
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
}
