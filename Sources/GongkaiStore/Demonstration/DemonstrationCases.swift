import GongkaiCore

/// The cases of the demonstration district over the working days of a year before today: in every state, most of them in time, some not.
struct DemonstrationCases {
    /// How a case goes.
    enum Course: CaseIterable {
        case fresh, silent, asked, supplemented, rejected, notRequired, withdrawn, terminated, accepted, examining, stuck, procedure,
            deciding
        case granted, refused, promised, noticedTwice, charged, rated, complained, extended
        /// Decided and delivered within the promise, and a week after it.
        case inTime, late
    }

    let store: CaseStore
    let tx: Transaction
    let officers: [String: Officer]
    let agencies: [String: AgencyID]
    let now: Instant
    var today: Day { now.day }

    static let address = "127.0.0.1"

    /// Each course once, and the usual ones again and again: sixty with the restaurant.
    static let courses: [Course] = Course.allCases + (0..<35).map { $0 % 9 == 4 ? .late : .inTime }

    private static let people = [
        "林晓梅", "周大勇", "唐国强", "陈秀兰", "刘建军", "黄小丽", "彭志刚", "欧阳静", "曾凡", "蒋美华", "廖春生", "文立平", "肖卫东", "谭晓燕", "邓国辉", "贺小兰",
    ]

    private static func intake(_ number: Int, _ handedIn: [String]) -> CaseIntake {
        CaseIntake(
            applicant: .person(
                PersonIdentity(name: people[number % people.count], document: .passport, documentNumber: "E\(20_000_000 + number)")),
            contact: RequestIntake.Contact(address: "示范街\(number + 1)号", postcode: "421001", telephone: "0734-8850000"),
            handedIn: handedIn)
    }

    /// Lets all of them come and go; how many.
    func load() throws -> Int {
        guard DemonstrationApprovers.units.allSatisfy({ agencies[$0.agency] != nil }) else { return 0 }
        let names = try tx.unitsOfTerms()
        var items: [String: [CaseTerms]] = [:]
        for item in DemonstrationItems.all where item.identity.type == .licence || item.identity.unit == "ZX22" {
            guard let terms = try? CaseTerms(item: item, units: names), terms.kind == .promised, !terms.isJoint, terms.promisedDays >= 5,
                terms.steps.allSatisfy({ $0.days >= 1 })
            else { continue }
            items[item.identity.unit, default: []].append(terms)
        }
        var number = 0
        for course in Self.courses {
            let unit = DemonstrationApprovers.units[number % DemonstrationApprovers.units.count].agency
            let fitting = (items[unit] ?? []).filter { Self.fits($0, course) }
            let anywhere = DemonstrationApprovers.units.flatMap { items[$0.agency] ?? [] }
            let terms = fitting.isEmpty ? anywhere.first { Self.fits($0, course) } : fitting[number / 8 % fitting.count]
            guard let terms, let code = terms.steps.first.flatMap({ step in names.first { $0.value.id == step.unit }?.key }) else {
                continue
            }
            try run(course, terms, code, number)
            number += 1
        }
        try restaurant(try CaseTerms(item: DemonstrationItems.restaurant, units: names), number)
        try passDays()
        return number + 1
    }

    /// What the program did on the days that have passed since.
    private func passDays() throws {
        while let row = try tx.first(
            "SELECT matter_id, program_on FROM case_detail WHERE program_on <= \(today) ORDER BY program_on, matter_id LIMIT 1")
        {
            try store.sweep(try row.get("matter_id"), at: min(Instant(try row.get("program_on"), hour: 23), now), in: tx)
        }
    }

    /// What is charged has fees, what has a special procedure knows one, what may follow later is among the materials.
    private static func fits(_ terms: CaseTerms, _ course: Course) -> Bool {
        switch course {
        case .charged: !terms.fees.isEmpty && terms.fees.allSatisfy { $0.counted == nil }
        case .procedure: !terms.procedures.isEmpty
        case .promised: terms.materials.contains { $0.mayFollow && $0.isRequired }
        case .asked, .supplemented, .noticedTwice: terms.materials.contains { !$0.mayFollow && $0.isRequired }
        default: true
        }
    }

    // MARK: Steps

