import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Entering what came on paper") struct EntryTests {
    private static let page = "/console/requests/new"

    /// What stands on the paper.
    private static let paper: [(String, String)] = [
        ("unit", "SF02"), ("channel", "fax"), ("arrivedOn", "2024-03-01"), ("evidence", "传真0734-1，3月1日收"), ("name", "张小明"),
        ("document", "identityCard"), ("documentNumber", RequestDesk.identityNumber), ("telephone", "13907340001"), ("address", "清泉路18号"),
        ("item-1", "2023年招生计划"), ("forms", "paper"), ("ways", "post"),
    ]

    private static func paper(_ changes: (String, String)...) -> [(String, String)] {
        paper.filter { field in !changes.contains { $0.0 == field.0 } } + changes
    }

    @Test("It is entered once, with its channel and evidence; number and code are told once", arguments: TestEngine.all)
    func entered(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let registrar = try await web.browser("registrar")
            #expect(try await registrar.get("/console/requests").says(Self.page))
            let hidden = try await registrar.get(Self.page).allHidden
            let done = try await registrar.post(Self.page, hidden + Self.paper)
            #expect(done.status == .ok && done.says("SF02-20240001") && done.text.contains(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/))
            #expect(done.says("与申请人确认收到") && !done.says("张小明") && !done.says("请核对"))
            let again = try await registrar.post(Self.page, hidden + Self.paper)
            let path = try #require(again.location)
            #expect(again.status == .seeOther)
            let shown = try await registrar.get(path)
            #expect(shown.says("刚才已经提交过") && shown.says("2023年招生计划") && shown.says("传真") && shown.says("2024-03-01"))
            let count: Int = try await web.database.read { tx in try tx.value("SELECT COUNT(*) FROM matter") }
            #expect(count == 1)
            // The same once more is another form, and looks like the first.
            let twin = try await registrar.fill(Self.page, Self.paper)
            #expect(twin.says("SF02-20240002") && twin.says("SF02-20240001（内容相同）"))
        }
    }

    @Test("What came long ago says how much of the time is gone", arguments: TestEngine.all)
    func late(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let registrar = try await web.browser("registrar")
            let received = try await registrar.fill(Self.page, Self.paper(("channel", "inPerson"), ("arrivedOn", "2024-02-20")))
            #expect(received.says("2024年2月20日就已收到，20个工作日的答复期限已用9个，还剩11个，最晚2024年3月19日答复"))
            let over = try await registrar.fill(Self.page, Self.paper(("channel", "inPerson"), ("arrivedOn", "2024-01-22")))
            #expect(over.says("答复期限已于2024年2月22日届满，超期7个工作日"))
            let waiting = try await registrar.fill(Self.page, Self.paper())
            #expect(waiting.says("已经等了1个工作日，还没有与申请人确认"))
            let today = try await registrar.fill(Self.page, Self.paper(("channel", "inPerson"), ("arrivedOn", "2024-03-04")))
            #expect(today.says("已登记") && !today.says("<strong>期限</strong>"))
        }
    }

    @Test("A number that nobody answers is entered as it stands on paper, and told of", arguments: TestEngine.all)
    func doubtful(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let done = try await web.browser("registrar").fill(Self.page, Self.paper(("telephone", "1390734000")))
            #expect(done.status == .ok && done.says("SF02-20240001") && done.says("登记的号码不是这样，请与来件核对") && !done.says("1390734000"))
        }
    }

    @Test("What is missing stands beside its field; another row and another kind of applicant lose nothing", arguments: TestEngine.all)
    func faults(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let registrar = try await web.browser("registrar")
            let bad = try await registrar.fill(
                Self.page, Self.paper(("channel", ""), ("arrivedOn", "2024-03-05"), ("documentNumber", "123"), ("unit", "")))
            #expect(bad.status == .unprocessableContent && bad.says("请选择是怎样收到的") && bad.says("还没有到") && bad.says("请选择受理的单位"))
            #expect(bad.says("身份证号码应为18位") && bad.says("2023年招生计划</textarea>"))
            let bare = try await registrar.fill(Self.page, Self.paper(("evidence", " ")))
            #expect(bare.status == .unprocessableContent && bare.says("请登记传真号码和收到时间"))
            let more = try await registrar.fill(Self.page, Self.paper(("do", "row")))
            #expect(more.status == .ok && more.says("name=\"item-2\"") && more.says("2023年招生计划</textarea>"))
            let unit = try await registrar.fill(Self.page, Self.paper(("do", "organisation")))
            #expect(unit.hidden("documentNumber") == RequestDesk.identityNumber)
            #expect(unit.says("统一社会信用代码") && unit.says("value=\"张小明\""))
            #expect(try await web.browser("reviewer").get(Self.page).status == .forbidden)
        }
    }

    @Test("What was handed over counts as received with its entry: its days run at once", arguments: TestEngine.all)
    func received(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let registrar = try await web.browser("registrar")
            let done = try await registrar.fill(
                Self.page, Self.paper(("channel", "inPerson"), ("arrivedOn", "2024-02-29"), ("evidence", "张小明递交，李文静接收")))
            #expect(done.status == .ok && done.says("下一步：登记分办") && !done.says("登记收到"))
            let list = try await registrar.get("/console/requests")
            #expect(list.says("SF02-20240001") && list.says("2024-03-28"))
            // By fax somebody has to confirm first.
            let fax = try await registrar.fill(Self.page, Self.paper())
            #expect(fax.says("下一步：与申请人确认收到"))
        }
    }

    @Test("A day of long ago is asked about once; one before there was a law is told", arguments: TestEngine.all)
    func longAgo(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let registrar = try await web.browser("registrar")
            for day in ["1900-01-01", "2008-04-30"] {
                let none = try await registrar.fill(Self.page, Self.paper(("arrivedOn", day)))
                #expect(none.status == .unprocessableContent && none.says("早于《政府信息公开条例》施行的2008-05-01"))
                #expect(none.says("2023年招生计划</textarea>"))
            }
            let asked = try await registrar.fill(Self.page, Self.paper(("arrivedOn", "2023-03-01")))
            #expect(asked.status == .unprocessableContent && asked.says("天以前") && asked.hidden("asked-day") == "2023-03-01")
            // Another day is another question.
            let other = try await registrar.post(Self.page, asked.allHidden + Self.paper(("arrivedOn", "2013-03-01")))
            #expect(other.status == .unprocessableContent && other.says("天以前"))
            let done = try await registrar.post(Self.page, asked.allHidden + Self.paper(("arrivedOn", "2023-03-01")))
            #expect(done.status == .ok && done.says("SF02-20240001"))
        }
    }
}
