@testable import GongkaiCore

/// A lead unit with its people, four other units, a window, and cases sent on their way.
enum CaseWorld {
    static let lead = AgencyID(value: 1)
    static let food = AgencyID(value: 2)
    static let fire = AgencyID(value: 3)
    static let environment = AgencyID(value: 4)
    static let city = AgencyID(value: 5)
    static let all: Set<AgencyID> = [lead, food, fire, environment, city]

    static func officer(_ id: Int64, _ name: String, _ duties: Set<MatterDuty>, _ scope: Set<AgencyID>) -> MatterActor {
        .officer(MatterOfficer(id: OfficerID(value: id), name: name, duties: duties, scope: scope))
    }

    static let window = officer(1, "窗口", [.take], all)
    static let clerk = officer(2, "承办", [.handle], [lead])
    static let reviewer = officer(3, "科长", [.review], [lead])
    static let head = officer(4, "局长", [.sign], [lead])
    static let helpers = [food, fire, environment, city].map { officer(10 + $0.value, "协办", [.handle], [$0]) }

    static func worker(_ unit: AgencyID) -> MatterActor { unit == lead ? clerk : helpers[Int(unit.value) - 2] }

    /// Two steps, one after the other, within 7 of 20 days.
    static let terms = make {
        try CaseTerms(
            item: "430131014000", version: 3, name: "食品经营许可", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 7,
            steps: [
                .init("A", "初审", unit: lead, unitName: "市场监管局", days: 3),
                .init("B", "现场核查", unit: lead, unitName: "市场监管局", days: 2, after: ["A"]),
            ],
            procedures: [.inspection, .hearing],
            materials: [.init("M01", "申请书"), .init("M02", "身份证明"), .init("M03", "租赁合同", mayFollow: true)],
            fees: [.init("F01", "工本费", unit: lead, basis: "湘价费〔2012〕1号", standard: 10_000)])
    }

    /// A restaurant: five units, the longest way over the fire check, 5 + 15 + 3 days.
    static let restaurant = make {
        try CaseTerms(
            item: "430199999000", version: 1, name: "开办餐饮店（联合办理）", isJoint: true, statutory: TimeLimit(45, article: "第四十二条第二款"),
            promisedDays: 30,
            steps: [
                .init("register", "设立登记", unit: lead, unitName: "市场监管局", days: 5),
                .init("food", "食品经营许可", unit: food, unitName: "食药监局", days: 10, after: ["register"]),
                .init("fire", "消防检查", unit: fire, unitName: "消防大队", days: 15, after: ["register"]),
                .init("environment", "环评备案", unit: environment, unitName: "环保局", days: 8, after: ["register"]),
                .init("sign", "户外招牌许可", unit: city, unitName: "城管局", days: 5, after: ["register"]),
                .init("final", "汇总发证", unit: lead, unitName: "市场监管局", days: 3, after: ["food", "fire", "environment", "sign"]),
            ],
            procedures: [.inspection], materials: [.init("M01", "申请书"), .init("M02", "租赁合同")],
            fees: [
                .init("F01", "登记费", unit: lead, basis: "计价费〔1999〕1707号", standard: 60_000),
                .init("F02", "卫生检测费", unit: food, basis: "湘价费〔2010〕33号", standard: 20_000),
                .init("F03", "招牌占用费", unit: city, basis: "湘价费〔2011〕9号", standard: 30_000),
            ])
    }

    static let immediate = make {
        try CaseTerms(
            item: "430120000001", version: 1, name: "证照遗失补办", kind: .immediate, statutory: TimeLimit(20, article: "第四十二条第一款"),
            promisedDays: 0, steps: [], materials: [.init("M01", "申请书")])
    }

    static func make(_ body: () throws -> CaseTerms) -> CaseTerms {
        do { return try body() } catch { preconditionFailure("\(error)") }
    }

    static func decide(
        _ action: CaseAction, by actor: MatterActor, _ values: [MatterField: FieldValue] = [:], branch: Int? = nil, on matter: Matter,
        _ day: Day, dated: Day? = nil, hour: Int = 10
    ) throws(MatterRefusal) -> Matter {
        let rules = MatterRules(ServiceCase.kind.workflow(matter, day))
        let values = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
        return try rules.decide(
            MatterRequest(action.action, seen: matter.version, on: dated, values: values, branch: branch), on: matter, by: actor,
            at: Instant(day, hour: hour)
        ).matter
    }

    static func takenIn(_ day: Day, _ terms: CaseTerms = terms, materials: String = "M01;M02;M03") throws -> Matter {
        try decide(
            .takeIn, by: window, [.caseTerms: .text(terms.text), .handedIn: .text(materials)],
            on: Matter(kind: ServiceCase.kind.code, agency: lead), day)
    }

    static func accepted(_ day: Day, _ terms: CaseTerms = terms) throws -> Matter {
        try decide(
            .accept, by: window, on: takenIn(day, terms, materials: terms.materials.map(\.code).joined(separator: ";")), day, hour: 11)
    }

    static func started(_ code: String, on matter: Matter, _ day: Day) throws -> Matter {
        let unit = matter.caseTerms?.step(code)?.unit ?? lead
        return try decide(.startStep, by: clerk, [.step: .text(code), .stepUnit: .agency(unit)], on: matter, day)
    }

    static func finished(_ code: String, _ result: String = "passed", on matter: Matter, _ day: Day) throws -> Matter {
        let branch = matter.branches.last { $0.role == .step && $0[.step]?.text == code && $0.state == .open }
        return try decide(
            .finishStep, by: worker(branch?.unit ?? lead), [.stepResult: .text(result), .stepOpinion: .text("符合条件")],
            branch: branch?.number, on: matter, day)
    }

    /// Begun and done on one day.
    static func done(_ code: String, on matter: Matter, _ day: Day) throws -> Matter {
        try finished(code, on: started(code, on: matter, day), day)
    }

    static func granted(_ matter: Matter, _ day: Day) throws -> Matter {
        try decide(.grant, by: head, on: decide(.submit, by: clerk, on: matter, day), day)
    }

    static func clock(_ matter: Matter) throws -> CaseClock? { try CaseFacts(matter).map { facts in try CaseClock(facts) } }

    /// The sentences of a refusal; nil when it is granted.
    static func refusal(_ body: () throws -> some Any) -> String? {
        do { _ = try body() } catch { return (error as? MatterRefusal)?.words ?? "\(error)" }
        return nil
    }
}
