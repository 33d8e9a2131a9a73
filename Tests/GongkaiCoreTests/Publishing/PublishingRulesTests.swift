import Testing

@testable import GongkaiCore

@Suite("What may be done with a version of an article")
struct PublishingRulesTests {
    typealias World = PublishingWorld

    /// Written out by hand: state, then each action with the state it leads to. What is not here is refused.
    static let table: [VersionState: [PublishingAction: VersionState]] = [
        .draft: [.save: .draft, .discard: .discarded, .submit: .inReview, .publishEmergency: .live, .move: .draft],
        .inReview: [.approve: .approved, .reject: .draft, .recall: .draft, .publishEmergency: .live],
        .approved: [.recall: .draft, .schedule: .scheduled, .publish: .live, .publishEmergency: .live],
        .scheduled: [.recall: .approved, .schedule: .scheduled, .publish: .live],
        .live: [
            .confirmEmergency: .live, .refuseEmergency: .withdrawn, .withdraw: .withdrawn, .expire: .expired, .supersede: .superseded,
            .restoreAsDraft: .live, .move: .live,
        ],
        .superseded: [.restoreAsDraft: .superseded],
        .expired: [.restoreAsDraft: .expired],
        .withdrawn: [.restoreAsDraft: .withdrawn],
        .discarded: [.restoreAsDraft: .discarded],
    ]

