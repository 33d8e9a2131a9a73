import Testing

@testable import GongkaiCore

@Suite("What stands against publication")
struct PublicationJudgeTests {
    typealias World = PublishingWorld
    let now = World.morning.adding(seconds: 3600)

    private func obstacles(_ change: (inout VersionFacts) -> Void) -> [PublicationObstacle] {
        var facts = World.approved()
        change(&facts)
        return PublicationJudge.obstacles(facts, .now, at: now)
    }

    @Test("Nothing stands against a version that all steps approved")
    func clean() {
        #expect(obstacles { _ in } == [])
    }

    @Test("Steps nobody passed are named")
    func steps() {
        #expect(obstacles { $0.reviews.removeLast() } == [.stepsMissing(["公开办审核"])])
        #expect(obstacles { $0.submittedAt = nil }.first == .stepsMissing(["自审", "科室（单位）审核", "单位负责人审核（保密审查）", "公开办审核"]))
    }

    @Test("A consultation says until when it asks, and asks for a while; one that is corrected after its end stays ended")
    func closing() throws {
        let kind = try #require(ArticleKind.code("consultation"))
        func found(_ closesOn: Day?, wasPublic: Bool = false) -> [PublicationObstacle] {
            obstacles { facts in
                (facts.kind, facts.closesOn, facts.wasPublic) = (kind, closesOn, wasPublic)
                facts.column = ColumnFacts(name: "意见征集", isArchived: false, acceptedKinds: nil)
            }
        }
        #expect(found(nil) == [.closingMissing])
        #expect(found(now.day) == [])
        let yesterday = now.day.adding(days: -1)
        #expect(found(yesterday) == [.closesBeforePublication(publish: now.day, closes: yesterday)])
        #expect(found(yesterday, wasPublic: true) == [])
        for obstacle in found(nil) + found(yesterday) { #expect(obstacle.words.contains("征集")) }
    }

    @Test("A review of another text is no review of this one")
    func otherText() {
        let found = obstacles { $0.contentHash = "b2" }
        #expect(found.prefix(4).allSatisfy { if case .reviewOfOtherText = $0 { true } else { false } })
        #expect(found.contains(.secrecyReviewMissing))
    }

    @Test("Reviews of an earlier submission do not count")
    func earlierSubmission() {
        #expect(obstacles { $0.submittedAt = now }.contains(.secrecyReviewMissing))
    }

    @Test("The last approver is neither the submitter nor any editor")
    func lastApprover() {
        #expect(obstacles { $0.editors.insert(World.clerk.id) } == [.lastApproverWroteIt(name: "赵敏")])
        #expect(obstacles { $0.submitter = World.clerk.id } == [.lastApproverWroteIt(name: "赵敏")])
        #expect(obstacles { $0.editors.insert(World.reviewer.id) } == [.reviewerWroteIt(step: "科室（单位）审核", name: "李强")])
    }

    @Test("One person does not pass two steps")
    func twice() {
        let found = obstacles { facts in
            let third = facts.reviews[2]
            facts.reviews[1] = ReviewRecord(
                contentHash: third.contentHash, step: 1, reviewer: third.reviewer, reviewerName: third.reviewerName, decision: .approved,
                at: third.at)
        }
        #expect(found == [.samePersonTwice(name: "陈静", steps: ["科室（单位）审核", "单位负责人审核（保密审查）"])])
    }

    @Test("Without an outcome of the secrecy review, or with one that forbids, nothing is published", arguments: SecrecyOutcome.allCases)
    func secrecy(outcome: SecrecyOutcome) {
        func replaced(_ secrecy: SecrecyOutcome?, _ basis: String?) -> [PublicationObstacle] {
            obstacles { facts in
                let old = facts.reviews[2]
                facts.reviews[2] = ReviewRecord(
                    contentHash: old.contentHash, step: 2, reviewer: old.reviewer, reviewerName: old.reviewerName, decision: .approved,
                    secrecy: secrecy, basis: basis, at: old.at)
            }
        }
        #expect(replaced(nil, "依据") == [.secrecyReviewMissing])
        #expect(replaced(outcome, "依据") == (outcome == .open || outcome == .partlyOpen ? [] : [.secrecyReviewForbids(outcome)]))
        #expect(replaced(.open, " ") == [.secrecyBasisMissing])
    }

    @Test("Open hits are counted and the first are named, never shown")
    func hits() {
        let hits = (1...5).map { OpenGateHit(what: "身份证号码", place: "附件\($0).xlsx") }
        let found = obstacles { $0.openHits = hits }
        #expect(found == [.openHits(hits)])
        #expect(found[0].words.contains("还有5处") && found[0].words.contains("附件3.xlsx") && !found[0].words.contains("附件4.xlsx"))
    }

    @Test("A title has 1 to 200 characters", arguments: [(0, false), (1, true), (200, true), (201, false), (10_000, false)])
    func title(count: Int, fits: Bool) {
        #expect(obstacles { $0.title = String(repeating: "文", count: count) }.isEmpty == fits)
        #expect(obstacles { $0.title = "　 " } == [.titleMissing])
    }

    @Test("A letter with ten thousand accents is no short title")
    func accents() {
        #expect(obstacles { $0.title = "e" + String(repeating: "\u{301}", count: 10_000) } == [.titleTooLong(count: 10_001)])
    }

    @Test("What is demanded depends on the kind of article")
    func metadata() throws {
        let normative = try #require(ArticleKind.code("normative"))
        #expect(obstacles { $0.kind = normative } == [.metadataMissing(["体裁分类", "文号", "生效日期"])])
        #expect(
            obstacles {
                $0.kind = normative
                $0.metadata.genre = "07"
                $0.metadata.hasNoDocumentNumber = true
                $0.metadata.effectiveOn = "2026-03-01"
            } == [.metadataMissing(["文号"])])
        let document = try #require(ArticleKind.code("document"))
        #expect(
            obstacles {
                $0.kind = document
                $0.metadata.genre = "07"
                $0.metadata.hasNoDocumentNumber = true
            } == [])
        let news = try #require(ArticleKind.code("news"))
        #expect(
            obstacles {
                $0.kind = news
                $0.metadata.subject = nil
            } == [])
        #expect(obstacles { $0.metadata.subject = "77" } == [.metadataWrong([.unknownCode(list: "主题分类", code: "77")])])
    }

    @Test("Taking down before or at publication is refused")
    func times() {
        let expire = now
        #expect(obstacles { $0.expireAt = expire } == [.expiresBeforePublication(publish: now, expire: expire)])
        #expect(obstacles { $0.expireAt = expire.adding(seconds: 1) } == [])
    }

    @Test("An archived column takes nothing, another only its kinds")
    func column() {
        #expect(obstacles { $0.column = ColumnFacts(name: "旧闻", isArchived: true) } == [.columnArchived("旧闻")])
        #expect(
            obstacles { $0.column = ColumnFacts(name: "要闻", acceptedKinds: ["news"]) } == [
                .columnRefusesKind(column: "要闻", kind: "通知公告")
            ])
    }

    @Test("What was valid when scheduled and is not at the hour is reported, and stays scheduled")
    func stalled() throws {
        var facts = World.approved()
        facts.state = .scheduled
        facts.publishAt = now
        #expect(PublicationJudge.stalled(facts, at: now) == nil)
        facts.column = ColumnFacts(name: "通知公告", isArchived: true)
        #expect(PublicationJudge.stalled(facts, at: now.adding(seconds: -1)) == nil)
        #expect(PublicationJudge.stalled(facts, at: now) == [.columnArchived("通知公告")])
        #expect(throws: PublishingRefusal.obstacles([.columnArchived("通知公告")])) {
            try World.byProgram(.publish, on: facts, at: now)
        }
    }

    @Test("A draft with an empty title is not even submitted")
    func submission() {
        var facts = World.draft()
        facts.title = ""
        #expect(throws: PublishingRefusal.obstacles([.titleMissing])) { try World.decide(.submit, by: World.writer, on: facts) }
    }

    @Test("Nor is one with nothing in it, nor one that would be over before anybody sees it")
    func neverSeen() {
        var blank = World.draft()
        blank.isBlank = true
        #expect(throws: PublishingRefusal.obstacles([.bodyMissing])) { try World.decide(.submit, by: World.writer, on: blank) }
        var over = World.draft()
        over.expireAt = now.adding(seconds: -86_400)
        #expect(
            PublicationJudge.obstaclesToSubmission(over, at: now)
                == [.expiresBeforePublication(publish: now, expire: now.adding(seconds: -86_400))])
        #expect(PublicationJudge.obstaclesToSubmission(over, at: now.adding(seconds: -90_000)) == [])
    }

    @Test("Every sentence says what to do")
    func sentences() {
        let all: [PublicationObstacle] = [
            .titleMissing, .bodyMissing, .titleTooLong(count: 201), .schemeUnusable(["没有步骤。"]), .stepsMissing(["自审"]),
            .reviewOfOtherText(step: "自审"),
            .reviewerWroteIt(step: "审核", name: "甲"), .lastApproverWroteIt(name: "甲"), .samePersonTwice(name: "甲", steps: ["一", "二"]),
            .secrecyReviewMissing, .secrecyReviewForbids(.onRequest), .secrecyReviewForbids(.withheld), .secrecyReviewForbids(.referred),
            .secrecyBasisMissing, .openHits([]), .metadataMissing(["文号"]), .publishTimePast(now),
            .columnArchived("甲"), .columnRefusesKind(column: "甲", kind: "乙"), .metadataWrong([.numberGivenAndDenied]),
        ]
        #expect(all.allSatisfy { $0.words.contains("请") && $0.words.hasSuffix("。") })
    }
}
