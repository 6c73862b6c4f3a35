import OnCall
import TerminalCore

extension Console {
    /// Opens the palette for what has the keyboard. Above a dialog it has the actions of the dialog only.
    mutating func openPalette() {
        let isInPane = overlays.isEmpty
        let entries = actionEntries + (isInPane ? commandEntries + contextEntries + themeEntries : [])
        overlays.push(
            .palette(Palette(entries, recent: overlays.recentEntries, directory: isInPane ? directory : nil)))
        followPalette()
    }

    /// Brings up to date why entries of the palette are disabled.
    mutating func followPalette() {
        guard case .palette(var palette)? = overlays[.palette] else { return }
        palette.follow { reason(of: $0) }
        overlays.replace(.palette(palette))
    }

    /// The actions with a key: those that the footer names first, motions and typing last.
    private var actionEntries: [PaletteEntry] {
        let typing = Set((KeyGroup.rows.lines + KeyGroup.textField.lines + KeyGroup.textArea.lines).map(\.help))
        let lines = inputContext.lines.filter { $0.help != KeyTable.paletteHelp }
        func rank(_ line: KeyLine) -> Int { line.label != nil ? 0 : typing.contains(line.help) ? 2 : 1 }
        return (0...2).flatMap { wanted in lines.filter { rank($0) == wanted } }.compactMap { line in
            line.keys.first.map { PaletteEntry(.action, line.help, .key($0), shortcut: $0.name) }
        }
    }

    /// The commands of the command line that have no key here.
    private var commandEntries: [PaletteEntry] {
        let withKeys = Set(KeyTable.bindings(for: inputContext).map(\.command))
        return CommandLine.entries.filter { entry in
            !withKeys.contains(entry.command) && ![.listContexts, .listThemes, .palette].contains(entry.command)
        }.map { PaletteEntry(.command, $0.hint, .command($0.command), shortcut: ":\($0.name)") }
    }

    private var contextEntries: [PaletteEntry] {
        configuration.contexts.map {
            PaletteEntry(.context, $0, .command(.switchContext($0)), shortcut: ":context \($0)")
        }
    }

    private var themeEntries: [PaletteEntry] {
        configuration.themes.map { PaletteEntry(.theme, $0, .command(.chooseTheme($0)), shortcut: ":theme \($0)") }
    }

    /// Why Enter on an entry of the palette could do nothing now.
    private func reason(of target: PaletteEntry.Target) -> DisabledReason? {
        switch target {
        case .key(let key):
            let below = overlays.layers.last { $0.kind != .palette }
            if let below, below.layer.binds(key) { return below.layer.disabledReason(of: key, surroundings) }
            let context = below.map { InputContext.overlay($0.kind) } ?? paneContext
            return KeyTable.binding(for: key, in: context)?.disabledReason(self)
        case .command(let command):
            return CommandLine(contexts: configuration.contexts).entry(of: command)?.disabledReason(self)
        case .integration: return nil
        }
    }
}