    func day(_ ago: Int) -> Day { today.working(daysAgo: ago) }

    @discardableResult
    func act(
        _ action: CaseAction, on id: MatterID, by login: String?, _ ago: Int, _ values: [MatterField: FieldValue] = [:], branch: Int? = nil
    ) throws -> Int {
        let version: Int = try tx.value("SELECT version FROM matter WHERE id = \(id)")
        var caller = MatterStore.Caller.program
        if let login {
            guard let officer = officers[login] else { throw DatabaseError(.misuse, "there is no \(login)") }
            caller = .officer(officer)
        }
        let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
        return try store.act(
            MatterRequest(action.action, seen: version, values: said, branch: branch), on: id, by: caller, from: Self.address,
            at: Instant(day(ago), hour: 10, minute: min(version, 59)), in: tx
        ).event.number
    }

    func takenIn(_ terms: CaseTerms, _ unit: String, _ number: Int, _ ago: Int, _ lacking: Lacking = .nothing) throws -> MatterID {
        try filed(terms, unit, number, ago, lacking).id
    }

    /// What an applicant forgot.
    enum Lacking {
        case nothing
        /// What may follow later.
        case promised
        /// Something that may not.
        case needed
    }

    func filed(_ terms: CaseTerms, _ unit: String, _ number: Int, _ ago: Int, _ lacking: Lacking = .nothing) throws -> FiledCase {
        guard let agency = agencies[unit], let window = officers["window"] else { throw DatabaseError(.misuse, "there is no \(unit)") }
        let forgotten: CaseTerms.Material? = lacking == .needed ? terms.materials.last { $0.isRequired && !$0.mayFollow } : nil
        let handedIn = terms.materials.filter { $0 != forgotten && !(lacking == .promised && $0.mayFollow) }
        return try store.begin(
            .takeIn, Self.intake(number, handedIn.map(\.code)), terms, for: agency, through: nil, files: [], channel: .window,
            by: { _ in .officer(window) }, from: Self.address, at: Instant(day(ago), hour: 9, minute: number % 60), in: tx)
    }

    /// The steps one after the other, each in a day; the day the last ended.
    func examined(_ id: MatterID, _ terms: CaseTerms, _ ago: Int) throws -> Int {
        var left = terms.steps, done: Set<String> = [], ago = ago
        while let step = left.first(where: { done.isSuperset(of: $0.after) }) {
            let unit = agencies.first { $0.value == step.unit }?.key ?? ""
            let branch = try act(.startStep, on: id, by: DemonstrationApprovers.approver(unit), ago, [.step: .text(step.code)])
            ago = max(0, ago - 1)
            try act(
                .finishStep, on: id, by: DemonstrationApprovers.approver(unit), ago,
                [.stepResult: .text("passed"), .stepOpinion: .text("材料属实，符合条件。")], branch: branch)
            done.insert(step.code)
            left.removeAll { $0.code == step.code }
        }
        return ago
    }

    func delivered(_ id: MatterID, _ terms: CaseTerms, _ unit: String, _ number: Int, _ ago: Int) throws {
        let approver = DemonstrationApprovers.approver(unit)
        if terms.hasCertificate {
            try act(
                .issueCertificate, on: id, by: approver, ago,
                [.certificateNumber: .text("蒸许〔\(day(ago).year)〕\(1_000 + number)号"), .validFrom: .day(day(ago))])
        }
        try act(
            .deliver, on: id, by: "window", ago, [.serviceWay: .text("direct"), .serviceEvidence: .text("申请人当场签收")])
    }

