import Testing

@testable import GongkaiCore

@Suite("Papers of requests: written from what happened")
struct RequestPaperMatterTests {
    typealias World = RequestWorld

    static let intake = RequestIntake(
        applicant: .person(PersonIdentity(name: "李明")), contact: .init(address: "解放西路12号", telephone: "0734-8800000"),
        items: [.init("绿化养护合同")], forms: [.paper], ways: [.post], channel: .inPerson)

    private func draft(_ decision: MatterDecision, branch: Int? = nil) throws -> (RequestPaper, OfficialPaper)? {
        guard let kind = RequestPaper(decision.event) else { return nil }
        let sample = RequestPaperSample.facts(.registrationReceipt, under: DisclosureRegime.all[0])
        var facts = try #require(
            RequestPaperFacts(
                decision.event, of: decision.matter, Self.intake, number: "ZX04-20230001", organ: sample.organ,
                paperNumber: "蒸财公开〔2023〕1号", day: decision.event.on, branch: branch))
        facts.served = ("政府信息公开告知书", "蒸财公开〔2023〕1号")
        let paper = try kind.draft(from: facts)
        #expect(try kind.faults(of: paper, facts) == [], "\(kind.code)")
        return (kind, paper)
    }

    @Test("From the counter to the reply each step that has a paper gives its own")
    func life() throws {
        var matter = try World.handling("2023-09-18")
        let receipt = try #require(matter.last(.receive))
        #expect(RequestPaper(receipt) == .registrationReceipt)

        let asked = try World.decide(.askThirdParty, by: World.clerk, RequestLifeTests.asked, on: matter, "2023-09-20")
        let inquiry = try #require(try draft(asked))
        #expect(inquiry.0 == .thirdPartyInquiry && inquiry.1.addressee == "某公司")
        #expect(inquiry.1.text.contains("合同第三条是否可以公开。") && inquiry.1.text.contains("2023年10月17日前"))

        let branch = try #require(asked.matter.branches.first?.number)
        let answer: [MatterField: FieldValue] = [.opinion: .text("objects")]
        matter = try World.decide(.answerThirdParty, by: World.clerk, answer, branch: branch, on: asked.matter, "2023-10-13").matter
        let extended = try World.decide(
            .extend, by: World.signer, [.extensionDays(1...20): .number(5), .reason: .text("需要查找档案")], on: matter, "2023-10-16")
        #expect(try draft(extended)?.1.text.contains("因需要查找档案，本机关不能在2023年11月8日前答复。") == true)

        let granted = try World.decide(
            .draft, by: World.clerk, [World.outcome: .text("granted"), .publicInterest: .text("涉及公共安全")], on: extended.matter, "2023-10-17")
        let reply = try #require(try draft(granted))
        #expect(reply.0.code == "reply.granted" && !reply.1.text.contains("需要查找档案") && reply.1.remedy.isEmpty)

        matter = try World.signed(granted.matter, "2023-10-18")
        let told = try World.decide(.informThirdParty, by: World.clerk, on: matter, "2023-10-18")
        let notice = try #require(try draft(told, branch: branch))
        #expect(notice.1.addressee == "某公司" && notice.1.text.contains("涉及公共安全。") && !notice.1.remedy.isEmpty)

        let served = try World.decide(
            .serve, by: World.clerk, [.serviceWay: .text("direct"), .serviceEvidence: .text("李明签收")], on: told.matter, "2023-10-19")
        #expect(try draft(served)?.1.rows.contains(.init("送达方式", "直接送达")) == true)
    }

    @Test("No supplement in time: the notice names the day that passed")
    func abandoned() throws {
        var matter = try World.handling("2023-04-24")
        let notice: [MatterField: FieldValue] = [.what: .text("年份"), .reason: .text("名称不明"), .answerBy: .day("2023-05-22")]
        let asked = try World.decide(.askSupplement, by: World.clerk, notice, on: matter, "2023-04-28")
        #expect(try draft(asked)?.1.text.contains("您的申请内容不明确。名称不明。") == true)
        matter = asked.matter
        let closed = try World.decide(.closeUnanswered, by: .program, on: matter, "2023-05-23")
        let paper = try #require(try draft(closed))
        #expect(paper.0.code == "abandonedNotice.notSupplemented" && paper.1.text.contains("于2023年5月22日前作出补正"))
    }

    @Test("Steps without a paper give none")
    func none() throws {
        let matter = try World.handling("2023-09-18")
        let search = try World.decide(.recordSearch, by: World.clerk, RequestLifeTests.search, on: matter, "2023-09-19")
        #expect(RequestPaper(search.event) == nil)
        #expect(matter.last(.register).flatMap(RequestPaper.init) == nil)
    }

    @Test("Whatever paper the tables announce has a kind, but for the treasury's own receipt of the cost")
    func announced() {
        for regime in DisclosureRegime.all {
            let kinds = Set(RequestPaper.all(under: regime).compactMap(\.document))
            for state in [nil] + RequestState.allCases.map({ Optional($0.state) }) {
                let workflow = DisclosureRequest.workflow(under: regime)
                for action in workflow.actions(in: state) {
                    for document in workflow.move(action, from: state)?.documents ?? [] where document != .costReceipt {
                        #expect(kinds.contains(document), "\(document.name)")
                    }
                }
            }
        }
    }
}
