import OnCall

/// What became of a configuration that was read again.
package enum SettingsReload: Sendable {
    /// It is valid. `needsReopening`: server, token or connection of the context differ; these hold until it is opened again.
    case taken(SessionConfiguration, needsReopening: Bool)
    /// It has an error, with its line. What was valid before holds.
    case refused(String)
}

extension SessionConfiguration {
    /// The same with the parts of another that can change while the console runs. Guards only get stricter.
    /// - Returns: the names of what differs, as in the file; and whether guards of the other are looser, which is ignored.
    func taking(_ new: SessionConfiguration) -> (configuration: SessionConfiguration, changed: [String], isLooser: Bool)
    {
        var next = self
        var changed: [String] = []
        func take<Value: Equatable>(_ part: WritableKeyPath<SessionConfiguration, Value>, _ name: String?) {
            guard self[keyPath: part] != new[keyPath: part] else { return }
            next[keyPath: part] = new[keyPath: part]
            if let name { changed.append(name) }
        }
        take(\.keys, "keys")
        take(\.theme, "theme")
        take(\.themes, nil)
        take(\.hasMouse, "mouse")
        take(\.refreshSeconds, "refresh_seconds")
        take(\.notify, "notify")
        take(\.confirmsSaves, "confirm_saves")
        take(\.completesWhileTyping, "complete_while_typing")
        take(\.contexts, "contexts")
        take(\.contextNames, nil)
        if new.isReadOnly, !isReadOnly {
            next.isReadOnly = true
            next.readOnlyOrigin = new.readOnlyOrigin
            changed.append("read_only")
        }
        next.guards = guards.tightened(by: new.guards)
        if next.guards != guards { changed.append("guards") }
        return (next, changed, next.guards != new.guards || isReadOnly && !new.isReadOnly)
    }
}
