extension WriteGuards {
    /// These guards, and whatever `other` adds to them: of both the stricter.
    package func tightened(by other: WriteGuards) -> WriteGuards {
        var guards = self
        guards.isProtected = isProtected || other.isProtected
        if confirmation == .off { guards.confirmation = other.confirmation }
        guards.triggers += other.triggers.filter { !triggers.contains($0) }
        if let limit = other.maxWindow, limit.seconds < maxWindow?.seconds ?? .max { guards.maxWindow = limit }
        if let more = other.forbidden, !more.value.allSatisfy((forbidden?.value ?? []).contains) {
            let known = forbidden?.value ?? []
            guards.forbidden = Sourced(known + more.value.filter { !known.contains($0) }, source: more.source)
        }
        if let fewer = other.teams {
            let kept = teams.map { $0.value.filter(fewer.value.contains) } ?? fewer.value
            if kept != teams?.value { guards.teams = Sourced(kept, source: fewer.source) }
        }
        guards.unlockMinutes = unlockMinutes.flatMap { mine in other.unlockMinutes.map { min(mine, $0) } }
        return guards
    }
}
