extension Notice {
    /// What to show after a result has come in: a success is not hidden by a failure of the disk, nor the other way round.
    /// - Parameters:
    ///   - old: the notice before.
    ///   - new: the notice after.
    static func merged(_ old: Notice?, _ new: Notice?) -> Notice? {
        guard let old, let new, old != new else { return new }
        switch (old, new) {
        case (.warned(_, let warning), _) where new.level == .done: return .warned(new, by: warning)
        case (.warned(let done, _), _) where new.isOfDisk: return .warned(done, by: new)
        case _ where new.level == .done && old.isOfDisk: return .warned(new, by: old)
        case _ where old.level == .done && new.isOfDisk: return .warned(old, by: new)
        default: return new
        }
    }

    /// Whether the disk failed while the server did what was asked.
    private var isOfDisk: Bool {
        switch self {
        case .disk(.draftConflict), .disk(.draftNotWritten), .disk(.draftNotRemoved), .disk(.payloadNotWritten),
            .disk(.writeNotRecorded),
            .disk(.outcomeNotRecorded), .listNotCached:
            true
        default: false
        }
    }

    /// The text of another console that it is about.
    var draftConflict: DraftConflict? {
        switch self {
        case .disk(.draftConflict(let conflict)): conflict
        case .warned(_, let warning): warning.draftConflict
        default: nil
        }
    }

    /// The notice once that text is elsewhere, or gone.
    func following(_ conflict: DraftConflict?) -> Notice? {
        switch self {
        case .disk(.draftConflict): conflict.map { .disk(.draftConflict($0)) }
        case .warned(let done, by: .disk(.draftConflict)):
            conflict.map { .warned(done, by: .disk(.draftConflict($0))) } ?? done
        default: self
        }
    }

    /// Whether it says that drafts on disk are not as they should be.
    var isAboutDrafts: Bool {
        switch self {
        case .disk(.draftNotWritten), .disk(.draftNotRemoved): true
        default: false
        }
    }

    /// Whether it says that the journal of an earlier write could not be written.
    var isAboutJournal: Bool {
        switch self {
        case .disk(.writeNotRecorded), .disk(.outcomeNotRecorded): true
        case .warned(_, let warning): warning.isAboutJournal
        default: false
        }
    }
}