    private func run(_ course: Course, _ terms: CaseTerms, _ unit: String, _ number: Int) throws {
        let approver = DemonstrationApprovers.approver(unit), head = DemonstrationApprovers.head(unit)
        // Those that go on are of these weeks, those that are over of the whole year.
        let long = 40 + number * 3, recent = 15
        func accepted(_ ago: Int) throws -> MatterID {
            let id = try takenIn(terms, unit, number, ago)
            try act(.accept, on: id, by: "window", ago)
            return id
        }
        func decided(_ action: CaseAction, _ ago: Int) throws -> (MatterID, Int) {
            let id = try accepted(ago)
            let done = try examined(id, terms, ago)
            try act(.submit, on: id, by: approver, done)
            try act(
                action, on: id, by: head, done,
                action == .refuse ? [.reason: .text("现场不符合规定的条件。"), .legalBasis: .text("《行政许可法》第三十八条")] : [:])
            return (id, done)
        }
        switch course {
        case .fresh: _ = try takenIn(terms, unit, number, 1)
        case .silent:
            // Nobody answers; the program accepts it in the sixth night.
            _ = try takenIn(terms, unit, number, 12)
        case .asked, .supplemented, .noticedTwice:
            let id = try takenIn(terms, unit, number, 9, .needed)
            let deficits = terms.materials.filter { $0.isRequired && !$0.mayFollow }.suffix(1).map { CaseDeficit($0.code, "没有提交") }
            try act(.giveNotice, on: id, by: "window", 8, [.deficits: .text(CaseDeficit.text(deficits))])
            if course == .asked { break }
            try act(.supplement, on: id, by: "window", 6, [.handedIn: .text(terms.materials.map(\.code).joined(separator: ";"))])
            if course == .supplemented {
                try act(.accept, on: id, by: "window", 5)
            } else {
                try act(
                    .noticeAgain, on: id, by: head, 4,
                    [.deficits: .text(CaseDeficit.text([CaseDeficit(nil, "申请书漏填经营面积")])), .reason: .text("第一次审核时没有发现")])
            }
        case .rejected:
            let id = try takenIn(terms, unit, number, recent)
            try act(
                .reject, on: id, by: "window", recent - 1,
                [.rejectionCode: .text("notCompetent"), .reason: .text("由市级部门办理"), .rightBody: .text("衡阳市政务服务中心")])
        case .notRequired:
            let id = try takenIn(terms, unit, number, recent)
            try act(.declareNotRequired, on: id, by: "window", recent - 1, [.notRequiredCode: .text("filing"), .reason: .text("该活动已改为备案")])
        case .withdrawn:
            let id = try accepted(recent)
            try act(
                .recordWithdrawal, on: id, by: "window", recent - 2,
                [.withdrawalWay: .text("paper"), .withdrawalRecord: .text("收到申请人签名的撤回申请一份"), .reason: .text("申请人改变计划")])
        case .terminated:
            let id = try accepted(recent)
            try act(
                .terminate, on: id, by: approver, recent - 3, [.reason: .text("申请人的单位已经注销"), .legalBasis: .text("《行政许可法》第七十条")])
        case .accepted: _ = try accepted(1)
        case .examining:
            let id = try accepted(3)
            try act(.startStep, on: id, by: approver, 2, [.step: .text(terms.steps[0].code)])
        case .stuck:
            // Nobody finishes it: promise and law are broken.
            let id = try accepted(max(30, terms.statutory.days + 8))
            try act(.startStep, on: id, by: approver, max(30, terms.statutory.days + 8) - 1, [.step: .text(terms.steps[0].code)])
        case .procedure:
            let id = try accepted(8)
            try act(.startStep, on: id, by: approver, 7, [.step: .text(terms.steps[0].code)])
            let kind = terms.procedures[0]
            let last = SuspendedTime(.published).lastDay(of: kind, from: day(6), within: terms.limit(of: kind))
            try act(
                .beginProcedure, on: id, by: approver, 6,
                [
                    .procedure: .text(kind.rawValue), .legalBasis: .text("《行政许可法》第四十五条"), .reason: .text("依法需要"),
                    .expectedEnd: .day(min(today.adding(days: 15), last)),
                ])
        case .deciding:
            let id = try accepted(6)
            let done = try examined(id, terms, 5)
            try act(.submit, on: id, by: approver, done)
        case .granted: _ = try decided(.grant, 6)
        case .refused: _ = try decided(.refuse, 6)
        case .promised:
            let id = try takenIn(terms, unit, number, 1, .promised)
            let later = terms.materials.filter { $0.mayFollow && $0.isRequired }.map(\.code)
            let last = terms.lastPromiseDay(of: later, acceptedOn: day(1), .published)
            try act(.acceptWithPromise, on: id, by: "window", 1, [.promisedBy: .day(last)])
        case .charged:
            let id = try accepted(long)
            try act(
                .tellBill, on: id, by: "window", long,
                [.billLines: .text(CaseBill.text(terms.fees.map { CaseBill.Line($0.code, $0.standard) }))])
            try act(
                .pay, on: id, by: "window", long,
                [.amount: .number(terms.fees.reduce(0) { $0 + $1.standard }), .receiptNumber: .text("湘财通字0001")])
            let done = try examined(id, terms, long)
            try act(.submit, on: id, by: approver, done)
            try act(.grant, on: id, by: head, done)
            try delivered(id, terms, unit, number, done - 1)
        case .extended:
            let id = try accepted(15)
            try act(.startStep, on: id, by: approver, 14, [.step: .text(terms.steps[0].code)])
            try act(
                .extend, on: id, by: head, max(15 - terms.promisedDays, 3),
                [.extensionDays(1...10): .number(10), .reason: .text("需要补充现场核查")])
        case .rated:
            // Nobody calls who was not content.
            let filed = try filed(terms, unit, number, recent)
            try act(.accept, on: filed.id, by: "window", recent)
            let done = try examined(filed.id, terms, recent)
            try act(.submit, on: filed.id, by: approver, done)
            try act(.grant, on: filed.id, by: head, done)
            try delivered(filed.id, terms, unit, number, done - 1)
            let version: Int = try tx.value("SELECT version FROM matter WHERE id = \(filed.id)")
            try store.act(
                MatterRequest(
                    CaseAction.rate.action, seen: version,
                    values: ["ratedStage": .text("conclusion"), "rating": .text("4"), "ratingWords": .text("跑了三趟才办好。")]),
                on: filed.id, by: .applicant(filed.code), from: Self.address, at: Instant(day(done - 1), hour: 16), in: tx)
        case .inTime, .complained:
            let (id, done) = try decided(.grant, long)
            try delivered(id, terms, unit, number, done - 1)
            if course == .complained {
                try act(
                    .recordComplaint, on: id, by: head, done - 5, [.complaintResult: .text("upheld"), .reason: .text("窗口人员态度生硬，已当面道歉。")])
            }
        case .late:
            let id = try accepted(long)
            let begun = try examined(id, terms, long)
            let late = max(1, min(begun, long - terms.promisedDays) - 3)
            try act(.submit, on: id, by: approver, late)
            try act(.grant, on: id, by: head, late)
            try delivered(id, terms, unit, number, max(0, late - 1))
        }
    }