    @Test("Every cell of the table is as written down, and every other pair is refused", arguments: VersionState.allCases)
    func cells(state: VersionState) throws {
        for action in PublishingAction.allCases {
            let expected = Self.table[state]?[action]
            #expect(PublishingRules.move(action, from: state)?.next == expected, "\(state) × \(action)")
            if expected == nil {
                var facts = World.live()
                facts.state = state
                #expect(throws: PublishingRefusal.notInThisState(action, state)) {
                    try World.decide(action, by: World.everybody, on: facts, reason: "错", basis: "错", secrecy: .open)
                }
            }
        }
    }

    @Test("Nobody without the permission, and nobody of another unit, can do anything", arguments: VersionState.allCases)
    func strangers(state: VersionState) {
        var facts = World.live()
        facts.state = state
        facts.approvalDue = World.morning
        if state == .inReview { facts.reviews = Array(facts.reviews.prefix(2)) }
        let stranger = World.officer(20, "外人", World.otherUnit, Set(Permission.allCases))
        let nobody = World.officer(21, "无权", World.unit, [.readArticles])
        for action in PublishingRules.actions(in: state) {
            for officer in [stranger, nobody] {
                #expect(throws: PublishingRefusal.self, "\(state) × \(action)") {
                    try World.decide(action, by: officer, on: facts, reason: "错", basis: "错", secrecy: .open, target: "tzgg")
                }
            }
        }
        #expect(PublishingRules.actions(for: stranger, on: facts) == [] && PublishingRules.actions(for: nobody, on: facts) == [])
    }

    @Test("A demanded field that is missing, or only blanks, is asked for by its name")
    func fields() {
        for state in VersionState.allCases {
            for action in PublishingRules.actions(in: state) {
                guard let field = PublishingRules.move(action, from: state)?.fields.first else { continue }
                var facts = World.live()
                facts.state = state
                facts.approvalDue = World.morning
                if state == .inReview { facts.reviews = Array(facts.reviews.prefix(1)) }
                let officer = World.officer(22, "都行", World.office, Set(Permission.allCases))
                #expect(throws: PublishingRefusal.fieldMissing(field, action)) {
                    try World.decide(action, by: officer, on: facts, reason: " \n")
                }
            }
        }
    }

    @Test("A draft goes through its four steps, by four persons, and appears")
    func wholeWay() throws {
        var facts = World.draft()
        let submitted = try World.decide(.submit, by: World.writer, on: facts, at: World.morning)
        #expect(submitted.next == .inReview && submitted.beginsReview && submitted.review?.step == 0)
        facts.state = submitted.next
        facts.submitter = World.writer.id
        facts.submittedAt = World.morning
        facts.reviews.append(try #require(submitted.review))

        let unit = try World.decide(.approve, by: World.reviewer, on: facts)
        #expect(unit.next == .inReview && unit.review?.step == 1)
        facts.reviews.append(try #require(unit.review))

        #expect(throws: PublishingRefusal.fieldMissing(.secrecyOutcome, .approve)) {
            try World.decide(.approve, by: World.leader, on: facts)
        }
        let leader = try World.decide(.approve, by: World.leader, on: facts, basis: "不涉密", secrecy: .open)
        #expect(leader.next == .inReview && leader.review?.secrecy == .open)
        facts.reviews.append(try #require(leader.review))

        let office = try World.decide(.approve, by: World.clerk, on: facts)
        #expect(office.next == .approved)
        facts.reviews.append(try #require(office.review))
        facts.state = office.next

        let published = try World.decide(.publish, by: World.clerk, on: facts)
        #expect(published.next == .live && published.effects.contains(.show) && published.effects.contains(.supersedePredecessor))
    }

    @Test("Writers and those who reviewed before cannot review")
    func ownWork() throws {
        let facts = World.underReview()
        #expect(throws: PublishingRefusal.permissionMissing(.reviewArticles)) { try World.decide(.approve, by: World.writer, on: facts) }
        var edited = facts
        edited.editors.insert(World.reviewer.id)
        #expect(throws: PublishingRefusal.ownWork(.approve)) { try World.decide(.approve, by: World.reviewer, on: edited) }
        // The leader may review for the unit, but not twice.
        var second = facts
        second.reviews.append(try #require(try World.decide(.approve, by: World.leader, on: facts).review))
        #expect(throws: PublishingRefusal.reviewedBefore(step: "科室（单位）审核")) {
            try World.decide(.approve, by: World.leader, on: second, basis: "不涉密", secrecy: .open)
        }
    }

    @Test("A step of the office is not passed by the unit")
    func office() {
        let facts = World.underReview(steps: 3)
        let keen = World.officer(30, "越位", World.unit, Set(Permission.allCases))
        #expect(throws: PublishingRefusal.notForThisUnit(.approve)) { try World.decide(.approve, by: keen, on: facts) }
    }

    @Test("An outcome that forbids publication cannot be approved", arguments: [SecrecyOutcome.onRequest, .withheld, .referred])
    func outcome(outcome: SecrecyOutcome) {
        #expect(throws: PublishingRefusal.outcomeForbids(outcome)) {
            try World.decide(.approve, by: World.leader, on: World.underReview(steps: 2), basis: "工作秘密", secrecy: outcome)
        }
    }

    @Test("After a rejection the same text begins at the first step again")
    func rejection() throws {
        let facts = World.underReview(steps: 2)
        let rejected = try World.decide(.reject, by: World.leader, on: facts, reason: "金额有误")
        #expect(rejected.next == .draft && rejected.review?.reason == "金额有误")
        var again = facts
        again.reviews.append(try #require(rejected.review))
        again.submittedAt = World.morning.adding(seconds: 7200)
        #expect(again.progress.nextStep == 0)
    }

    @Test("Approved and scheduled text is not edited or moved, but recalled")
    func frozen() throws {
        for facts in [World.approved(), World.underReview()] {
            for action in [PublishingAction.save, .move] {
                let refusal = PublishingRefusal.notInThisState(action, facts.state)
                #expect(throws: refusal) { try World.decide(action, by: World.writer, on: facts) }
                #expect(refusal.words.hasSuffix("请先收回。"))
            }
            #expect(try World.decide(.recall, by: World.writer, on: facts).next == .draft)
        }
    }

    @Test("An emergency appears at once, after another person's secrecy review; approval is due by the end of the next working day")
    func emergency() throws {
        // A Friday: Monday is the next working day.
        let friday = Instant("2026-03-06", hour: 23, minute: 30)
        #expect(throws: PublishingRefusal.fieldMissing(.secrecyOutcome, .publishEmergency)) {
            try World.decide(.publishEmergency, by: World.leader, on: World.draft(), at: friday, reason: "停水", basis: "不涉密")
        }
        let decision = try World.decide(
            .publishEmergency, by: World.leader, on: World.draft(), at: friday, reason: "停水", basis: "不涉密", secrecy: .open)
        #expect(decision.next == .live && decision.review?.secrecy == .open && decision.approvalDue == Instant("2026-03-10"))

        var own = World.draft()
        own.editors = [World.leader.id]
        #expect(throws: PublishingRefusal.ownWork(.publishEmergency)) {
            try World.decide(.publishEmergency, by: World.leader, on: own, at: friday, reason: "停水", basis: "不涉密", secrecy: .open)
        }
        var flagged = World.draft()
        flagged.openHits = [OpenGateHit(what: "身份证号码", place: "正文第1段")]
        #expect(throws: PublishingRefusal.obstacles([.openHits(flagged.openHits)])) {
            try World.decide(.publishEmergency, by: World.leader, on: flagged, at: friday, reason: "停水", basis: "不涉密", secrecy: .open)
        }
    }

    @Test("Nobody signs the secrecy review of a text in which hits are open; what must go is told apart")
    func openHits() throws {
        var facts = World.underReview(steps: 2)
        let question = OpenGateHit(what: "固定电话", place: "正文第1段"), must = OpenGateHit(what: "手机号码", place: "正文第2段", mustGo: true)
        facts.openHits = [question, must]
        let refusal = #expect(throws: PublishingRefusal.obstacles([.mustGo([must]), .openHits([question])])) {
            try World.decide(.approve, by: World.leader, on: facts, basis: "不涉密", secrecy: .open)
        }
        #expect(refusal?.words.contains("正文第1段的固定电话") == true)
        facts.openHits = []
        _ = try World.decide(.approve, by: World.leader, on: facts, basis: "不涉密", secrecy: .open)
        let advice = GateRule.allCases.map(\.adviceWhereItMustGo).joined()
        #expect(!advice.contains("放行"))
    }

    @Test("The reason of a withdrawal, which everybody reads, may not hold what must not be public")
    func publicReason() throws {
        let refusal = #expect(throws: PublishingRefusal.self) {
            try World.decide(.withdraw, by: World.clerk, on: World.live(), reason: "本人身份证11010519491231002X有误")
        }
        #expect(refusal?.words.contains("理由会公开显示") == true && refusal?.words.contains("11010519491231002X") == false)
        #expect(try World.decide(.withdraw, by: World.clerk, on: World.live(), reason: "内容有误").next == .withdrawn)
    }

    @Test("Approval after an emergency is given or refused by another person of the office; refused, a tombstone remains")
    func afterEmergency() throws {
        var facts = World.live()
        #expect(throws: PublishingRefusal.noApprovalPending) { try World.decide(.confirmEmergency, by: World.secondClerk, on: facts) }
        facts.approvalDue = World.morning
        #expect(throws: PublishingRefusal.ownWork(.confirmEmergency)) { try World.decide(.confirmEmergency, by: World.clerk, on: facts) }
        #expect(try World.decide(.confirmEmergency, by: World.secondClerk, on: facts).effects.contains(.settleApproval))
        // Words may have come into the list since.
        var found = facts
        found.openHits = [OpenGateHit(what: "敏感词", place: "正文", mustGo: false)]
        #expect(throws: PublishingRefusal.obstacles([.openHits(found.openHits)])) {
            try World.decide(.confirmEmergency, by: World.secondClerk, on: found)
        }
        let refused = try World.decide(.refuseEmergency, by: World.secondClerk, on: facts, reason: "内容不实")
        #expect(refused.next == .withdrawn && refused.effects.contains(.tombstone))
    }

    @Test("The program publishes at the hour, not before, and takes down at the hour")
    func program() throws {
        var facts = World.approved()
        facts.state = .scheduled
        // The hour between midnight and one in Shanghai is still yesterday in Greenwich.
        let hour = Instant("2026-03-09", hour: 0, minute: 30)
        facts.publishAt = hour
        #expect(throws: PublishingRefusal.notYet(publishAt: hour)) {
            try World.byProgram(.publish, on: facts, at: hour.adding(seconds: -1))
        }
        #expect(try World.byProgram(.publish, on: facts, at: hour).next == .live)

        var live = World.live()
        #expect(throws: PublishingRefusal.notYetExpired(expireAt: nil)) { try World.byProgram(.expire, on: live, at: hour) }
        live.expireAt = hour
        #expect(try World.byProgram(.expire, on: live, at: hour).next == .expired)
        #expect(throws: PublishingRefusal.onlyTheProgram(.expire)) { try World.decide(.expire, by: World.everybody, on: live, at: hour) }
        #expect(throws: PublishingRefusal.permissionMissing(.publishArticles)) { try World.byProgram(.withdraw, on: live, at: hour) }
    }

    @Test("A schedule in the past is refused; a later one is kept")
    func schedule() throws {
        let past = World.morning
        #expect(throws: PublishingRefusal.obstacles([.publishTimePast(past)])) {
            try World.decide(.schedule, by: World.clerk, on: World.approved(), publishAt: past)
        }
        #expect(try World.decide(.schedule, by: World.clerk, on: World.approved(), publishAt: Instant("2026-03-09")).next == .scheduled)
    }

    @Test("Buttons are those the person could use")
    func buttons() {
        #expect(PublishingRules.actions(for: World.writer, on: World.draft()) == [.save, .submit, .move, .discard])
        #expect(PublishingRules.actions(for: World.reviewer, on: World.underReview()) == [.approve, .reject])
        #expect(PublishingRules.actions(for: World.reviewer, on: World.underReview(steps: 2)) == [])
        #expect(PublishingRules.actions(for: World.secondClerk, on: World.live()) == [.withdraw, .move])
    }

    @Test("A draft beside the live version leaves the article live")
    func articleState() {
        #expect(ArticleState(versions: [.draft]) == .unpublished)
        #expect(ArticleState(versions: [.superseded, .live, .draft]) == .live)
        #expect(ArticleState(versions: [.superseded, .withdrawn, .inReview]) == .withdrawn)
        #expect(ArticleState(versions: [.expired, .discarded]) == .expired)
    }
}
