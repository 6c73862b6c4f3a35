import Glibc

/// CPU time of this thread, unaffected by other processes.
enum ProcessorTime {
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    /// One run, in microseconds.
    static func once(_ work: () -> Void) -> Double {
        let begin = now
        work()
        return now - begin
    }

    /// The best of five means of that many runs, in microseconds.
    static func best(_ runs: Int, _ work: () -> Void) -> Double {
        work()
        var best = Double.infinity
        for _ in 0..<5 {
            let begin = now
            for _ in 0..<runs { work() }
            best = min(best, (now - begin) / Double(runs))
        }
        return best
    }
}
