import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What the supervision did about a case is replayed with its steps")
struct SupervisionActsStoreTests {
    typealias Desk = CaseDesk

    /// Accepted with its second step on Monday, 2 March 2026, and nobody begins: Y09 on the 4th, and R02 on the 10th.
    static func waiting(_ desk: Desk) async throws -> MatterID {
        let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
        try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
        return id
    }

    static func rules(_ id: MatterID, _ desk: Desk, _ day: Day) async throws -> [String] {
        try await desk.supervision.history(of: id, upTo: day, within: nil).cards.map(\.key.rule).sorted()
    }

    @Test("A yellow card that was withdrawn brings no red one: in rounds, in a rebuild, and on past days", arguments: TestEngine.all)
    func withdrawn(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision
            let taken = try await Self.waiting(desk), other = try await Self.waiting(desk)
            try await supervision.renew(at: Instant("2026-03-04", hour: 9))
            let key = CardKey(taken, rule: "Y09.2", signal: .yellow)
            try await supervision.act(
                .withdraw, on: key, text: "系统故障", by: desk.inspector, from: Desk.address, at: Instant("2026-03-05", hour: 9))
            for day in ["2026-03-05", "2026-03-09", "2026-03-10", "2026-03-12"] as [Day] {
                try await supervision.renew(at: Instant(day, hour: 9))
                let renewed = try await supervision.digest()
                #expect(try await supervision.rebuild(upTo: day) == renewed, "\(day)")
            }
            #expect(try await !Self.rules(taken, desk, "2026-03-12").contains { $0.hasPrefix("R02") })
            let red = try await supervision.card(of: "R02.2", in: other).card
            #expect(red?.yellow == "Y09" && red?.due == "2026-03-09" && red?.on == "2026-03-10")
            #expect(try await !Self.rules(other, desk, "2026-03-09").contains { $0.hasPrefix("R02") })
            #expect(try await supervision.board(BoardFilter(), within: nil, asOf: "2026-03-10").cases["red"] == 1)
            // The promise was broken on the 10th in both, and that was not put right either.
            try await supervision.renew(at: Instant("2026-03-16", hour: 9))
            #expect(try await supervision.card(of: "R02", in: taken).card?.yellow == "Y01")
            let told = try await desk.world.database.read { tx in
                try tx.rows("SELECT yellow_rule FROM card_found WHERE code = 'R02' ORDER BY matter_id, on_day").map {
                    try $0.get("yellow_rule", as: String?.self)
                }
            }
            #expect(told == ["Y01", "Y09", "Y01"])
        }
    }

    @Test("Both engines find the same, to the byte, with cards that somebody acted on")
    func engines() async throws {
        let hashes = Hashes()
        for engine in TestEngine.all {
            try await Desk.open(on: engine) { desk in
                let supervision = desk.supervision, ids = try await SupervisionStoreTests.district(desk)
                let waiting = try await Self.waiting(desk)
                try await supervision.renew(at: Instant("2026-03-12", hour: 9))
                func act(_ action: CardLife.Action, _ rule: String, _ id: MatterID, _ officer: Officer, _ day: Day) async throws {
                    let key = try await supervision.card(of: rule, in: id).key
                    try await supervision.act(action, on: key, text: "理由", by: officer, from: Desk.address, at: Instant(day, hour: 10))
                }
                let head = try #require(desk.heads["ZX12"])
                try await act(.withdraw, "Y09", waiting, desk.inspector, "2026-03-12")
                try await act(.appeal, "Y01", ids[1], head, "2026-03-12")
                try await act(.upgrade, "Y01", ids[1], desk.inspector, "2026-03-13")
                try await act(.explain, "Y01", waiting, head, "2026-03-13")
                let own = try await supervision.issue(
                    .yellow, on: ids[0], reason: "态度生硬", by: desk.inspector, from: Desk.address, at: Instant("2026-03-13", hour: 11))
                try await supervision.act(
                    .withdraw, on: own, text: "查无此事", by: desk.secondInspector, from: Desk.address, at: Instant("2026-03-16", hour: 9))
                try await supervision.upholdComplaint(
                    on: ids[2], reason: "窗口拒收材料", by: desk.inspector, from: Desk.address, at: Instant("2026-03-16", hour: 10))
                try await supervision.renew(at: Instant("2026-04-30", hour: 9))
                let renewed = try await supervision.digest()
                #expect(try await supervision.rebuild(upTo: "2026-04-30") == renewed)
                await hashes.add(renewed.hash)
            }
        }
        #expect(await hashes.all.count == 1)
    }

    private actor Hashes {
        var all: Set<String> = []
        func add(_ hash: String) { all.insert(hash) }
    }

    @Test("Whoever issues cards records a complaint that is right; the unit cannot, the case is not touched", arguments: TestEngine.all)
    func complaint(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, id = try await desk.granted("2026-03-02", "2026-03-04")
            let now = Instant("2026-03-05", hour: 9), head = try #require(desk.heads["ZX12"])
            try await supervision.renew(at: Instant("2026-03-04", hour: 20))
            func uphold(_ officer: Officer, _ reason: String = "窗口拒收材料，录音为证") async throws {
                try await supervision.upholdComplaint(on: id, reason: reason, by: officer, from: Desk.address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.issueCards)) { try await uphold(head) }
            await #expect(throws: SupervisionRefusal.reasonMissing) { try await uphold(desk.inspector, " ") }
            let before = try await desk.stored(id).matter.events
            try await uphold(desk.inspector)
            #expect(try await desk.stored(id).matter.events == before)
            try await supervision.renew(at: Instant("2026-03-05", hour: 10))
            let card = try await supervision.card(of: "Y07", in: id)
            #expect(card.card?.on == "2026-03-05" && card.card?.events == [] && card.agency == desk.units["ZX12"]?.id)
            #expect(try await NoticeStore(matters: desk.matters).notices(of: head).contains { $0.kind == .card && $0.action == "Y07" })
            let renewed = try await supervision.digest()
            #expect(try await supervision.rebuild(upTo: "2026-03-05") == renewed)
            #expect(try await !Self.rules(id, desk, "2026-03-04").contains("Y07"))
            let history = try await supervision.history(of: id, upTo: "2026-03-05", within: nil)
            #expect(history.complaints.map(\.name) == ["邓立新"] && history.colour == "yellow")
            for sql: SQL in ["UPDATE complaint_upheld SET said = 'x'", "DELETE FROM complaint_upheld"] {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(sql) } }
            }
            // An inspector of the unit itself decides nothing about it.
            let unit = try #require(desk.units["ZX12"]?.id)
            try await desk.world.database.write { tx in
                try tx.run("UPDATE officer SET agency_id = \(unit) WHERE id = \(desk.secondInspector.id)")
            }
            let own = try #require(try await AccountStore(database: desk.world.database).officer(login: "inspector2"))
            await #expect(throws: SupervisionRefusal.ownHouse) { try await uphold(own) }
        }
    }

    @Test("A complaint names the unit it is about, and its card goes there", arguments: TestEngine.all)
    func complaintUnit(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, now = Instant("2026-03-04", hour: 9)
            let lead = try #require(desk.units["ZX22"]?.id), building = try #require(desk.units["ZX11"]?.id)
            let id = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-03").id
            let other = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-03").id
            let simple = try await desk.granted("2026-03-02", "2026-03-03")
            func uphold(_ id: MatterID, about unit: AgencyID?) async throws {
                try await supervision.upholdComplaint(
                    on: id, about: unit, reason: "核查时不出示证件", by: desk.inspector, from: Desk.address, at: now)
            }
            // What is found when nothing was derived before is told to nobody.
            try await supervision.renew(at: Instant("2026-03-03", hour: 20))
            await #expect(throws: SupervisionRefusal.unitOutside) { try await uphold(simple, about: building) }
            try await uphold(id, about: building)
            try await uphold(other, about: nil)
            try await supervision.renew(at: now)
            let card = try await supervision.card(of: "Y07", in: id)
            #expect(card.agency == building && card.person == nil && card.life.issuedOn == "2026-03-04")
            #expect(try await supervision.card(of: "Y07", in: other).agency == lead)
            @Sendable func told(_ unit: String) async throws -> Int {
                try await NoticeStore(matters: desk.matters).notices(of: try #require(desk.heads[unit])).count { $0.action == "Y07" }
            }
            for unit in ["ZX11", "ZX22"] { #expect(try await told(unit) == 1, "\(unit)") }
            let renewed = try await supervision.digest()
            #expect(try await supervision.rebuild(upTo: "2026-03-04") == renewed)
            // Whoever answers for the card follows its case.
            let seen = try await supervision.history(of: id, upTo: "2026-03-04", within: [building])
            #expect(seen.complaints.map(\.unit) == [building] && seen.cards.map(\.agency) == [building])
        }
    }

    @Test("The same complaint is not recorded twice: by its number, or by its words on one day", arguments: TestEngine.all)
    func complaintTwice(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.granted("2026-03-02", "2026-03-03"), other = try await desk.granted("2026-03-02", "2026-03-03")
            func uphold(_ text: String, _ number: String = "", on id: MatterID, _ day: Day = "2026-03-04") async throws {
                try await desk.supervision.upholdComplaint(
                    on: id, complaint: number, reason: text, by: desk.secondInspector, from: Desk.address, at: Instant(day, hour: 9))
            }
            let known = SupervisionRefusal.complaintKnown(on: "2026-03-04", by: "向秋生")
            try await uphold("窗口拒收材料", on: id)
            await #expect(throws: known) { try await uphold("窗口拒收 材料\n", on: id) }
            await #expect(throws: known) { try await uphold("窗口拒收材料", "TS-7", on: id) }
            // Another case, other words, another day, a number of its own: other complaints.
            try await uphold("窗口拒收材料", on: other)
            try await uphold("窗口提前下班", "TS-8", on: id)
            try await uphold("窗口拒收材料", on: id, "2026-03-05")
            await #expect(throws: known) { try await uphold("又来投诉", " TS-8", on: id, "2026-03-06") }
            try await uphold("又来投诉", "TS-9", on: id, "2026-03-06")
            let history = try await desk.supervision.history(of: id, upTo: "2026-03-06", within: nil)
            #expect(history.complaints.map(\.number) == [nil, "TS-8", nil, "TS-9"])
        }
    }

    @Test("What the unit itself found out about a complaint is a step that is taken once", arguments: TestEngine.all)
    func recordedTwice(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.granted("2026-03-02", "2026-03-03"), head = try #require(desk.heads["ZX12"])
            func record(_ result: String, _ text: String, _ day: Day, hour: Int = 9) async throws {
                try await desk.act(
                    .recordComplaint, on: id, by: head, day, [.complaintResult: .text(result), .reason: .text(text)], hour: hour)
            }
            try await record("upheld", "窗口拒收材料", "2026-03-04")
            let version = try await desk.version(of: id)
            await #expect(throws: MatterAccessRefusal.complaintKnown(on: "2026-03-04", by: head.name)) {
                try await record("upheld", "窗口拒收材料 ", "2026-03-04", hour: 10)
            }
            #expect(try await desk.version(of: id) == version)
            try await record("unfounded", "窗口拒收材料", "2026-03-04", hour: 11)
            try await record("upheld", "窗口拒收材料", "2026-03-05")
            // One that was taken back can be entered anew.
            let back = MatterRequest(.reverse, seen: try await desk.version(of: id), values: ["reason": .text("写错了")])
            _ = try await desk.cases.act(back, on: id, by: .officer(head), from: Desk.address, at: Instant("2026-03-05", hour: 10))
            try await record("upheld", "窗口拒收材料", "2026-03-05", hour: 11)
        }
    }

    @Test(
        "Where nobody has a case in hand, those who handle cases in the unit are warned; of a step, who works on it",
        arguments: TestEngine.all)
    func warned(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, notices = NoticeStore(matters: desk.matters)
            @Sendable func told(_ officer: Officer?) async throws -> [String] {
                try await notices.notices(of: try #require(officer)).filter { $0.kind == .card }.compactMap(\.action).sorted()
            }
            let id = try await Self.waiting(desk)
            try await supervision.renew(at: Instant("2026-03-03", hour: 9))
            try await supervision.renew(at: Instant("2026-03-06", hour: 9))
            #expect(try await supervision.card(of: "W02", in: id).person == nil)
            #expect(try await told(desk.approvers["ZX12"]) == ["W02", "Y09.2"])
            #expect(try await told(desk.stranger).isEmpty)
            #expect(try await told(desk.approvers["ZX16"]).isEmpty)
            // Five units at work: whoever began the step is told, not all of their unit.
            let joint = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-02").id
            try await desk.act(.accept, on: joint, by: desk.window, "2026-03-02")
            try await desk.cases.sweep(at: Instant("2026-03-02", hour: 12))
            try await supervision.renew(at: Instant("2026-03-27", hour: 9))
            let late = try await supervision.card(of: "Y02", in: joint)
            #expect(late.key.rule.hasPrefix("Y02."))
            let unit = try #require(desk.units.first { $0.value.id == late.agency }?.key)
            #expect(late.person == nil)
            #expect(try await told(desk.approvers[unit]).contains(late.key.rule))
            #expect(try await !told(desk.stranger).contains { $0.hasPrefix("Y02") })
        }
    }

    @Test("The pages of a list of a past day are found once, and say what the day said", arguments: TestEngine.all)
    func pastPages(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision
            var ids: [MatterID] = []
            for _ in 0..<5 { ids.append(try await Self.waiting(desk)) }
            try await supervision.renew(at: Instant("2026-03-12", hour: 9))
            func walk(_ day: Day, _ filter: BoardFilter = BoardFilter()) async throws -> [MatterID] {
                var found: [MatterID] = [], place: MatterID?
                repeat {
                    let page = try await supervision.cases(filter, within: nil, asOf: day, after: place, limit: 2)
                    #expect(page.lines.count <= 2)
                    found += page.lines.map(\.id)
                    place = page.next
                } while place != nil
                return found
            }
            #expect(try await walk("2026-03-05") == ids && supervision.past.count == 1)
            var yellow = BoardFilter()
            yellow.colour = "yellow"
            #expect(try await walk("2026-03-03", yellow).isEmpty)
            #expect(try await walk("2026-03-05", yellow) == ids && supervision.past.count == 3)
            // The day that goes on is looked at each time.
            #expect(try await walk("2026-03-12") == ids && supervision.past.count == 3)
            // A card that is withdrawn later changes no day before.
            try await supervision.act(
                .withdraw, on: CardKey(ids[0], rule: "Y09.2", signal: .yellow), text: "系统故障", by: desk.inspector, from: Desk.address,
                at: Instant("2026-03-12", hour: 10))
            try await supervision.renew(at: Instant("2026-03-12", hour: 11))
            #expect(try await walk("2026-03-05", yellow) == ids)
        }
    }

    @Test("No more lists are kept than there is room for")
    func room() {
        let lists = PastLists(most: 10)
        func ask(_ day: Day, _ count: Int) -> Int {
            let line = PastLists.Line(
                id: MatterID(value: 1), unit: AgencyID(value: 1), colour: "green", step: "", received: nil, nextDay: nil)
            var looked = 0
            let key = PastLists.Key(day: day, filter: BoardFilter(), units: nil, rules: 1, calendars: 0)
            let found = lists.lines(key) {
                looked += 1
                return Array(repeating: line, count: count)
            }
            #expect(found.count == count)
            return looked
        }
        #expect(ask("2026-03-02", 4) == 1 && ask("2026-03-02", 4) == 0 && ask("2026-03-03", 4) == 1)
        // The third has room only without the one nobody asked for longest.
        #expect(ask("2026-03-02", 4) == 0 && ask("2026-03-04", 4) == 1)
        #expect(lists.count == 2 && ask("2026-03-02", 4) == 0 && ask("2026-03-03", 4) == 1)
        #expect(ask("2026-03-09", 11) == 1 && ask("2026-03-09", 11) == 1)
    }

    @Test("The limits of a page of cases are those of each", arguments: TestEngine.all)
    func limits(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids = [try await Self.waiting(desk), try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-03").id]
            ids.append(try await desk.granted("2026-03-02", "2026-03-03"))
            let limits = try await desk.cases.limits(of: ids, for: desk.window)
            for id in ids {
                let own = try await desk.stored(id).matter.nearestLimit(.published)
                #expect(limits[id]?.nearest == own && limits[id]?.own == nil, "\(id)")
            }
            #expect(limits.count == 3 && Set(limits.values.map(\.nearest?.name)).count > 1)
            #expect(try await desk.cases.limits(of: [], for: desk.window).isEmpty)
        }
    }
}
