import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The watch room in the database")
struct WatchRoomTests {
    typealias Desk = CaseDesk

    /// What the kept numbers say, to be compared with what counting says.
    private static func numbers(_ desk: Desk) async throws -> [String] {
        try await desk.world.database.read { tx in
            let standing = try tx.rows("SELECT * FROM supervision_standing WHERE cases <> 0 ORDER BY unit_id, item, step, colour").map {
                row in
                "\(row["unit_id"]) \(row["item"]) \(row["step"]) \(row["colour"]) \(row["cases"])"
            }
            let months = try tx.rows(
                "SELECT * FROM supervision_tally WHERE number <> 0 OR points <> 0 ORDER BY kind, month, subject, what, code, head"
            ).map { row in
                ["kind", "month", "subject", "what", "code", "head", "number", "points"].map { "\(row[$0])" }.joined(separator: " ")
            }
            return standing + months
        }
    }

    @Test("Numbers that follow each step are those that counting everything gives", arguments: TestEngine.all)
    func counts(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var dice = SupervisionStoreTests.SystemDice(state: 7), ids: [MatterID] = []
            var day: Day = "2026-03-02"
            for round in 0..<24 {
                if round % 3 == 0 {
                    let isSimple = round % 2 == 0
                    ids.append(try await desk.takenIn(isSimple ? desk.simple : desk.restaurant, in: isSimple ? "ZX12" : "ZX22", day).id)
                }
                for id in ids { try await SupervisionStoreTests.walk(id, desk, day, &dice) }
                try await desk.supervision.renew(at: Instant(day, hour: 21), together: 2)
                if round % 4 == 3 {
                    let kept = try await Self.numbers(desk)
                    try await desk.world.database.write { tx in try tx.recountSupervision() }
                    let counted = try await Self.numbers(desk)
                    #expect(kept == counted, "\(day)")
                    #expect(counted.contains { $0.contains("yellow") } || round < 8)
                }
                day = day.adding(days: Int.random(in: 1...3, using: &dice))
            }
        }
    }

    @Test("The board tells where open cases stand; each number is as long as its list", arguments: TestEngine.all)
    func board(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await SupervisionStoreTests.district(desk)
            try await desk.supervision.rebuild(upTo: "2026-04-30")
            let board = try await desk.supervision.board(BoardFilter(), within: nil)
            #expect(board.cases.values.reduce(0, +) == 4 && board.through == "2026-04-30" && board.waiting == 0)
            #expect(board.items.map(\.name).contains("招牌设置许可"))
            #expect(board.steps.map { CaseStanding(text: $0.key).words }.contains("准予许可，待送达"))
            for (name, lines) in [("unit", board.units), ("item", board.items), ("step", board.steps)] {
                // One of them is in two steps at once.
                #expect(lines.reduce(0) { $0 + $1.total } == (name == "step" ? 5 : 4), "\(name)")
                for line in lines {
                    for (colour, number) in line.cases {
                        var filter = BoardFilter()
                        filter.colour = colour
                        switch name {
                        case "unit": filter.unit = Int64(line.key).map { AgencyID(value: $0) }
                        case "item": filter.item = line.key
                        default: filter.step = line.key
                        }
                        let list = try await desk.supervision.cases(filter, within: nil, after: nil)
                        #expect(list.lines.count == number && list.total == number, "\(name) \(line.key) \(colour)")
                    }
                }
            }
            // Page by page, each once.
            let first = try await desk.supervision.cases(BoardFilter(), within: nil, after: nil, limit: 3)
            let second = try await desk.supervision.cases(BoardFilter(), within: nil, after: first.next, limit: 3)
            #expect(first.lines.count == 3 && second.lines.count == 1 && second.next == nil)
            #expect(Set((first.lines + second.lines).map(\.id)).count == 4)
            // A unit sees its own.
            let own = try #require(desk.units["ZX12"]?.id)
            let theirs = try await desk.supervision.board(BoardFilter(), within: [own])
            #expect(theirs.units.map(\.key) == ["\(own.value)"])
        }
    }

    @Test(
        "A case in several steps at once counts in each, and once in the total, on the live board and on that of a past day",
        arguments: TestEngine.all)
    func sideBySide(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            for done in [[], ["register", "environment"]] {
                let id = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-02").id
                try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
                // Those that wait for nothing are begun side by side.
                try await desk.cases.sweep(at: Instant("2026-03-02", hour: 12))
                for step in done { try await desk.finish(step, of: id, "2026-03-02", hour: 13) }
            }
            try await desk.supervision.rebuild(upTo: "2026-03-03")
            var boards: [SupervisionBoard] = []
            for day in [nil, "2026-03-02"] as [Day?] {
                func board(_ filter: BoardFilter) async throws -> SupervisionBoard {
                    guard let day else { return try await desk.supervision.board(filter, within: nil) }
                    return try await desk.supervision.board(filter, within: nil, asOf: day)
                }
                let whole = try await board(BoardFilter())
                boards.append(whole)
                #expect(whole.cases.values.reduce(0, +) == 2 && whole.units.map(\.total) == [2] && whole.items.map(\.total) == [2])
                let numbers = Dictionary(uniqueKeysWithValues: whole.steps.map { (CaseStanding(text: $0.key).words, $0.total) })
                #expect(numbers == ["个体工商户登记": 1, "环境影响登记表审批": 1, "消防和房屋安全审查": 2])
                for line in whole.steps {
                    var filter = BoardFilter()
                    filter.step = line.key
                    let list =
                        if let day {
                            try await desk.supervision.cases(filter, within: nil, asOf: day, after: nil)
                        } else { try await desk.supervision.cases(filter, within: nil, after: nil) }
                    #expect(list.lines.count == line.total && list.total == line.total, "\(line.key)")
                    // Beside one step there is no other, whose list would be longer.
                    let narrowed = try await board(filter)
                    #expect(narrowed.steps == [line] && narrowed.cases.values.reduce(0, +) == line.total)
                }
                var odd = BoardFilter()
                odd.step = "step:没有的环节"
                #expect(try await board(odd).cases.isEmpty)
            }
            #expect(boards[0].steps == boards[1].steps)
        }
    }

    @Test("A case's history says why each card came, and what it waits for", arguments: TestEngine.all)
    func history(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
            try await desk.supervision.rebuild(upTo: "2026-03-10")
            let history = try await desk.supervision.history(of: id, upTo: "2026-03-10", within: nil)
            #expect(history.number == "ZX12-BJ-202600001" && history.received == "2026-03-02" && history.colour == "red")
            #expect(history.limits.map(\.measure).contains(.statutory) && history.limits.contains { $0.due == "2026-03-30" })
            #expect(history.cards.contains { $0.key.rule == "Y01" && $0.life.events[0].text.contains("2026年3月9日") })
            // A later step, and what was said about a card, are not there on a day before.
            let approver = try #require(desk.approvers["ZX12"])
            try await desk.act(.startStep, on: id, by: approver, "2026-03-12", [.step: .text("A")])
            try await desk.supervision.renew(at: Instant("2026-03-12", hour: 20))
            let yellow = try #require(history.cards.first { $0.key.rule == "Y01" }?.key)
            let inspector = desk.inspector
            try await desk.supervision.act(
                .withdraw, on: yellow, text: "误发", by: inspector, from: Desk.address, at: Instant("2026-03-12", hour: 21))
            let then = try await desk.supervision.history(of: id, upTo: "2026-03-10", within: nil)
            #expect(then.log?.events.map(\.activity) == ["窗口收件", "受理"] && then.names.keys.sorted() == [1, 2])
            #expect(then.cards == history.cards && then.cards.first { $0.key == yellow }?.life.state == .issued)
            let now = try await desk.supervision.history(of: id, upTo: "2026-03-12", within: nil)
            #expect(now.names.count == 3 && now.cards.first { $0.key == yellow }?.life.state == .withdrawn)
            #expect(history.names[1] == "谢小芳" && history.log?.events.map(\.activity) == ["窗口收件", "受理"])
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.supervision.history(of: id, upTo: "2026-03-10", within: [desk.world.township])
            }
            // A unit that does one step of a case of another follows it.
            let joint = try await desk.takenIn(try desk.restaurant, "2026-03-03").id, assisting = try #require(desk.units["ZX16"]?.id)
            #expect(try await desk.stored(joint).matter.unit != assisting)
            try await desk.supervision.renew(at: Instant("2026-03-12", hour: 20))
            #expect(try await desk.supervision.history(of: joint, upTo: "2026-03-12", within: [assisting]).id == joint)
        }
    }

    @Test("Cards are found by state, colour, unit, rule and month, and by what they were on a past day", arguments: TestEngine.all)
    func cardList(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await SupervisionStoreTests.district(desk)
            try await desk.supervision.rebuild(upTo: "2026-04-30")
            let supervision = desk.supervision
            @Sendable func list(_ change: (inout CardFilter) -> Void = { _ in }) async throws -> [CardLine] {
                var filter = CardFilter()
                change(&filter)
                var lines: [CardLine] = [], place: CardPlace?
                while true {
                    let page = try await supervision.cards(filter, within: nil, after: place, limit: 3)
                    lines += page.lines
                    guard let next = page.next else {
                        #expect(page.total == lines.count)
                        return lines
                    }
                    place = CardPlace(text: next.text)
                }
            }
            let all = try await list(), known = try await supervision.cards(asOf: "2026-04-30")
            #expect(Set(all.map(\.key)) == Set(known.map(\.key)) && all.count == known.count)
            #expect(all.map(\.on) == all.map(\.on).sorted(by: >))
            let key = try #require(all.last { $0.key.rule == "Y01" }?.key)
            let head = try #require(desk.heads["ZX12"]), now = Instant("2026-05-06", hour: 9)
            try await supervision.act(.appeal, on: key, text: "没有超期", by: head, from: Desk.address, at: now)
            #expect(try await list { $0.state = .appealed }.map(\.key) == [key])
            #expect(try await list { $0.state = .issued }.count == all.count - 1)
            try await supervision.act(.upgrade, on: key, text: "拖延", by: desk.inspector, from: Desk.address, at: now)
            #expect(try await list { $0.signal = .red }.contains { $0.key == key })
            #expect(try await !list { $0.signal = .yellow }.contains { $0.key == key })
            #expect(try await list { $0.rule = "Y01" }.allSatisfy { $0.key.rule == "Y01" })
            #expect(try await list { $0.month = "2026-03" }.allSatisfy { $0.on.month == 3 })
            // In the past it was yellow, and nobody had said anything.
            try await supervision.renew(at: now)
            let then = try await list { $0.asOf = "2026-04-30" }
            #expect(then.count == all.count && then.first { $0.key == key }?.signal == .yellow)
            #expect(then.first { $0.key == key }?.state == .issued)
            await #expect(throws: SupervisionRefusal.notDerived(through: "2026-05-06")) { try await list { $0.asOf = "2026-05-07" } }
            // Three working days after a yellow or red card its explanation is missed, and after it was pressed for three more.
            let red = try #require(all.first { $0.signal == .red })
            let due = WorkingCalendar.published.day(3, workingDaysAfter: red.on)
            #expect(try await !list { $0.missedOn = due }.contains { $0.key == red.key })
            let missed = try await list { $0.missedOn = due.adding(days: 1) }
            #expect(missed.contains { $0.key == red.key } && missed.allSatisfy { $0.signal != .warning && $0.state == .issued })
            let pressed = WorkingCalendar.published.day(3, workingDaysAfter: now.day)
            try await supervision.act(.press, on: red.key, text: "催", by: desk.inspector, from: Desk.address, at: now)
            #expect(try await !list { $0.missedOn = pressed }.contains { $0.key == red.key })
            #expect(try await list { $0.missedOn = pressed.adding(days: 1) }.contains { $0.key == red.key })
            // What was looked for is what it was then, not what it is now.
            #expect(try await list { ($0.asOf, $0.state) = ("2026-04-30", .upgraded) }.isEmpty)
            #expect(try await list { ($0.asOf, $0.state) = ("2026-04-30", .issued) }.count == all.count)
            #expect(try await list { ($0.asOf, $0.signal) = ("2026-04-30", .yellow) }.contains { $0.key == key })
            #expect(try await list { ($0.asOf, $0.state) = ("2026-05-06", .upgraded) }.map(\.key) == [key])
            #expect(try await list { ($0.asOf, $0.signal) = ("2026-05-06", .yellow) }.allSatisfy { $0.key != key })
            // Whoever was slower is told.
            await #expect(throws: SupervisionRefusal.changedMeanwhile) {
                try await supervision.act(.press, on: key, text: "催", seen: 1, by: desk.inspector, from: Desk.address, at: now)
            }
            // How cards stand is made anew from what was said.
            try await desk.world.database.write { tx in try tx.run("DELETE FROM supervision_card_state") }
            try await supervision.rebuild(upTo: "2026-05-06")
            #expect(try await list { $0.state = .upgraded }.map(\.key) == [key])
        }
    }

    @Test("A card of an inspector is the unit's that had the case then, and is told to its people", arguments: TestEngine.all)
    func inspectorsCard(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            let now = Instant("2026-03-03", hour: 9), head = try #require(desk.heads["ZX12"])
            let key = try await desk.supervision.issue(.yellow, on: id, reason: "当面索要材料", by: desk.inspector, from: Desk.address, at: now)
            let card = try await desk.supervision.card(of: key.rule, in: id)
            #expect(card.agency == desk.units["ZX12"]?.id && card.card == nil)
            let notices = NoticeStore(matters: desk.matters)
            #expect(try await notices.notices(of: head).contains { $0.kind == .card && $0.action == "inspector.1/issue" })
            try await desk.supervision.act(.explain, on: key, text: "已经退还", by: head, from: Desk.address, at: now)
            #expect(try await notices.notices(of: desk.inspector).contains { $0.action == "inspector.1/explain" })
            // It counts until it is withdrawn.
            try await desk.supervision.renew(at: now)
            let march = try #require(ScorePeriod.month(3, of: 2026)), unit = try #require(desk.units["ZX12"]?.id)
            func lost() async throws -> Int {
                let sheet = try #require(try await desk.supervision.ranking(of: [unit], in: march).first?.sheet)
                return sheet.heads.first { $0.code == "inspection" }?.deducted ?? -1
            }
            #expect(try await lost() == 100)
            // Whoever issued it does not take it back.
            await #expect(throws: SupervisionRefusal.ownCard) {
                try await desk.supervision.act(.withdraw, on: key, text: "查无此事", by: desk.inspector, from: Desk.address, at: now)
            }
            try await desk.supervision.act(.withdraw, on: key, text: "查无此事", by: desk.secondInspector, from: Desk.address, at: now)
            #expect(try await lost() == 0)
            for sql: SQL in ["UPDATE card_issued SET points = 0", "DELETE FROM card_issued"] {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(sql) } }
            }
        }
    }

    @Test("A ranking from sums is the one from every single card", arguments: TestEngine.all)
    func sums(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await SupervisionStoreTests.district(desk)
            try await desk.supervision.rebuild(upTo: "2026-04-30")
            let now = Instant("2026-05-06", hour: 9)
            let keys = try await desk.supervision.cards(asOf: "2026-04-30").filter { $0.card?.signal == .yellow }.map(\.key)
            try await desk.supervision.act(.withdraw, on: keys[0], text: "误发", by: desk.inspector, from: Desk.address, at: now)
            try await desk.supervision.act(.upgrade, on: keys[1], text: "拖延", by: desk.inspector, from: Desk.address, at: now)
            let periods: [ScorePeriod?] = [.month(3, of: 2026), .month(4, of: 2026), .quarter(1, of: 2026), .year(2026)]
            for period in periods {
                let period = try #require(period), units = desk.units.values.map(\.id)
                let ranks = try await desk.supervision.ranking(of: units, in: period)
                #expect(ranks.count == 5)
                for rank in ranks {
                    let single = try #require(try await desk.supervision.score(of: rank.sheet.subject, in: period))
                    #expect(single.heads == rank.sheet.heads && single.bonus == rank.sheet.bonus, "\(period.words)")
                    #expect(single.total == rank.sheet.total && single.grade == rank.sheet.grade)
                }
                let persons = try await desk.supervision.scoredPersons(in: period).map { ScoreSubject.person($0) }
                for rank in try await desk.supervision.ranking(persons, in: period) {
                    let single = try #require(try await desk.supervision.score(of: rank.sheet.subject, in: period))
                    #expect(single.heads == rank.sheet.heads && single.total == rank.sheet.total)
                }
            }
        }
    }

    @Test("What was published stays as it was; a correction is another version, and objections are decided once", arguments: TestEngine.all)
    func publication(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await SupervisionStoreTests.district(desk)
            try await desk.supervision.rebuild(upTo: "2026-04-30")
            let supervision = desk.supervision, march = try #require(ScorePeriod.month(3, of: 2026)), now = Instant("2026-04-30", hour: 9)
            let subjects: [(subject: ScoreSubject, unit: AgencyID, name: String)] = desk.units.sorted { $0.key < $1.key }.map {
                (subject: .unit($0.value.id), unit: $0.value.id, name: "单位\($0.key)")
            }
            @Sendable func publish(_ reason: String?, by officer: Officer, at now: Instant) async throws -> ScorePublication.ID {
                try await supervision.publish(subjects, in: march, reason: reason, by: officer, from: Desk.address, at: now)
            }
            let head = try #require(desk.heads["ZX12"])
            await #expect(throws: MatterAccessRefusal.permissionMissing(.setSupervision)) { try await publish(nil, by: head, at: now) }
            await #expect(throws: ScoreRefusal.periodNotOver(until: "2026-03-31")) {
                try await publish(nil, by: desk.inspector, at: Instant("2026-03-31", hour: 9))
            }
            let first = try await publish(nil, by: desk.inspector, at: now)
            let kept = try await supervision.publication(first, within: nil)
            #expect(kept.places.count == 5 && kept.publication.isNewest && kept.publication.version == 1)
            let unit = try #require(desk.units["ZX12"]?.id)
            @Sendable func told(_ officer: Officer) async throws -> [String] {
                try await desk.world.database.read { tx in
                    try tx.rows("SELECT action FROM notice WHERE officer_id = \(officer.id) AND kind = 'score' ORDER BY id")
                        .map { String(try $0.get("action", as: String.self).prefix { $0 != "/" }) }
                }
            }
            #expect(try await told(head) == ["published"])
            let own = try await supervision.published(unit.value, in: first, within: nil).score
            #expect(kept.places.contains(own.standing))
            #expect(own.total < 10_000 && own.sheet.total == own.total && own.sheet.entries.contains { $0.points < 0 })
            await #expect(throws: ScoreRefusal.reasonMissing) { try await publish(nil, by: desk.inspector, at: now) }
            await #expect(throws: ScoreRefusal.unchanged) { try await publish("再公布一次", by: desk.inspector, at: now) }
            // The unit objects, once at a time; others do not.
            let subject = own.subject.id
            await #expect(throws: ScoreRefusal.notYours) {
                try await supervision.object(
                    to: first, of: subject, saying: "不对", by: try #require(desk.heads["ZX16"]), from: Desk.address, at: now)
            }
            let objection = try await supervision.object(to: first, of: subject, saying: "系统故障", by: head, from: Desk.address, at: now)
            #expect(try await told(desk.secondInspector) == ["objected"])
            #expect(try await told(desk.inspector).isEmpty)
            await #expect(throws: ScoreRefusal.objectionOpen) {
                try await supervision.object(to: first, of: subject, saying: "再说", by: head, from: Desk.address, at: now)
            }
            // Upheld: the card goes, the correction comes, and what was published is as it was.
            let key = try #require(
                try await supervision.cards(asOf: "2026-04-30").first { $0.key.rule == "Y01" && $0.agency == own.unit }?.key)
            try await supervision.act(.withdraw, on: key, text: "确系故障", by: desk.inspector, from: Desk.address, at: now)
            await #expect(throws: ScoreRefusal.ownPublication) {
                try await supervision.resolve(objection, isUpheld: true, saying: "成立", by: desk.inspector, from: Desk.address, at: now)
            }
            // Nor does an inspector of the unit judge their own house.
            let second = desk.secondInspector
            try await desk.world.database.write { tx in try tx.run("UPDATE officer SET agency_id = \(unit) WHERE id = \(second.id)") }
            let insider = try #require(try await AccountStore(database: desk.world.database).officer(login: second.login))
            await #expect(throws: ScoreRefusal.ownUnit) {
                try await supervision.resolve(objection, isUpheld: true, saying: "成立", by: insider, from: Desk.address, at: now)
            }
            try await desk.world.database.write { tx in
                try tx.run("UPDATE officer SET agency_id = \(second.agency) WHERE id = \(second.id)")
            }
            try await supervision.resolve(objection, isUpheld: true, saying: "成立", by: second, from: Desk.address, at: now)
            #expect(try await told(head) == ["published", "resolved"])
            await #expect(throws: ScoreRefusal.decided) {
                try await supervision.resolve(objection, isUpheld: false, saying: "改主意", by: second, from: Desk.address, at: now)
            }
            #expect(try await supervision.publication(first, within: nil).places == kept.places)
            let correction = try await publish("异议成立", by: desk.inspector, at: now)
            let corrected = try await supervision.publication(correction, within: nil)
            #expect(corrected.publication.version == 2 && corrected.places.first { $0.unit == own.unit }?.total ?? 0 > own.total)
            let again = try await supervision.publication(first, within: nil)
            #expect(try await supervision.published(unit.value, in: first, within: nil).score == own)
            #expect(again.places == kept.places && !again.publication.isNewest && again.objections.first?.resolution?.isUpheld == true)
            await #expect(throws: ScoreRefusal.superseded) {
                try await supervision.object(to: first, of: subject, saying: "还是不对", by: head, from: Desk.address, at: now)
            }
            for table: SQL in ["score_publication", "score_published", "score_objection", "score_resolution"] {
                await #expect(throws: DatabaseError.self) {
                    try await desk.world.database.write { tx in try tx.run("DELETE FROM \(table)") }
                }
            }
        }
    }

    @Test("A new rule is tried on a year as if it had held then; old cards do not change when it comes", arguments: TestEngine.all)
    func trialOfNewRule(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await desk.granted("2025-03-03", "2025-03-12")
            try await desk.supervision.rebuild(upTo: "2026-03-02")
            let own = "Z01,1,送达前一日预警,2026-03-02,,all,delivery,ahead:1,warning,0.1,timeliness,handler\n"
            let list = SupervisionRuleBook.shipped.csv + own
            let book = try SupervisionRuleBook(csv: list)
            let asIs = try await desk.supervision.trial(of: book, in: 2025, at: Instant("2026-03-02"))
            #expect(asIs.added.isEmpty && asIs.dropped.isEmpty)
            let back = try await desk.supervision.trial(
                of: book.reachingBack(to: "2025-01-01", from: "2026-03-02"), in: 2025, at: Instant("2026-03-02"))
            #expect(back.added.map(\.rule) == ["Z01"] && back.dropped.isEmpty)
        }
    }

    @Test("Statistics tell what came, ended and broke a promise, by unit, item, clerk, handler and month", arguments: TestEngine.all)
    func statistics(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            _ = try await SupervisionStoreTests.district(desk)
            let digest = try await desk.supervision.rebuild(upTo: "2026-04-30")
            for dimension in [SupervisionStatistic.Dimension.unit, .item, .window, .month] {
                let found = try await desk.supervision.statistics(by: dimension, from: "2026-03", through: "2026-04", within: nil)
                #expect(found.reduce(0) { $0 + $1.received } == 4 && found.reduce(0) { $0 + $1.ended } == 2, "\(dimension)")
                #expect(
                    found.reduce(0) { $0 + $1.yellows } == digest.yellows && found.reduce(0) { $0 + $1.reds } == digest.reds, "\(dimension)"
                )
            }
            let none = try await desk.supervision.statistics(by: .unit, from: "2025-01", through: "2025-12", within: nil)
            #expect(none.isEmpty)
            let own = try #require(desk.units["ZX12"]?.id)
            #expect(try await desk.supervision.statistics(by: .unit, from: "2026-03", through: "2026-04", within: [own]).count == 1)
        }
    }

    @Test("Behind each number of the statistics is the list that it counts, cards by hand included", arguments: TestEngine.all)
    func listsOfStatistics(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, ids = try await SupervisionStoreTests.district(desk)
            try await supervision.rebuild(upTo: "2026-04-30")
            let before = try await supervision.statistics(by: .month, from: "2026-04", through: "2026-04", within: nil)
            let card = try await supervision.issue(
                .yellow, on: ids[0], reason: "态度生硬", by: desk.inspector, from: Desk.address, at: Instant("2026-04-30", hour: 9))
            // What became of it does not change that it was issued.
            try await supervision.act(
                .upgrade, on: card, text: "拒不说明", by: desk.secondInspector, from: Desk.address, at: Instant("2026-04-30", hour: 10))
            try await supervision.renew(at: Instant("2026-04-30", hour: 20))
            let after = try await supervision.statistics(by: .month, from: "2026-04", through: "2026-04", within: nil)
            #expect(
                (after.first?.yellows ?? 0) == (before.first?.yellows ?? 0) + 1 && (after.first?.reds ?? 0) == (before.first?.reds ?? 0))
            for dimension in SupervisionStatistic.Dimension.allCases {
                let found = try await supervision.statistics(by: dimension, from: "2026-03", through: "2026-04", within: nil)
                #expect(!found.isEmpty)
                for one in found {
                    let months = dimension == .month ? (one.subject, one.subject) : ("2026-03", "2026-04")
                    for (what, number) in [(StatisticCases.What.received, one.received), (.ended, one.ended)] {
                        let cases = StatisticCases(what, by: dimension, one.subject, from: months.0, through: months.1)
                        var lines: [StatisticLine] = [], place: StatisticPlace?
                        repeat {
                            let page = try await supervision.cases(cases, within: nil, after: place, limit: 1)
                            #expect(page.total == number, "\(dimension) \(one.subject) \(what)")
                            lines += page.lines
                            place = page.next.flatMap { StatisticPlace(text: $0.text) }
                        } while place != nil
                        #expect(Set(lines.map(\.id)).count == number && lines.count == number, "\(dimension) \(one.subject) \(what)")
                    }
                    for (signal, number) in [(SupervisionSignal.warning, one.warnings), (.yellow, one.yellows), (.red, one.reds)] {
                        var filter = CardFilter()
                        filter.issuedAs = signal
                        (filter.month, filter.through) = (months.0, months.1)
                        let key = Int64(one.subject) ?? 0
                        switch dimension {
                        case .unit: filter.unit = AgencyID(value: key)
                        case .item: filter.item = one.subject
                        case .window: filter.window = OfficerID(value: key)
                        case .person: filter.person = OfficerID(value: key)
                        case .month: break
                        }
                        let listed = try await supervision.cards(filter, within: nil, after: nil)
                        #expect(listed.total == number && listed.lines.count == number, "\(dimension) \(one.subject) \(signal)")
                    }
                }
            }
        }
    }

    @Test("A column that missed its day gets a card once for each time, and costs its unit", arguments: TestEngine.all)
    func columns(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let world = desk.world
            let owner = world.office
            let column = try await world.database.write { tx in
                let site = try tx.insert(
                    """
                    INSERT INTO site (code, name, domain, id_code, agency_id, is_portal, offers_services, look)
                    VALUES ('portal', '门户', 'example.gov.cn', '4304080001', \(owner), 1, 0, 'blue')
                    """)
                return try tx.insert(
                    """
                    INSERT INTO site_column (site_id, code, name, description, keywords, kind, agency_id, scheme, interval_days, position)
                    VALUES (\(site), 'news', '要闻', '', '', 'policy', \(owner), 'standard', 14, 1)
                    """)
            }
            func shown(_ article: Int64, on day: Day) async throws {
                try await world.database.write { tx in
                    try tx.run(
                        """
                        INSERT INTO shown_article (column_id, article_id, number, site_id, agency_id, is_home, kind, is_catalogued, title,
                            audiences, published_at, shows_from)
                        VALUES (\(column), \(article), 1, 1, \(owner), 1, 'news', 0, '要闻', '', \(Instant(day, hour: 9)), 0)
                        """)
                }
            }
            try await shown(1, on: "2026-03-02")
            // The 16th is a Monday and the last day.
            #expect(try await desk.supervision.watchColumns(at: Instant("2026-03-16", hour: 9)) == 0)
            #expect(try await desk.supervision.watchColumns(at: Instant("2026-03-17", hour: 9)) == 1)
            #expect(try await desk.supervision.watchColumns(at: Instant("2026-03-20", hour: 9)) == 0)
            try await shown(2, on: "2026-03-20")
            #expect(try await desk.supervision.watchColumns(at: Instant("2026-04-10", hour: 9)) == 1)
            let cards = try await desk.supervision.columnCards(within: nil)
            #expect(cards.map(\.on) == ["2026-04-10", "2026-03-17"] && cards.map(\.key.from) == ["2026-03-20", "2026-03-02"])
            #expect(cards.allSatisfy { $0.unit == owner && $0.key.rule == "Y12" })
            let march = try #require(ScorePeriod.month(3, of: 2026))
            try await desk.supervision.rebuild(upTo: "2026-04-10")
            let rank = try #require(try await desk.supervision.ranking(of: [owner], in: march).first)
            #expect(rank.sheet.heads.first { $0.code == "guides" }?.deducted == 100)
            #expect(try await desk.supervision.score(of: .unit(owner), in: march)?.total == rank.sheet.total)
        }
    }
}
