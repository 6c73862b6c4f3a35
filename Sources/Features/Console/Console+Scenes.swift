import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore

/// What is on the screen, pane by pane: everything that the views get. A scene is made when its pane is drawn.
extension Console {
    /// The scene of the header.
    package var headerScene: HeaderScene {
        let pauseSeconds = budget.pauseSeconds(at: now)
        let isNearLimit = pauseSeconds == nil && budget.isThrottled(at: now)
        return HeaderScene(
            configuration: configuration, dialect: directory.dialect, cacheAge: directory.cachedAt.map(age(of:)),
            refreshState: refreshState, windows: directory.windowCounts(at: serverTime),
            pauseSeconds: pauseSeconds, requestCount: isNearLimit ? budget.requests(at: now) : nil,
            draftCount: drafts.count, unwrittenCount: drafts.unwrittenCount, isReadOnly: isReadOnly,
            unlockedSeconds: isUnlocked
                ? clock.unlockedUntil.map { max(0, Int($0.timeIntervalSince(now).rounded(.up))) } : nil)
    }

    private var refreshState: HeaderScene.RefreshState? {
        if let wait = listWait { return .waiting(wait, seconds: wait.seconds(at: now)) }
        if let listing = directory.listing {
            let isSlow = budget.pace(pages: listing.totalPages ?? 1, isBackground: true, at: now) != nil
            // The age of a cached list is shown anyway.
            let age = isSlow && directory.cachedAt == nil ? directory.listedAt.map(age(of:)) : nil
            return .reading(pagesRead: listing.pagesRead, totalPages: listing.totalPages, rest: age)
        }
        // The list shows the reason.
        if directory.cachedAt != nil { return nil }
        if directory.failure != nil { return .failed(age: directory.listedAt.map(age(of:))) }
        return directory.listedAt.map { .done(age: age(of: $0)) }
    }

    /// The scene of the list. Only visible rows are evaluated.
    package var listScene: ListScene {
        let withUnwritten = drafts.unwrittenIntegrations(of: configuration.server)
        let rows = list.rows.dropFirst(list.top).prefix(listHeight).compactMap { directory.integration($0) }
        return ListScene(
            list: list, count: directory.order.count, showsFilter: showsFilter, isFilterTyped: inputContext == .filter,
            staleness: stalenessLines,
            rows: rows.map { integration in
                ListScene.Row(
                    name: integration.displayName, isMarked: list.marks.contains(integration.id),
                    type: integration.type.value ?? "",
                    labels: integration.labels.value ?? [], window: integration.maintenance,
                    teamName: directory.teamName(integration.teamID.value),
                    activity: activity(of: integration.id), hasDraft: hasDraft(integration.id),
                    isUnwritten: withUnwritten.contains(integration.id),
                    unreadable: integration.unreadableMembers.keys.sorted(), id: integration.id,
                    customChannels: integration.templates.customChannels)
            },
            emptyState: list.rows.isEmpty ? emptyState : nil, serverTime: serverTime)
    }

    private var emptyState: ListScene.EmptyState {
        if !list.filter.isEmpty, !directory.order.isEmpty {
            return .filtered(list.filter.problems.first, suggestion: filterSuggestion)
        }
        if let wait = listWait { return .waiting(wait.error) }
        if directory.listing != nil { return .reading }
        if let failure = directory.failure { return .failed(failure, tokenSource: tokenSource(failure)) }
        return directory.leftOut > 0 ? .withoutIDs(directory.leftOut) : .nothing
    }

    /// The scene of the detail; nil if nothing is selected.
    package var detailScene: DetailScene? {
        guard let integration = selected else { return nil }
        let id = integration.id
        let window = integration.maintenance
        let (rows, heights, columns) = detailRows(integration)
        return DetailScene(
            integration: integration, detail: detail, rows: sceneRows(integration, rows, heights), columns: columns,
            activity: activity(of: id),
            offersLabels: directory.offersLabels(integration), isFromCache: directory.isFromCache(id),
            offersMaintenance: !isReadOnly && !directory.isFromCache(id) && !isUncertain(id),
            windowStart: window?.startedAt.map(clockTime(of:)), windowEnd: window?.endsAt.map(clockTime(of:)),
            serverTime: serverTime, isLocalTime: !directory.clock.isKnown)
    }

