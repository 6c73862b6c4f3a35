import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import TextEditing

extension Console {
    /// Performs the command of a key. Its binding has already checked whether it is enabled.
    mutating func perform(_ command: Command) {
        switch command {
        case .move(let motion): move(motion)
        case .focusNext: focusNext(1)
        case .focusPrevious: focusNext(-1)
        case .focus(let pane): focus(pane)
        case .zoomIn: workspace.isZoomed = true
        case .zoomOut: workspace.isZoomed = false
        case .help: openHelp()
        case .back: back()
        case .escape: escape()
        case .cancel: cancel()
        case .redraw: run(.terminal(.redraw))
        case .suspend:
            lock()
            run(.terminal(.suspend))
        case .altKeys: overlays.push(.altKeys(AltKeys(after: inputContext.lines)))
        case .listThemes: listThemes()
        case .chooseTheme(let name): chooseTheme(name)
        case .toggleMouse: toggleMouse()
        case .reload: run(.terminal(.reload))
        case .refreshAll: refreshAll()
        case .refreshOne:
            // First pending retries and uncertain writes.
            let isAwaited = awaitedRetry != nil
            retryNow()
            if retryLostWindow() { break }
            if !recheck(), !isAwaited, let id = selectedID { send(.fetch(id)) }
        // The text may be pasted into a shell, where a line break from the server would run a command.
        case .copyID: copy(selected.map { SafeText($0.id.rawValue).plain }, as: .id)
        case .copyLink:
            if let link = selected?.link.value {
                copy(SafeText(link).plain, as: .link)
            } else {
                copy(selected?.inboundEmail.value.map { SafeText($0).plain }, as: .inboundEmail)
            }
        case .revealLink: workspace.detail.revealed = workspace.detail.revealed == selectedID ? nil : selectedID
        case .filter:
            focus(.list)
            workspace.list.isFiltering = true
        case .acceptFilter: acceptFilter()
        case .sort: sortList()
        case .nextGroup: moveInDetail(toNextGroup: true)
        case .previousGroup: moveInDetail(toNextGroup: false)
        case .findInDetail: openDetailFind()
        case .findNextInDetail: findInDetail(.next)
        case .findPreviousInDetail: findInDetail(.previous)
        case .closeDetailFind: closeDetailFind()
        case .open: open()
        case .mark(let command): mark(command)
        case .bulkSheet: openBulkSheet()
        case .matrix: openMatrix()
        case .startMaintenance: openMaintenanceDialog(for: targets)
        case .extendMaintenance: openExtensionDialog(for: targets)
        case .stopMaintenance:
            if hasMarks {
                openBulkPlan(.stopMaintenance, of: targets)
            } else if let id = selectedID {
                askToStopMaintenance(of: id)
            }
        case .windows: openCockpit()
        case .create: openCreationDialog()
        case .delete:
            if hasMarks {
                openBulkPlan(.delete, of: targets)
            } else if let id = selectedID {
                overlays.push(.deletion(DeletionDialog(id)))
            }
        case .resetToDefault:
            if hasMarks, focus == .detail, let (_, slot) = currentSlot {
                openBulkPlan(.set([BulkAction.Value(.template(slot), .null)]), of: targets)
            } else {
                planReset()
            }
        case .dropDraft: askToDropDraft()
        case .save: save()
        case .saveIntegration: planAll(of: selectedID)
        case .saveAll: planAll()
        case .undoSaved: if let id = selectedID { undoOrAsk(of: id) }
        case .redoSaved: if let id = selectedID { redoSaved(of: id) }
        case .history: openHistory(of: selectedID)
        case .historyOfAll: openHistory(of: nil)
        case .listDrafts: openDrafts()
        case .requestLog: openRequestLog()
        case .commandLine:
            overlays.push(
                .commandLine(
                    CommandLine(
                        contexts: configuration.contexts, themes: configuration.themes, past: overlays.pastCommands)))
        case .palette: openPalette()
        case .listContexts: listContexts()
        case .switchContext(let name): switchContext(name)
        case .unlock: askToUnlock()
        case .lock: lock()
        case .quit:
            focus(.list)
            back()
        case .edit(let edit): apply(edit)
        case .labels(let command): perform(command)
        case .studio(let command): perform(command)
        }
    }

    /// Performs a command of the command line, unless it is disabled.
    mutating func performFromCommandLine(_ command: Command) {
        let entry = CommandLine(contexts: configuration.contexts).entry(of: command)
        if let entry, let reason = entry.disabledReason(self) {
            notice = .commandDisabled(name: entry.name, reason)
        } else {
            perform(command)
        }
    }

    /// The edited template, or the one selected in the detail.
    var currentSlot: (IntegrationID, TemplateSlot)? {
        if focus == .editor, let editor = editing, case .template(let slot) = editor.field {
            return (editor.integration, slot)
        }
        if focus == .detail, let id = selectedID, case .template(let slot) = detail.field { return (id, slot) }
        return nil
    }