    /// One application, five units: register, environment and building at once, then food and signboard.
    private func restaurant(_ terms: CaseTerms, _ number: Int) throws {
        let id = try takenIn(terms, "ZX22", number, 11)
        try act(.accept, on: id, by: "window", 11)
        try act(
            .tellBill, on: id, by: "window", 11, [.billLines: .text(CaseBill.text(Self.restaurantBill(terms)))])
        try store.sweep(id, at: Instant(day(11), hour: 11), in: tx)
        for (step, ago) in [("register", 9), ("environment", 7), ("building", 5)] {
            try finish(step, of: id, terms, ago)
            try store.sweep(id, at: Instant(day(ago), hour: 12), in: tx)
        }
        try finish("signboard", of: id, terms, 4)
    }

    /// Three units charge: for the register, for the staff whose health is looked at, and for the refuse of a year.
    private static func restaurantBill(_ terms: CaseTerms) -> [CaseBill.Line] {
        let counted = ["人": 4, "平方米·月": 60 * 12]
        return terms.fees.map { CaseBill.Line($0.code, $0.standard * ($0.counted.flatMap { counted[$0] } ?? 1)) }
    }

    private func finish(_ code: String, of id: MatterID, _ terms: CaseTerms, _ ago: Int) throws {
        let work = try store.matters.work(on: .serviceCase, in: tx)
        let matter = try tx.matter(try tx.caseRow(id), work.kind, store.key)
        guard let step = terms.step(code), let unit = agencies.first(where: { $0.value == step.unit })?.key,
            case .started(let branch, _)? = CaseFlow(matter, terms).standing(code)
        else { return }
        try act(
            .finishStep, on: id, by: DemonstrationApprovers.approver(unit), ago,
            [.stepResult: .text("passed"), .stepOpinion: .text("现场核查合格，同意。")], branch: branch)
    }
}
