import Testing

@testable import GongkaiCore

@Suite("Papers of requests: what must not be missing")
struct RequestPaperFaultsTests {
    typealias Papers = RequestPaperTests

    private func words(
        _ code: String, _ regime: DisclosureRegime = Papers.r2019, _ change: (inout OfficialPaper) -> Void
    ) throws -> [String] {
        let kind = try Papers.kind(code, regime)
        let facts = RequestPaperSample.facts(kind, under: regime)
        var paper = try kind.draft(from: facts)
        change(&paper)
        return try kind.faults(of: paper, facts).map(\.words)
    }

    @Test("A clerk may rewrite a paper as long as the law's parts stay")
    func rewritten() throws {
        #expect(
            try words("reply.deliberative") {
                $0.paragraphs[0].text = "您的申请收悉。"
                $0.paragraphs[1].text = "您要的是会议讨论记录。"
                $0.paragraphs.insert(.init("感谢您对我们工作的关注。"), at: 2)
            } == [])
        #expect(try words("reply.deliberative") { $0.addressee = "李明先生" } == [])
    }

    @Test("A reply without where to turn, or with half of it, is not signed")
    func remedy() throws {
        #expect(
            try words("reply.notExisting") { $0.paragraphs.removeAll { $0.role == .remedy } }
                == ["没有救济告知。对本决定不服的，应当告知向哪里、在多长时间内申请行政复议或者提起行政诉讼。请补上。"])
        #expect(
            try words("reply.notExisting") { paper in
                for index in paper.paragraphs.indices where paper.paragraphs[index].role == .remedy {
                    paper.paragraphs[index].text = "如不服本决定，可以自知道本决定之日起60日内向衡阳市蒸湘区人民政府申请行政复议。"
                }
            } == [
                "救济告知没有写明管辖法院“衡阳市蒸湘区人民法院”。请补上。", "按2025年5月19日的法律，提起行政诉讼的期限是6个月，救济告知没有这样写。请改正。",
            ])
    }

    @Test("A paper drafted under one law and signed under the next is found out")
    func lawChanged() throws {
        let kind = try Papers.kind("reply.deliberative")
        var facts = RequestPaperSample.facts(kind, under: Papers.r2019)
        facts.day = "2023-12-29"
        facts.number = "蒸财公开〔2024〕1号"
        var paper = try kind.draft(from: facts)
        paper.day = "2024-01-02"
        let found = try kind.faults(of: paper, facts)
        #expect(found.map(\.part) == [.remedy, .remedy])
        #expect(found.first?.words == "2024年1月2日作出的不予公开决定，应当先申请行政复议，救济告知没有这样写。请改正。")
    }

    @Test("Number, day, addressee, article and last day are looked for")
    func parts() throws {
        #expect(try words("reply.notExisting") { $0.number = nil } == ["没有发文字号。请先编号。"])
        #expect(try words("reply.notExisting") { $0.day = nil } == ["没有成文日期。成文日期是签发之日。"])
        #expect(try words("reply.notExisting") { $0.addressee = "张三" } == ["主送“张三”里没有“李明”。请核对收件人。"])
        #expect(
            try words("reply.notExisting") { paper in
                for index in paper.paragraphs.indices {
                    paper.paragraphs[index].text = paper.paragraphs[index].text.replacing("《条例》第三十六条第四项", with: "有关规定")
                }
            } == ["答复没有写明依据《条例》第三十六条第四项。请补上。"])
        #expect(
            try words("supplementNotice") { $0.paragraphs.remove(at: 3) } == [
                "补正告知书没有写明补正期限2025年6月11日（《条例》第三十条）。请补上。", "补正告知书没有告知逾期不补正的后果（《条例》第三十条）。请补上。",
            ])
        #expect(try words("reply.granted") { $0.attachments = [] } == ["正文说“见附件”，却没有附件。请填写附件名称，或者改正正文。"])
    }

    @Test(
        "A notice that goes out when the time to answer is over promises no new count, whoever wrote it",
        arguments: ["supplementNotice", "feeNotice"])
    func noNewCount(code: String) throws {
        let kind = try Papers.kind(code)
        var facts = RequestPaperSample.facts(kind, under: Papers.r2019)
        facts.due = nil
        let inTime = try kind.draft(from: facts)
        #expect(try kind.faults(of: inTime, facts).isEmpty)
        facts.due = facts.day.adding(days: -1)
        #expect(try kind.faults(of: inTime, facts).first?.words.contains("不会重新计算") == true)
        #expect(try kind.faults(of: kind.draft(from: facts), facts).isEmpty)
    }

    @Test("What is not recorded is named before a paper is written")
    func missing() throws {
        func refusal(_ code: String, _ change: (inout RequestPaperFacts) -> Void) throws -> String? {
            let kind = try Papers.kind(code)
            var facts = RequestPaperSample.facts(kind, under: Papers.r2019)
            change(&facts)
            do throws(PaperRefusal) { _ = try kind.draft(from: facts) } catch { return error.words }
            return nil
        }
        #expect(
            try refusal("supplementNotice") { $0.said[MatterField.what.code] = .text(" ") }
                == "《政府信息公开申请补正告知书》应当写明需要补正的内容，现在还没有登记。请先登记。")
        #expect(try refusal("reply.notExisting") { $0.search = nil }?.contains("应当写明检索情况") == true)
        #expect(try refusal("reply.granted") { $0.start = nil }?.contains("应当写明收到申请的日期") == true)
        #expect(try refusal("serviceRecord") { $0.served = nil }?.contains("应当写明送达的文书和文号") == true)
        #expect(try refusal("feeNotice") { $0.organ.payment = nil }?.contains("应当写明缴费方式") == true)
    }

    @Test("A paper the regulation does not know is refused in words")
    func otherLaw() throws {
        let facts = RequestPaperSample.facts(.supplementNotice, under: Papers.r2007)
        #expect(RequestPaper.code("supplementNotice", under: Papers.r2007) == nil)
        #expect(throws: PaperRefusal.unknownToLaw(paper: "政府信息公开申请补正告知书", law: Papers.r2007.law)) {
            try RequestPaper.supplementNotice.draft(from: facts)
        }
        #expect(
            PaperRefusal.unknownToLaw(paper: "政府信息公开申请补正告知书", law: Papers.r2007.law).words
                == "适用《中华人民共和国政府信息公开条例》（2007年）的申请没有《政府信息公开申请补正告知书》这种文书。请核对申请适用的条例和所选的文书。")
    }
}
