@testable import GongkaiCore

/// One organ with its people, and requests sent on their way.
enum RequestWorld {
    static let organ = AgencyID(value: 1)
    static let section = AgencyID(value: 2)
    static let otherUnit = AgencyID(value: 3)
    static let all: Set<AgencyID> = [organ, section, otherUnit]

    static func officer(_ id: Int64, _ name: String, _ duties: Set<MatterDuty>, _ scope: Set<AgencyID>) -> MatterActor {
        .officer(MatterOfficer(id: OfficerID(value: id), name: name, duties: duties, scope: scope))
    }

    static let registrar = officer(1, "收发", [.take], all)
    static let clerk = officer(2, "承办", [.handle], [section])
    static let reviewer = officer(3, "审核", [.review], [section])
    static let signer = officer(4, "签发", [.sign], all)
    static let colleague = officer(5, "协办", [.handle], [otherUnit])

    /// Whoever the table lets take a step.
    static func actor(for move: MatterMove) -> MatterActor {
        switch move.parties[0] {
        case .handler: clerk
        case .unit(.review): reviewer
        case .unit, .office(.take): registrar
        case .office: signer
        case .branchUnit: colleague
        case .applicant: .applicant
        case .program: .program
        }
    }

    static func decide(
        _ action: RequestAction, by actor: MatterActor, _ values: [MatterField: FieldValue] = [:], branch: Int? = nil, on matter: Matter,
        _ day: Day, hour: Int = 10
    ) throws(MatterRefusal) -> MatterDecision {
        let rules = MatterRules(DisclosureRequest.kind.workflow(matter, day))
        let values = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
        return try rules.decide(
            MatterRequest(action.action, seen: matter.version, values: values, branch: branch), on: matter, by: actor,
            at: Instant(day, hour: hour))
    }

    /// Handed in at the counter and given to the clerk, all on one day.
    static func handling(_ day: Day) throws -> Matter {
        var matter = Matter(kind: DisclosureRequest.kind.code, agency: organ)
        matter = try decide(
            .enter, by: registrar, [.channel: .text("inPerson"), .arrivedOn: .day(day), .evidence: .text("张三当面递交")], on: matter, day
        ).matter
        matter = try decide(.receive, by: registrar, on: matter, day).matter
        return try decide(
            .register, by: registrar, [.unit: .agency(section), .handler: .officer(OfficerID(value: 2))], on: matter, day
        ).matter
    }

    static let outcome = MatterField("outcome", "", .agency)

    static func drafted(_ outcome: String, _ said: [MatterField: FieldValue] = [:], on matter: Matter, _ day: Day) throws -> Matter {
        var values = said
        values[Self.outcome] = .text(outcome)
        return try decide(.draft, by: clerk, values, on: matter, day).matter
    }

    static func signed(_ matter: Matter, _ day: Day) throws -> Matter {
        let reviewed = try decide(.review, by: reviewer, on: matter, day).matter
        return try decide(.sign, by: signer, on: reviewed, day).matter
    }

    static func served(_ matter: Matter, _ day: Day) throws -> Matter {
        try decide(
            .serve, by: clerk, [.serviceWay: .text("post"), .serviceEvidence: .text("EMS 1234567890123")], on: matter, day
        ).matter
    }

    /// The sentences of a refusal; nil when it is granted.
    static func refusal(_ body: () throws -> some Any) -> String? {
        do { _ = try body() } catch { return (error as? MatterRefusal)?.words ?? "\(error)" }
        return nil
    }

    /// The clock a matter's events make.
    static func clock(_ matter: Matter) throws -> RequestClock? { try RequestFacts(matter).map { facts in try RequestClock(facts) } }
}