    // MARK: Moving

    private mutating func move(_ motion: ListMotion) {
        switch inputContext {
        case .list, .filter: moveInList(motion)
        case .side: scrollSide(motion)
        case .labelEditor, .labelCell: changeLabels { $0.move(motion, page: $1) }
        default:
            guard let selected else { return }
            let (rows, heights, _) = detailRows(selected)
            workspace.detail.move(motion, rows: rows, heights: heights, height: layout.inside(.detail).height)
        }
    }

    // MARK: Leaving

    private mutating func back() {
        switch focus {
        case .editor: leaveEditor()
        case .side, .payload: workspace.focus = .editor
        case .detail: workspace.focus = .list
        case .list:
            let unfinished = Question.UnfinishedWork(
                drafts: drafts.count, unwritten: drafts.unwritten.count, draftsFolder: configuration.draftsFolder,
                isWriteUnderWay: exchange.hasWriteUnderWay,
                uncertainItems: exchange.uncertainItems)
            // So that the question knows whether the drafts are on disk.
            flushToDisk()
            if unfinished.isEmpty || unfinished.isAboutDiskOnly {
                endOrAsk()
            } else {
                overlays.push(.question(Question(subject: .quit(unfinished), onYes: [.quit])))
            }
        }
    }

    private mutating func escape() {
        if inputContext == .labelCell { return perform(LabelCommand.closeCell) }
        // While the filter is typed, Esc clears the filter and not a failure notice: further letters would go on into the filter.
        if inputContext == .filter {
            clearFilter()
        } else if notice != nil {
            notice = nil
        } else if !exchange.lostWindows.isEmpty {
            acknowledgeLostWindow()
        } else if focus == .list, showsFilter {
            clearFilter()
        } else if focus == .detail {
            workspace.focus = .list
        }
    }

    /// `Ctrl-C`: closes a dialog or cancels what is running, with a notice; it never quits the program.
    private mutating func cancel() {
        // Cancels what is below the help.
        for kind in [Overlay.Kind.help, .helpFind] where overlays.layers.count > 1 { overlays.remove(kind) }
        if let top = overlays.top {
            let surroundings = surroundings
            if top.kind == .commandLine || top.kind == .palette { return overlays.remove(top.kind) }
            if !top.layer.isBusy(surroundings) {
                let isUnchanged = !(plan?.hasSent ?? false)
                for layer in overlays.layers.reversed() { carryOut(layer.layer.cancelled(), from: layer.kind) }
                closePlan()
                overlays.removeAll()
                notice = .closed(isUnchanged: isUnchanged)
                return
            }
        }
        if stopConnecting() { return }
        guard !requests.isEmpty else {
            if inputContext == .editor || inputContext == .completion || inputContext == .payload {
                return apply(.copy)
            }
            notice = .nothingRunning
            return
        }
        stopPlan()
        collect(exchange.cancelAll(at: now, known: directory.integration))
    }

    mutating func copy(_ text: String?, as thing: CopiedItem) {
        guard let text else { return }
        editingState.setClipboard(text)
        run(.terminal(.copy(text)))
        notice = .copied(thing)
    }

    // MARK: Text

    private mutating func apply(_ edit: TextEdit) {
        var taken: String?
        let clipboard = clipboard
        if inputContext == .payload {
            editPayload { taken = $0.apply(edit, clipboard: clipboard, in: $1) }
        } else if inputContext == .editor || inputContext == .completion, let editor = editing?.fieldEditor {
            // A name has no line breaks: Enter saves.
            if editor.isSingleLine, edit == .newline {
                // Nothing is sent while the screen is too small to show it.
                if !isTooSmall { save() }
                return
            }
            if editor.isSingleLine, edit == .indent || edit == .outdent {
                notice = .editing(.enterSaves)
                return
            }
            let size = layout.inside(.editor).size
            editTemplate { taken = $0.apply(edit, clipboard: clipboard, in: size) }
            followCompletion(typed: edit == .deleteBackward ? "" : nil)
        } else {
            editText { taken = edit.apply(to: &$0, clipboard: clipboard) }
        }
        if let taken, !taken.isEmpty { take(taken, isCopy: edit == .copy) }
    }

    /// Text was cut or copied.
    mutating func take(_ text: String, isCopy: Bool) {
        editingState.setClipboard(text)
        run(.terminal(.copy(text)))
        if isCopy { notice = .copied(.selection) }
    }
}

extension TextEdit {
    /// Whether it can change the text, and not only move the cursor.
    var changesText: Bool {
        switch self {
        case .move, .select, .selectAll, .toggleSelecting, .copy: false
        default: true
        }
    }
}
