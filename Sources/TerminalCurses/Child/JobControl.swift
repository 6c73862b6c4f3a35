import Glibc

/// Stops the program until the shell continues it.
struct JobControl {
    /// Whether a shell can take the terminal and continue the program: shells run jobs in process groups of their own.
    var isPossible: () -> Bool = { getpgrp() != getsid(0) }
    /// Stops the whole process group; returns when it continues. SIGSTOP, as SIGTSTP is blocked.
    var stop: () -> Void = { kill(0, SIGSTOP) }
}
