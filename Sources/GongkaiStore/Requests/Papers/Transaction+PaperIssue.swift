import GongkaiCore

extension Transaction {
    /// Numbers and dates a paper: from now on it stands as it is.
    func issue(
        _ place: PaperPlace, of stored: StoredMatter, expecting revision: Int?, because reason: String? = nil,
        by writer: (id: OfficerID, name: String), _ actor: Actor, _ key: SealingKey, _ calendar: WorkingCalendar, at now: Instant
    ) throws -> PaperIssue {
        let id = stored.row.id, opened = try open(place, of: stored, key, calendar, at: now), line = opened.line
        if let issue = line.issue { throw PaperAccessRefusal.goneOut(issue.words) }
        let day: Day
        switch line.standing {
        case .open(mayGoOut: true): day = line.day(at: now)
        case .signed(let signed): day = signed
        case .open(mayGoOut: false), .reviewed: throw PaperAccessRefusal.notSigned
        case .void: throw PaperAccessRefusal.void
        case .overtaken(let by): throw PaperAccessRefusal.overtaken(by)
        }
        try requireTold(line, of: stored, calendar)
        if let revision, opened.revision != revision { throw PaperAccessRefusal.changedMeanwhile }
        if let late = opened.late, reason == nil { throw PaperAccessRefusal.lateReasonMissing(late.words) }
        var paper = opened.paper
        paper.day = day
        let agency = stored.row.agency
        let setting = try paperSetting(of: agency)
        if paper.layout != .form {
            paper.number = try takeNumber(
                DisclosureRequest.paperNumbering, series: "paper", agency: agency, code: setting.mark, year: day.year)
        }
        let facts = try paperFacts(place, of: stored, setting, number: paper.number, day: day, key, calendar)
        let faults: [PaperFault]
        do throws(PaperRefusal) { faults = try line.kind.faults(of: paper, facts) } catch { throw PaperAccessRefusal.unwritten(error) }
        if !faults.isEmpty { throw PaperAccessRefusal.faulty(faults) }
        let paperID = try paperID(place, of: id, line.kind)
        try keep(paper, as: opened.revision + 1, of: paperID, key, by: writer, at: now)
        try run(
            """
            UPDATE request_paper SET number = \(paper.number), dated_on = \(day), issued_by = \(writer.id), issued_name = \(writer.name),
                issued_at = \(now) WHERE id = \(paperID) AND issued_at IS NULL
            """, expecting: 1)
        try record(
            action: "paper.issue", subject: "matter/\(id.value)", version: Int64(opened.revision + 1),
            reason: opened.late == nil ? nil : reason,
            after: JSONText.object([
                "paper": line.kind.code, "event": String(place.event), "number": paper.number, "on": day.text,
                // What it says can be proved later and is told to nobody.
                "said": key.lookup(try paper.json, as: "paper/\(paperID)/\(opened.revision + 1)"),
            ]), by: actor, at: now)
        try tellOfLetter(ofStep: place.event, of: stored, at: now)
        return PaperIssue(number: paper.number, on: day, by: writer.name, at: now)
    }

    /// Nobody is told that they let a time pass which was never given to them.
    private func requireTold(_ line: PaperLine, of stored: StoredMatter, _ calendar: WorkingCalendar) throws {
        guard case .abandonedNotice = line.kind, let demand = stored.matter.unanswered(calendar) else { return }
        if !demand.isTold { throw PaperAccessRefusal.givenUpEarly(notice: demand.notice, last: nil) }
        if let last = demand.last, line.on <= last { throw PaperAccessRefusal.givenUpEarly(notice: demand.notice, last: last) }
    }

    /// What is served has its number and day: a reply that has none yet gets them with the service. Refused where it cannot have them.
    func issueServed(
        _ decision: MatterDecision, of row: MatterRow, _ work: MatterWork, by actor: Actor, at now: Instant
    ) throws {
        guard decision.event.action == RequestAction.serve.action, let draft = decision.matter.last(.draft) else { return }
        let stored = StoredMatter(row: row, matter: decision.matter, dates: work.dates(decision.matter))
        let place = PaperPlace(event: draft.number)
        guard let line = try line(place, of: stored), let writer = decision.event.author.writer else { return }
        try requireFiles(place, of: stored, decision.event, work, at: now)
        guard line.issue == nil else { return }
        do {
            _ = try issue(place, of: stored, expecting: nil, by: writer, actor, work.key, work.calendars.newest, at: now)
        } catch let refusal as PaperAccessRefusal {
            throw PaperAccessRefusal.servedWithoutNumber(refusal.words)
        }
    }
}

extension Transaction {
    /// What goes out online has with it what it encloses: nobody can put in a sheet of paper.
    private func requireFiles(
        _ place: PaperPlace, of stored: StoredMatter, _ service: MatterEvent, _ work: MatterWork, at now: Instant
    ) throws {
        guard service[.serviceWay]?.text == "online" else { return }
        let opened: OpenedPaper
        do {
            opened = try open(place, of: stored, work.key, work.calendars.newest, at: now)
        } catch is PaperAccessRefusal {
            // What cannot be written is refused with its own words.
            return
        }
        if opened.lacksFiles { throw PaperAccessRefusal.servedWithoutFiles }
    }
}

extension PaperIssue {
    /// For refusals.
    var words: String { number ?? on.chineseText }
}

extension MatterEvent.Author {
    /// Who held the pen; nil for whoever is no officer.
    var writer: (id: OfficerID, name: String)? {
        switch self {
        case .officer(let id, let name): (id, name)
        case .deputy(let id, let name, _, _): (id, name)
        default: nil
        }
    }
}
