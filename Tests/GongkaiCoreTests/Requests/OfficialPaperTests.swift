import Foundation
import Testing

@testable import GongkaiCore

@Suite("Official papers: what every one must have")
struct OfficialPaperTests {
    private func paper() -> OfficialPaper {
        OfficialPaper(
            organ: "衡阳市蒸湘区财政局", number: "蒸财公开〔2025〕12号", title: "政府信息公开告知书", addressee: "李明", paragraphs: [.init("正文。")],
            day: "2025-05-19")
    }

    private func words(_ change: (inout OfficialPaper) -> Void) -> [String] {
        var paper = paper()
        change(&paper)
        return paper.faults.map(\.words)
    }

    @Test("A whole paper has no fault; each missing part is named with what to do")
    func missing() {
        #expect(paper().faults.isEmpty)
        #expect(words { $0.organ = " " } == ["没有发文机关。请填写发文机关的全称。"])
        #expect(words { $0.title = "" } == ["没有标题。请填写标题。"])
        #expect(words { $0.day = nil } == ["没有成文日期。成文日期是签发之日。"])
        #expect(words { $0.number = nil } == ["没有发文字号。请先编号。"])
        #expect(words { $0.addressee = "　" } == ["没有主送对象。请填写收件人的姓名或者名称。"])
        #expect(words { $0.paragraphs = [] } == ["没有正文。请填写正文。"])
        #expect(words { $0.paragraphs.append(.init(" \n")) } == ["有一段是空的。请填写，或者删去这一段。"])
        #expect(words { $0.attachments = [""] } == ["有一个附件没有名称。请填写附件名称，或者删去。"])
        #expect(words { $0.paragraphs = [.init("现提供给您（见附件）。")] } == ["正文说“见附件”，却没有附件。请填写附件名称，或者改正正文。"])
        #expect(words { $0.paragraphs = [.init(String(repeating: "长", count: 5_001))] }.first?.contains("超过5000个字") == true)
    }

    @Test(
        "A number needs the organ's word, the year in its brackets and a serial",
        arguments: ["12号", "〔2025〕12号", "蒸财公开[2025]12号", "蒸财公开〔25〕12号", "蒸财公开〔2025〕号", "蒸财公开〕2025〔12号", "蒸财公开〔2025〕12"])
    func badNumber(number: String) {
        #expect(words { $0.number = number }.first?.contains("年份写在六角括号里，如“蒸政公开〔2025〕12号”") == true)
    }

    @Test("The year of the number is that of the day, and both ways of writing a number are read")
    func yearOfNumber() {
        #expect(words { $0.number = "蒸财公开〔2024〕12号" } == ["发文字号的年份是2024年，成文日期却是2025年5月19日。请核对。"])
        #expect(words { $0.number = "蒸公开〔2025〕第12号—答" }.isEmpty)
        #expect(DisclosureRequest.paperNumbering.number(agency: "蒸政公开", year: 2025, serial: 12) == "蒸政公开〔2025〕12号")
    }

    @Test("A form needs neither number nor addressee")
    func form() {
        #expect(
            words {
                $0.layout = .form
                $0.number = nil
                $0.addressee = ""
                $0.paragraphs = []
            }.isEmpty)
    }

    @Test("A paper is stored and read again as it was", arguments: ["serviceRecord", "reply.tradeSecret"])
    func stored(code: String) throws {
        let regime = DisclosureRegime.all[0]
        let paper = try RequestPaperSample.paper(try #require(RequestPaper.code(code, under: regime)), under: regime)
        #expect(try JSONDecoder().decode(OfficialPaper.self, from: try JSONEncoder().encode(paper)) == paper)
    }

    private static func written(_ day: Day) -> String { day.paperText }

    @Test("Arabic numerals since July 2012, Chinese ones before")
    func day() {
        #expect(Self.written("2012-07-01") == "2012年7月1日")
        #expect(Self.written("2012-06-30") == "二〇一二年六月三十日")
        #expect(Self.written("2010-10-11") == "二〇一〇年十月十一日")
        #expect(Self.written("2009-12-20") == "二〇〇九年十二月二十日")
    }

    @Test("The name is centred above the day, four characters from the edge; a long name ends at the edge")
    func signature() {
        // 2025年5月19日 is 6.5 characters wide.
        #expect(SignaturePlace(name: "区财政局办", day: "2025年5月19日") == SignaturePlace(name: "区政府办公", day: "2025年5月19日"))
        let usual = SignaturePlace(name: "衡阳市蒸湘区财政局", day: "2025年5月19日")
        #expect(usual.dayIndent == 4 && usual.nameIndent == 2.75)
        let long = SignaturePlace(name: String(repeating: "局", count: 20), day: "2025年5月19日")
        #expect(long.nameIndent == 0 && long.dayIndent == 6.75)
        #expect(SignaturePlace(name: String(repeating: "局", count: 60), day: "2025年5月19日").nameIndent == 0)
    }
}
