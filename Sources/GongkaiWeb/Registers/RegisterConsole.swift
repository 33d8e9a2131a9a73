import GongkaiCore
import GongkaiStore
import Hummingbird

/// The registers on the console: what they hold, one record with all its versions, and what can be done with it.
struct RegisterConsole {
    let site: Site
    let registers: RegisterStore
    /// Nil where requests cannot be opened.
    let requests: RequestStore?

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.registers, use: index)
            .get(.register, use: list)
            .get(.registerEntry, use: showEntry)
            .post(.register, use: enter)
            .get(.record, use: show)
            .get(.recordCorrection, use: showCorrection)
            .post(.recordCorrection, use: correct)
            .get(.recordVoid, use: showVoid)
            .post(.recordVoid, use: void)
    }

    @Sendable func index(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRegisters)
        var sections: [RegisterIndexPage.Section] = []
        for section in RegisterDefinition.sections {
            var entries: [RegisterIndexPage.Entry] = []
            for register in RegisterDefinition.all where register.section == section {
                let total = try await registers.list(register, RegisterQuery(limit: 0), agencies: context.officer.agencies).total
                entries.append(
                    RegisterIndexPage.Entry(
                        label: register.label, href: Route.register.path(register.name).text, explanation: register.explanation,
                        count: grouped(total)))
            }
            sections.append(RegisterIndexPage.Section(heading: section, entries: entries))
        }
        return site.show(RegisterIndexPage(sections: sections), request, context)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRegisters)
        let register = try context.register()
        let agencies = try await site.agencies(in: context.officer.scope)
        let filter = RegisterFilter(register, try request.queryFields, agencies: agencies)
        let page = try await registers.list(register, filter.query, agencies: context.officer.agencies)
        return site.show(
            RegisterListPage(register, filter, page, agencies: agencies, may: context.officer.permissions), request, context,
            status: filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRegisters)
        let register = try context.register()
        let id = try context.record()
        let versions = try await registers.history(register, id, agencies: context.officer.agencies)
        let agencies = try await site.accounts.agencies()
        var dependents: [RecordPage.Dependent] = []
        for (other, column) in register.dependents {
            let query = RegisterQuery(references: [column: id], limit: 0)
            let count = try await registers.list(other, query, agencies: context.officer.agencies).total
            dependents.append(
                RecordPage.Dependent(
                    label: other.label, count: grouped(count),
                    href: Route.register.path(other.name).query([(column, String(id))]).text,
                    entryHref: Route.registerEntry.path(other.name).query([(column, RecordPage.key(of: versions, in: register))]).text))
        }
        return site.show(
            RecordPage(
                register, versions, agencies: agencies, people: try await site.people(), dependents: dependents,
                caseHref: try await requests?.matters.matters(behind: [id], of: register.name, for: context.officer)[id].map {
                    Route.requestCase.path("\($0.value)").text
                },
                may: context.officer.permissions),
            request, context)
    }

    // MARK: Entry

    @Sendable func showEntry(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeRegisters)
        let register = try context.register()
        let query = try request.queryFields
        let cells = Dictionary(query.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        return site.show(
            RecordFormPage(
                entering: register, cells: cells, agencies: try await site.agencies(in: context.officer.scope),
                agency: context.officer.agency, token: context.officer.csrfToken),
            request, context)
    }

    @Sendable func enter(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeRegisters)
        let register = try context.register()
        let agency = context.chosenAgency
        let cells = context.cells(of: register)
        do {
            let (path, isFirst) = try await site.once(context.form) {
                let id = try await registers.enter(
                    register, agency: agency, cells: cells, agencies: context.officer.agencies, by: context.actor, at: site.now())
                return Route.record.path(register.name, String(id))
            }
            return site.lead(to: path, saying: isFirst ? .entered : .alreadyDone)
        } catch let refusal as RegisterRefusal where !refusal.faults.isEmpty {
            let page = RecordFormPage(
                entering: register, cells: cells, agencies: try await site.agencies(in: context.officer.scope), agency: agency,
                token: context.officer.csrfToken, faults: refusal.faults)
            return site.show(page, request, context, status: .unprocessableContent, notices: RecordFormPage.notices(refusal, on: page))
        }
    }

    // MARK: Correction

    @Sendable func showCorrection(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeRegisters)
        let register = try context.register()
        let record = try await registers.record(register, try context.record(), agencies: context.officer.agencies)
        guard record.isCurrent else { throw RegisterRefusal.voided }
        return site.show(
            RecordFormPage(
                correcting: record, of: register, cells: record.cells(of: register), agency: record.agency,
                agencies: try await site.agencies(in: context.officer.scope), token: context.officer.csrfToken),
            request, context)
    }

    @Sendable func correct(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeRegisters)
        let register = try context.register()
        let id = try context.record()
        let cells = context.cells(of: register)
        let reason = context.form["reason"] ?? ""
        let seen = try context.seenVersion()
        let path = Route.record.path(register.name, String(id))
        if let words = IntakeForm.tooLong(reason, RecordFormPage.longestReason) {
            let record = try await registers.record(register, id, agencies: context.officer.agencies)
            let page = RecordFormPage(
                correcting: record, of: register, cells: cells, agency: context.chosenAgency, version: seen,
                agencies: try await site.agencies(in: context.officer.scope), token: context.officer.csrfToken,
                faults: register.faults(in: cells, today: site.now().day), reason: reason, reasonError: words)
            return site.refused(page, request, context)
        }
        do {
            let (_, isFirst) = try await site.once(context.form) {
                try await registers.correct(
                    register, id, expecting: seen, agency: context.chosenAgency, cells: cells, reason: reason,
                    agencies: context.officer.agencies, by: context.actor, at: site.now())
                return path
            }
            return site.lead(to: path, saying: isFirst ? .corrected : .alreadyDone)
        } catch let refusal as RegisterRefusal where refusal.isAboutTheForm {
            let record = try await registers.record(register, id, agencies: context.officer.agencies)
            let page = RecordFormPage(
                correcting: record, of: register, cells: cells, agency: context.chosenAgency, version: seen,
                agencies: try await site.agencies(in: context.officer.scope), token: context.officer.csrfToken,
                faults: refusal == .reasonMissing ? register.faults(in: cells, today: site.now().day) : refusal.faults,
                reason: reason, reasonError: reason.isEmpty ? RegisterRefusal.reasonMissing.words : nil)
            return site.show(
                page, request, context, status: .init(code: refusal.status), notices: RecordFormPage.notices(refusal, on: page))
        }
    }

    // MARK: Taking back

    @Sendable func showVoid(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeRegisters)
        let register = try context.register()
        let record = try await registers.record(register, try context.record(), agencies: context.officer.agencies)
        guard record.isCurrent else { throw RegisterRefusal.voided }
        return site.show(VoidPage(record, of: register, token: context.officer.csrfToken), request, context)
    }

    @Sendable func void(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeRegisters)
        let register = try context.register()
        let id = try context.record()
        let reason = context.form["reason"] ?? ""
        if let words = IntakeForm.tooLong(reason, RecordFormPage.longestReason) {
            let record = try await registers.record(register, id, agencies: context.officer.agencies)
            return site.refused(
                VoidPage(record, of: register, token: context.officer.csrfToken, reason: reason, error: words), request, context)
        }
        do {
            try await registers.void(
                register, id, expecting: try context.seenVersion(), reason: reason, agencies: context.officer.agencies, by: context.actor,
                at: site.now())
        } catch RegisterRefusal.reasonMissing {
            let record = try await registers.record(register, id, agencies: context.officer.agencies)
            let page = VoidPage(record, of: register, token: context.officer.csrfToken, error: RegisterRefusal.reasonMissing.words)
            return site.show(page, request, context, status: .unprocessableContent)
        }
        return site.lead(to: Route.record.path(register.name, String(id)), saying: .voided)
    }
}

extension RegisterDefinition {
    /// What the cells alone say, when the store has stopped at something else.
    fileprivate func faults(in cells: [String: String], today: Day) -> [CellFault] {
        do {
            return try parse(cells, today: today).faults
        } catch {
            return error.faults
        }
    }
}
