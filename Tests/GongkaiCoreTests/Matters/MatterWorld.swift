@testable import GongkaiCore

/// A kind made up for tests: somebody writes a letter, a clerk answers it, perhaps after asking colleagues.
enum MatterWorld {
    static let organ = AgencyID(value: 1)
    static let unit = AgencyID(value: 2)
    static let otherUnit = AgencyID(value: 3)

    static let open = MatterState("open")
    static let asking = MatterState("asking")
    static let written = MatterState("written")
    static let done = MatterState("done")

    static let send = MatterAction("send")
    static let give = MatterAction("give")
    static let ask = MatterAction("ask")
    static let answer = MatterAction("answer")
    static let write = MatterAction("write")
    static let sign = MatterAction("sign")
    static let nudge = MatterAction("nudge")
    static let foreign = MatterAction("foreign")

    static let colleagueAsked = ClockGround("colleague", "询问同事")

    static let tone = MatterField("tone", "语气", .choice([.init("kind", "客气"), .init("plain", "平实")]))
    static let pages = MatterField("pages", "页数", .number(1...9, unit: "页"), isNeeded: false)
    static let sentOn = MatterField("sentOn", "寄出日期", .dayPast, isNeeded: false)

    static let asks = MatterMove(
        .to(asking), by: [.handler], fields: [.party, .partyUnit, .answerBy], clock: .suspends(colleagueAsked), branch: .opens(.assisting),
        dated: .stated)

    static let workflow = Workflow(
        law: "《来信办法》",
        states: [
            .init(open, "待答复", isOpen: true), .init(asking, "询问中", isOpen: true), .init(written, "待签发", isOpen: true),
            .init(done, "已答复", isOpen: false),
        ],
        actions: [
            .init(send, "寄信"), .init(give, "交办"), .init(ask, "询问同事"), .init(answer, "登记同事答复"), .init(write, "写回信"), .init(sign, "签发"),
            .init(nudge, "催办"), .init(foreign, "公证"),
        ],
        rows: [
            (.init(nil, send), MatterMove(.to(open), by: [.applicant], fields: [sentOn], clock: .starts)),
            (.init(open, give), MatterMove(.stay, by: [.office(.take)], fields: [.unit, .handler.ifAny])),
            (.init(open, ask), asks), (.init(asking, ask), asks),
            (
                .init(asking, answer),
                MatterMove(
                    .branches(open: asking, done: open), by: [.handler, .branchUnit], clock: .resumes, branch: .answers(.assisting),
                    dated: .stated)
            ),
            (.init(open, write), MatterMove(.to(written), by: [.handler], fields: [tone, pages, .reason.ifAny], dated: .stated)),
            (.init(written, sign), MatterMove(.to(done), by: [.unit(.sign)], apart: [write], clock: .ends, reversal: .sameDay)),
            (.init(open, nudge), MatterMove(.stay, by: [.applicant], unlessDone: [nudge], reversal: .never)),
        ],
        unknown: [foreign: "信件不办理公证。"])

    static let rules = MatterRules(workflow)

    static func officer(
        _ id: Int64, _ name: String, _ duties: Set<MatterDuty>, _ scope: Set<AgencyID> = [unit], standingInFor: [Delegation] = []
    ) -> MatterActor {
        .officer(MatterOfficer(id: OfficerID(value: id), name: name, duties: duties, scope: scope, delegations: standingInFor))
    }

    static let registrar = officer(1, "收发", [.take], [organ, unit, otherUnit])
    static let clerk = officer(2, "承办", [.handle, .sign])
    static let colleague = officer(3, "同科", [.handle])
    static let head = officer(4, "科长", [.sign])
    static let elsewhere = officer(5, "外单位", [.handle, .sign], [otherUnit])

    /// Steps taken one a day from Monday, 2 March 2026.
    static func matter(_ steps: (MatterAction, MatterActor, [String: FieldValue])...) throws -> Matter {
        var matter = Matter(kind: "letter", agency: organ)
        for step in steps { matter = try take(step.0, by: step.1, step.2, on: matter).matter }
        return matter
    }

    static func take(
        _ action: MatterAction, by actor: MatterActor, _ values: [String: FieldValue] = [:], branch: Int? = nil, on matter: Matter,
        dated day: Day? = nil, at now: Instant? = nil
    ) throws(MatterRefusal) -> MatterDecision {
        let now = now ?? Instant("2026-03-02", hour: 9).adding(seconds: matter.version * 86_400)
        return try rules.decide(
            MatterRequest(action, seen: matter.version, on: day, values: values, branch: branch), on: matter, by: actor, at: now)
    }

    /// Given to the unit and to its clerk.
    static func given() throws -> Matter {
        try matter((send, .applicant, [:]), (give, registrar, ["unit": .agency(unit), "handler": .officer(OfficerID(value: 2))]))
    }
}
