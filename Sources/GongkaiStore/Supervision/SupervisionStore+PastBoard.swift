package import GongkaiCore

extension SupervisionStore {
    /// The board as it was at the end of a day. Every case that was open then is looked at anew by what was recorded by then, some hundred thousand in ten
    /// seconds: who asks for it waits in a queue.
    package func board(_ filter: BoardFilter, within units: Set<AgencyID>?, asOf day: Day) async throws -> SupervisionBoard {
        try await database.read { tx in
            var total: [String: Int] = [:]
            var byUnit: [String: [String: Int]] = [:], byItem: [String: [String: Int]] = [:], byStep: [String: [String: Int]] = [:]
            try self.forEachOpen(on: day, in: tx) { one in
                guard filter.holds(one), units?.contains(one.unit) ?? true else { return }
                total[one.colour, default: 0] += 1
                byUnit[String(one.unit.value), default: [:]][one.colour, default: 0] += 1
                byItem[one.item, default: [:]][one.colour, default: 0] += 1
                byStep[one.step, default: [:]][one.colour, default: 0] += 1
            }
            let unitNames = try tx.rows("SELECT id, name FROM agency").reduce(into: [String: String]()) {
                $0[String(try $1.get("id", as: Int64.self))] = try $1.get("name", as: String.self)
            }
            let itemNames = try tx.rows("SELECT item, name FROM supervision_item").reduce(into: [String: String]()) {
                $0[try $1.get("item", as: String.self)] = try $1.get("name", as: String.self)
            }
            func lines(_ cases: [String: [String: Int]], _ names: [String: String]) -> [SupervisionBoard.Line] {
                cases.map { SupervisionBoard.Line(key: $0.key, name: names[$0.key] ?? $0.key, cases: $0.value) }.gravestFirst
            }
            return SupervisionBoard(
                cases: total, units: lines(byUnit, unitNames), items: lines(byItem, itemNames),
                steps: lines(byStep, [:]).byPlace(only: filter.step),
                through: try tx.supervisionBasis()?.through, waiting: 0)
        }
    }

    /// The cases that were open at the end of a day in the order in which they came, from one on, with how many there were.
    package func cases(
        _ filter: BoardFilter, within units: Set<AgencyID>?, asOf day: Day, after: MatterID?, limit: Int = 50
    ) async throws -> (lines: [SupervisedLine], next: MatterID?, total: Int) {
        try await database.read { tx in
            try tx.requireDerived(through: day)
            func find() throws -> [PastLists.Line] {
                var lines: [PastLists.Line] = []
                try self.forEachOpen(on: day, in: tx) { one in
                    guard filter.holds(one), units?.contains(one.unit) ?? true else { return }
                    lines.append(
                        PastLists.Line(
                            id: one.id, unit: one.unit, colour: one.colour, step: one.step, received: one.received, nextDay: one.nextDay))
                }
                return lines
            }
            let basis = try tx.supervisionBasis()
            let all: [PastLists.Line]
            // What is derived up to a later day was recorded for good; the newest day still goes on.
            if let basis, day < basis.through {
                let key = PastLists.Key(day: day, filter: filter, units: units, rules: basis.rules, calendars: basis.calendars)
                all = try self.past.lines(key, else: find)
            } else {
                all = try find()
            }
            let first = after.map { place in all.firstIndex { $0.id.value > place.value } ?? all.count } ?? 0
            let shown = Array(all[first...].prefix(limit)), isMore = all.count > first + limit
            let names = try tx.rows("SELECT id, number, title FROM matter WHERE id IN \(list: shown.map(\.id.value))")
                .reduce(into: [Int64: (number: String, title: String)]()) {
                    $0[try $1.get("id")] = (try $1.get("number", as: String?.self) ?? "", try $1.get("title"))
                }
            let lines = shown.map { one in
                SupervisedLine(
                    id: one.id, number: names[one.id.value]?.number ?? "", title: names[one.id.value]?.title ?? "", unit: one.unit,
                    colour: one.colour, standing: CaseStanding(text: one.step), received: one.received, nextDay: one.nextDay)
            }
            return (lines, isMore ? shown.last?.id : nil, all.count)
        }
    }

    /// What was closed by then and stayed so is passed over unread.
    private func forEachOpen(on day: Day, in tx: Transaction, _ body: (SupervisedCase) throws -> Void) throws {
        try tx.requireDerived(through: day)
        var replay = CaseReplay(try tx.rules().book, try calendars.calendars(in: tx), upTo: day)
        var last: Int64 = 0
        while case let ids = try tx.rows(
            """
            SELECT matter_id FROM supervision_case WHERE matter_id > \(last) AND (is_open = 1 OR closed_on > \(day))
            ORDER BY matter_id LIMIT 500
            """
        ).map({ try $0.get("matter_id", as: Int64.self) }), let end = ids.last {
            for rows in try tx.caseRows(of: ids) {
                if let one = replay.supervised(rows), one.isOpen { try body(one) }
            }
            last = end
        }
    }
}
