import Testing

@testable import GongkaiCore

@Suite("Papers of requests: what they say")
struct RequestPaperTests {
    typealias Sample = RequestPaperSample

    static let r2019 = DisclosureRegime.all[0]
    static let r2007 = DisclosureRegime.all[1]
    static let every = DisclosureRegime.all.flatMap { regime in RequestPaper.all(under: regime).map { (regime.code, $0.code) } }

    static func kind(_ code: String, _ regime: DisclosureRegime = r2019) throws -> RequestPaper {
        try #require(RequestPaper.code(code, under: regime))
    }

    static func text(_ code: String, _ regime: DisclosureRegime = r2019, _ change: (inout RequestPaperFacts) -> Void = { _ in }) throws
        -> String
    {
        let kind = try kind(code, regime)
        var facts = Sample.facts(kind, under: regime)
        change(&facts)
        return try kind.draft(from: facts).text
    }

    @Test(
        "Each kind under each regulation is written whole: it can be signed as it is, and every paragraph ends as a sentence",
        arguments: every)
    func whole(regime: String, code: String) throws {
        let regime = try #require(DisclosureRegime.code(regime))
        let kind = try Self.kind(code, regime)
        let facts = Sample.facts(kind, under: regime)
        let paper = try kind.draft(from: facts)
        #expect(try kind.faults(of: paper, facts) == [])
        #expect(paper.title == kind.name)
        for paragraph in paper.paragraphs {
            #expect(["。", "：", "；", "）"].contains { paragraph.text.hasSuffix($0) }, "\(paragraph.text)")
            for slip in ["。。", "；。", "，。", "：。", "  ", "nil", "Optional"] { #expect(!paragraph.text.contains(slip), "\(paragraph.text)") }
        }
        if case .serviceRecord = kind { return }
        #expect(paper.text.contains("《中华人民共和国政府信息公开条例》（国务院令第\(regime.code == "2007" ? "492号" : "711号修订")"))
        // Nothing of the other regulation.
        let foreign = regime.code == "2007" ? ["第三十三条第二款", "第三十六条", "第五十一条", "第二十九条"] : ["第二十一条", "第二十四条", "第三十三条第一款"]
        for article in foreign { #expect(!paper.text.contains("《条例》" + article), "\(paper.text)") }
    }

    @Test("Every leaf of the outcome tree has its reply with its article, and every reply that does not give says where to turn")
    func replies() throws {
        for regime in DisclosureRegime.all {
            for outcome in RequestOutcome.replies(under: regime) {
                let paper = try Sample.paper(.reply(outcome), under: regime)
                let article = try #require(outcome.article(under: regime))
                #expect(paper.text.contains(PaperWriter.cite(article)), "\(outcome.code)")
                #expect(paper.remedy.isEmpty == !outcome.isAdverse, "\(outcome.code)")
            }
        }
    }

    @Test("Where to turn: the words of the law on the day of the paper")
    func remedies() throws {
        func remedy(_ code: String, _ regime: DisclosureRegime, _ day: Day, _ kind: Agency.Kind = .department) throws -> String {
            let paper = try Self.kind(code, regime)
            var facts = Sample.facts(paper, under: regime)
            facts.day = day
            facts.organ.kind = kind
            return try paper.draft(from: facts).remedy
        }
        #expect(
            try remedy("reply.deliberative", Self.r2007, "2015-04-30")
                == "如不服本决定，可以自知道本决定之日起60日内向衡阳市蒸湘区人民政府或者衡阳市财政局申请行政复议，或者自知道本决定之日起3个月内向衡阳市蒸湘区人民法院提起行政诉讼。"
                + "申请行政复议和提起行政诉讼的期限，依照《中华人民共和国行政复议法》第九条第一款、《中华人民共和国行政诉讼法》第三十九条。\n"
                + "您认为本机关不依法履行政府信息公开义务的，也可以依照《条例》第三十三条第一款，向上级行政机关、监察机关或者政府信息公开工作主管部门举报。")
        #expect(try remedy("reply.deliberative", Self.r2007, "2015-05-01").contains("6个月内向衡阳市蒸湘区人民法院提起行政诉讼"))
        #expect(try remedy("reply.notExisting", Self.r2019, "2023-12-31").contains("《中华人民共和国行政诉讼法》第四十六条第一款"))
        #expect(
            try remedy("reply.tradeSecret", Self.r2019, "2024-01-01")
                == "如不服本决定，应当先自知道本决定之日起60日内向衡阳市蒸湘区人民政府申请行政复议；对复议决定不服的，可以自收到复议决定书之日起15日内向衡阳市蒸湘区人民法院提起行政诉讼"
                + "（《中华人民共和国行政复议法》第二十三条第一款第四项）。申请行政复议和提起行政诉讼的期限，依照《中华人民共和国行政复议法》第二十条第一款、《中华人民共和国行政诉讼法》第四十五条。\n"
                + "您认为本机关在政府信息公开工作中侵犯合法权益的，也可以依照《条例》第五十一条，向上一级行政机关或者政府信息公开工作主管部门投诉、举报。")
        #expect(try !remedy("reply.notExisting", Self.r2019, "2024-01-01").contains("应当先"))
        #expect(try remedy("reply.notExisting", Self.r2019, "2024-01-01", .districtGovernment).contains("向衡阳市人民政府申请行政复议"))
        #expect(
            try remedy("reply.notExisting", Self.r2019, "2024-01-01", .publicUtility)
                == "如有异议，可以向主管部门或者政府信息公开工作主管部门申诉。（依据：《条例》第五十五条）")
        #expect(try remedy("thirdPartyNotice", Self.r2019, "2025-01-01").hasPrefix("如不服本决定，可以自知道本决定之日起60日内"))
        #expect(try remedy("abandonedNotice.feeUnpaid", Self.r2019, "2025-01-01").contains("6个月内"))
    }

    @Test("The notices give the days of the clock")
    func days() throws {
        let receipt = try Self.text("registrationReceipt")
        #expect(receipt.contains("收到申请之日：2025年4月22日。当面提交，以提交之日为收到申请之日（《条例》第三十一条第一项）。"))
        #expect(receipt.contains("自收到申请之日起20个工作日内答复，即不晚于2025年5月23日（《条例》第三十三条第二款）"))
        #expect(receipt.contains("登记编号：ZX04-20250007；查询码："))
        #expect(try Self.text("registrationReceipt", Self.r2007).contains("15个工作日内答复，即不晚于2014年10月22日（《条例》第二十四条第二款）"))
        #expect(try Self.text("registrationReceipt") { $0.isProvisional = true }.contains("新的放假安排公布后可能变动"))
        #expect(try Self.text("extensionNotice").contains("答复期限延长10个工作日，本机关将不晚于2025年6月9日答复您。"))
        #expect(try Self.text("volumeExtensionNotice").contains("根据《条例》第三十五条的规定"))
        #expect(try Self.text("supplementNotice").contains("请于2025年6月11日前（含当日）将补正材料提交本机关。"))
        #expect(try Self.text("thirdPartyInquiry").contains("15个工作日内"))
        #expect(try !Self.text("thirdPartyInquiry", Self.r2007).contains("15个工作日内"))
        #expect(try Self.text("jointMakerInquiry").contains("视为同意公开（《条例》第三十四条）"))
    }

    @Test("A third party and a consulted organ are not told who asks; the organ that takes it over is")
    func secrecy() throws {
        for code in ["thirdPartyInquiry", "agencyInquiry", "jointMakerInquiry", "thirdPartyNotice"] {
            #expect(try !Self.text(code).contains("李明"), "\(code)")
        }
        #expect(try Self.text("transferLetter").contains("李明"))
    }

    @Test("Fees are shown step by step, and a sum that was not worked out is refused")
    func fees() throws {
        #expect(try Self.text("feeNotice").contains("请在收到本通知书次日起20个工作日内，即于2025年6月17日前（含当日）缴纳。"))
        #expect(try Self.text("feeNotice").contains("计算如下：本月第31件：1件×200元＝200元；合计：200元；应缴：200元。"))
        #expect(try Self.text("costNotice", Self.r2007).contains("复制费18元"))
        let kind = try Self.kind("feeNotice")
        var facts = Sample.facts(kind, under: Self.r2019)
        facts.said[MatterField.amount.code] = .number(100_00)
        #expect(throws: PaperRefusal.feeDiffers(asked: 100_00, computed: 200_00)) { try kind.draft(from: facts) }
        #expect(PaperRefusal.feeDiffers(asked: 100_00, computed: 200_00).words == "通知缴纳的金额是100元，计算出的金额却是200元。请核对计收标准和数量。")
    }

    @Test("An organisation is spoken to as such; several things asked for stand below each other")
    func forms() throws {
        let text = try Self.text("reply.granted") {
            $0.applicant = .organisation(
                OrganisationIdentity(kind: .business, name: "某公司", code: "", representative: "", contactName: ""))
            $0.items = ["甲合同。", "乙合同；"]
        }
        #expect(text.contains("申请公开下列政府信息：\n1. “甲合同”；\n2. “乙合同”。") && text.contains("提供给贵单位") && !text.contains("您"))
    }
}
