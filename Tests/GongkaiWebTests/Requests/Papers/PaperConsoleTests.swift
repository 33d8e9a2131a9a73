import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Papers of requests on the console")
struct PaperConsoleTests {
    @Test("The office sets what papers say, changes a reply, and sends it out when it is signed", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let desk = try await RequestDesk(web.world), office = try await web.browser(of: "office")
            let (id, place) = try await desk.drafted("2024-02-01"), papers = "/console/requests/\(id.value)/papers"
            let unset = try await office.get("\(papers)/\(place.text)")
            #expect(unset.status == .conflict && unset.says("还没有填写文书设置"))
            let unit = try #require(try await web.app.site.accounts.agencies().first { $0.id == web.world.education }).code
            let settings = "/console/paper-settings/\(unit)"
            let blank = try await office.fill(settings, [("mark", "示教公开"), ("telephone", "")])
            #expect(blank.status == .unprocessableContent && blank.says("请填写电话。") && blank.says("示教公开"))
            let filled = try await office.fill(
                settings,
                [
                    ("mark", "示教公开"), ("government", "示范区人民政府"), ("superiorGovernment", "示范市人民政府"), ("basicCourt", "示范区人民法院"),
                    ("intermediateCourt", "示范市中级人民法院"), ("office", "教育局办公室"), ("address", "文化路1号"), ("telephone", "0734-8880001"),
                ])
            #expect(filled.status == .seeOther, "\(filled.text)")
            #expect(try await office.get("/console/paper-settings").says("示教公开"))

            let list = try await office.get(papers)
            #expect(list.says("非本机关政府信息告知书") && list.says("拟稿中"))
            let page = try await office.get("\(papers)/\(place.text)")
            #expect(page.says("张小明") && page.says("示范区人民法院") && !page.says("编号发出</button>"))
            let saved = try await office.fill("\(papers)/\(place.text)", [("note", "联系人：李文静，0734-8880001")])
            #expect(saved.status == .seeOther, "\(saved.text)")
            let late = try await office.post(
                "\(papers)/\(place.text)", [("token", page.hidden("token")), ("revision", "0"), ("note", "别的联系人")])
            #expect(late.status == .conflict && late.says("别的联系人") && late.says("其他人改动了这里"))
            #expect(try await office.get("\(papers)/\(place.text)").says("李文静，0734-8880001"))

            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-02")
            try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-04")
            let signed = try await office.get("\(papers)/\(place.text)")
            #expect(signed.says("已签发") && signed.says("编号发出</button>") && !signed.says("<h2 id=\"change\">"))
            let sent = try await office.post(
                "\(papers)/\(place.text)/issue", [("token", signed.hidden("token")), ("revision", signed.hidden("revision"))])
            #expect(sent.status == .seeOther, "\(sent.text)")
            #expect(try await office.get("\(papers)/\(place.text)").says("示教公开〔2024〕1号"))
            let word = try await office.get("\(papers)/\(place.text)/paper.docx")
            #expect(word.status == .ok && word.text.hasPrefix("PK"))
        }
    }

    @Test("An address that names no paper of the request is not found", arguments: ["1-", "01", "x", "99", "1-2-3", "-1"])
    func absent(place: String) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let desk = try await RequestDesk(web.world), office = try await web.browser(of: "office")
            try await desk.setPapers(at: web.world.now)
            let (id, _) = try await desk.drafted("2024-02-01")
            #expect(try await office.get("/console/requests/\(id.value)/papers/\(place)").status == .notFound)
        }
    }
}
