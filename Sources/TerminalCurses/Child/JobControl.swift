import Glibc

/// Stopping the program and continuing it, which is the shell's business.
struct JobControl {
    /// Whether a shell would get the terminal, and could continue the program: it runs jobs in groups of their own.
    var isPossible: () -> Bool = { getpgrp() != getsid(0) }
    /// Stops the program and all that was started with it. SIGSTOP, for our SIGTSTP is blocked; returns when it goes on.
    var stop: () -> Void = { kill(0, SIGSTOP) }
}
