extension Console {
    /// - Returns: whether the line knew what to do with it.
    mutating func performInCommandLine(_ command: Command) -> Bool {
        guard var line = commandLine else { return false }
        switch command {
        case .back, .cancel:
            commandLine = nil
            return true
        case .acceptCommand:
            commandLine = nil
            accept(line)
            return true
        case .completeCommand: line.complete()
        case .earlierCommand: line.recall(by: 1, in: pastCommands)
        case .laterCommand: line.recall(by: -1, in: pastCommands)
        default: return false
        }
        commandLine = line
        return true
    }

    private mutating func accept(_ line: CommandLine) {
        let words = line.line
        guard !words.isEmpty else { return }
        pastCommands.removeAll { $0 == words }
        pastCommands.append(words)
        guard let entry = line.entry else {
            notice = Notice(.info, line.problem)
            return
        }
        if let reason = disabledReason(entry.command) {
            notice = Notice(.info, ":\(entry.name): \(reason)")
        } else {
            perform(entry.command)
        }
    }
}
