import CCrashGuard

/// What this process holds in memory, secrets among it.
package enum ProcessMemory {
    /// Keeps it out of core dumps and from other programs of the same user. Where the system can't, everything else goes on.
    package static func hide() { _ = crash_guard_hide_memory() }
}