    private func sceneRows(_ integration: Integration, _ rows: [DetailRow], _ heights: [Int]) -> [DetailScene.Row] {
        let hasDraft = hasDraft(integration.id)
        return zip(rows, heights).map { row, height in
            let typed = hasDraft ? row.field.flatMap { draft(integration.id, $0) } : nil
            let isUnwritten = typed.map { drafts.isUnwritten($0.key) } ?? false
            return DetailScene.Row(
                row: row, height: height, draft: typed, chosen: chosen(row, integration, typed),
                isUnwritten: isUnwritten)
        }
    }

    private func chosen(_ row: DetailRow, _ integration: Integration, _ draft: Draft?) -> FieldText? {
        guard let field = row.field, field.isChosen else { return nil }
        return FieldText(
            draft.map { Field(sent: $0.value) } ?? integration.value(of: field), directory.valueNames(of: field))
    }

    /// The scene of the third pane.
    package var editorScene: EditorScene {
        switch editing {
        case .field(let editor):
            let id = editor.integration
            return .field(
                editor, studio, owner: owner(id), isFromCache: directory.isFromCache(id),
                isUnwritten: drafts.isUnwritten(draftKey(id, editor.field)))
        case .labels(let editor):
            return .labels(
                editor, labelPreview, owner: owner(editor.integration),
                isUnwritten: drafts.isUnwritten(draftKey(editor.integration, editor.field)))
        case nil:
            let typed = detail.field.flatMap { field in selectedID.flatMap { draft($0, field) } }
            return .preview(
                detail.field, of: selected, draft: typed?.value,
                isUnwritten: typed.map { drafts.isUnwritten($0.key) } ?? false)
        }
    }

    /// The name of the edited integration, if another is selected or the name is not visible.
    private func owner(_ id: IntegrationID) -> String? {
        guard id != selectedID || layout.frame(of: .detail) == nil else { return nil }
        return directory.integration(id)?.displayName ?? id.rawValue
    }

    /// The scene of the side pane; nil if no template is edited.
    package var sideScene: SideScene? {
        studio.map { studio in
            SideScene(
                side: studio.side, isRendering: studio.isRendering, payloadTitle: payload?.title,
                shownAs: studio.side == .result && !studio.isRaw && studio.isDrawn ? studio.slot.groupTitle : nil,
                isRaw: studio.isRaw && (studio.side == .result ? studio.isDrawn : studio.side == .allTemplates),
                lines: sideLines(width: layout.inside(.side).width - 2), top: studio.top)
        }
    }

    /// The scene of the status line.
    package var statusScene: StatusScene {
        let running = requests.filter { $0.value.wait == nil }.sorted { $0.key < $1.key }.map(\.value)
        let failure = if case .creation(let dialog)? = dialog { dialog.lastFailure } else { CreationFailure?.none }
        return StatusScene(
            lost: exchange.lostWindows.first.map {
                StatusScene.Lost(
                    window: $0, since: configuration.clock.time($0.since, from: now, showsSeconds: true),
                    others: exchange.lostWindows.count - 1)
            },
            notice: notice, retry: awaitedRetry, uncertainty: uncertainty,
            connection: connecting.map {
                StatusScene.Connection(
                    name: $0.name, isWaitingForUser: $0.isReady && !isIdle, seconds: seconds(since: $0.startedAt))
            },
            running: running.map {
                StatusScene.Running(
                    call: $0.call, integrationName: directory.integration($0.call.integration)?.displayName,
                    seconds: seconds(since: $0.startedAt))
            },
            isUnderDialog: dialog != nil, creationFailure: failure)
    }

    private func seconds(since date: Date) -> Int { Int(now.timeIntervalSince(date)) }
}
