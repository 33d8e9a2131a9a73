import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// Somebody who wants a sign over their shop, in front of the demonstration's service hall.
struct SignApplicant: Sendable {
    let web: DemonstrationWeb
    let browser: TestBrowser

    static let item = DemonstrationItems.all.first { $0.identity.name == "门店招牌设置许可" } ?? DemonstrationItems.restaurant
    static let path = "/services/\(item.identity.taskCode)/apply"
    static let materials = item.materials.value ?? []
    /// The one that comes as a file.
    static let picture = materials.first { $0.name == "招牌效果图" }?.code ?? ""

    static func open(on engine: TestEngine, _ body: @escaping @Sendable (SignApplicant) async throws -> Void) async throws {
        try await DemonstrationWeb.open(on: engine, key: RequestDesk.key) { web in
            try await body(SignApplicant(web: web, browser: web.browser()))
        }
    }

    static let filled: [(String, String)] =
        [
            ("who", ""), ("name", "欧阳植密"), ("document", "identityCard"), ("documentNumber", RequestDesk.identityNumber),
            ("telephone", "13907345678"), ("address", "示范区清泉路18号"), ("agent", ""), ("f-signWords", "植密粉馆"), ("f-signKind", "附着墙面"),
            ("f-signSize", "3.2×0.8×0.2"), ("f-light", "不发光"), ("f-material", "铝塑板"), ("consent", "yes"),
        ] + materials.map { ("way-\($0.code)", $0.code == picture ? "upload" : "window") }

    static func filled(but changed: [(String, String)]) -> [(String, String)] {
        filled.filter { field in !changed.contains { $0.0 == field.0 } } + changed.filter { !$0.1.isEmpty || $0.0 == "who" }
    }

    /// Fills the form and presses a button of it.
    func press(_ button: String, _ fields: [(String, String)] = filled, on page: TestPage? = nil) async throws -> TestPage {
        let form: TestPage
        if let page { form = page } else { form = try await browser.get(Self.path) }
        let kept = form.allHidden.filter { hidden in !fields.contains { $0.0 == hidden.0 } }
        return try await settled(try await browser.post(Self.path, kept + fields + [("do", button)]))
    }

    /// Presses a button of the last look, with a file for a material.
    func hand(in page: TestPage, _ button: String = "file", file: (name: String, bytes: [UInt8])? = nil) async throws -> TestPage {
        let boxes = page.text.matches(of: /<input type="checkbox" name="(up-[^"]+)" value="([0-9a-f]+)" checked>/).map {
            (String($0.1), String($0.2))
        }
        let fields = page.allHidden + boxes + [("do", button)]
        guard let file else { return try await settled(try await browser.post(Self.path, fields)) }
        return try await settled(
            try await browser.upload(Self.path, fields, file: "files-\(Self.picture)", named: file.name, content: file.bytes))
    }

    func settled(_ answer: TestPage) async throws -> TestPage {
        guard answer.status == .seeOther, let page = answer.location, page.hasPrefix(Self.path + "/") else { return answer }
        return try await browser.get(page)
    }

    static let text = (name: "效果图.txt", bytes: Array("招牌的效果".utf8))

    /// From the form to the receipt.
    func file() async throws -> (receipt: TestPage, number: String, code: String) {
        let answer = try await hand(in: try await press("next"), file: Self.text)
        #expect(answer.status == .seeOther && answer.location == "/services/receipt")
        let receipt = try await browser.get("/services/receipt")
        let shown = receipt.text.matches(of: /<dd>([0-9A-Z-]+)<\/dd>/).map { String($0.1) }
        return (receipt, shown.first ?? "", shown.dropFirst().first ?? "")
    }

    func cases() async throws -> Int {
        try await web.database.read { tx in try tx.value("SELECT COUNT(*) FROM matter WHERE kind = 'case'", as: Int.self) }
    }

    var desk: CaseStore { CaseStore(matters: MatterStore(database: web.database, key: RequestDesk.key)) }
}

@Suite("Somebody applies for an item")
struct CaseFilingTests {
    @Test("From the guide over the form and the last look to a receipt, on both engines", arguments: TestEngine.all)
    func file(on engine: TestEngine) async throws {
        try await SignApplicant.open(on: engine) { applicant in
            let guide = try await applicant.browser.get("/services/\(SignApplicant.item.identity.taskCode)")
            #expect(guide.says("在线申请") && guide.says("href=\"\(SignApplicant.path)\"") && guide.says("预约到窗口办理"))
            let form = try await applicant.browser.get(SignApplicant.path)
            #expect(form.status == .ok && form.says("招牌上的文字") && form.says("“招牌的形式”选“落地”“楼顶”的填写。"))
            for material in SignApplicant.materials { #expect(form.says(material.name)) }
            // The form is filled in here: it is not asked for on paper besides.
            let sheet = try #require(SignApplicant.materials.first { $0.isApplicationForm })
            #expect(form.says("“\(sheet.name)”就是上面填写的内容，不用另交。") && !form.says("name=\"way-\(sheet.code)\""))
            let check = try await applicant.press("next")
            #expect(check.status == .ok && check.says("添加材料、核对后提交") && check.says("植密粉馆") && check.says("到窗口递交原件"))
            // A file that is missing is told; nothing is filed.
            let missing = try await applicant.hand(in: check)
            #expect(missing.status == .unprocessableContent && missing.says("请添加“招牌效果图”的照片或者文件"))
            #expect(try await applicant.cases() == 0)
            // One that is refused too, and one that came ahead is still there.
            let ahead = try await applicant.hand(in: missing, "upload", file: SignApplicant.text)
            #expect(ahead.status == .ok && ahead.says("效果图.txt"))
            let refused = try await applicant.hand(in: ahead, file: ("坏.exe", [0x4D, 0x5A, 0, 0]))
            #expect(refused.status == .unprocessableContent && refused.says("坏.exe") && refused.says("效果图.txt"))
            let answer = try await applicant.hand(in: refused)
            #expect(answer.status == .seeOther && answer.location == "/services/receipt")
            let receipt = try await applicant.browser.get("/services/receipt")
            #expect(receipt.says("ZX12-BJ-202600001") && receipt.says("招牌效果图：已提交1个文件") && receipt.says("到窗口递交的材料"))
            #expect(receipt.says("\(sheet.name)：已在网上填写"))
            #expect(receipt.says("2026年2月9日") && receipt.says("承诺5个工作日"))
            #expect(try await applicant.cases() == 1)
            let filled = try await applicant.web.database.read { tx in
                try tx.value("SELECT form_number FROM case_answer", as: Int.self)
            }
            #expect(filled == 1)
        }
    }

    @Test("Every fault stands beside its field and at the head, and nothing typed is lost")
    func faults() async throws {
        try await SignApplicant.open(on: .sqlite) { applicant in
            let page = try await applicant.press(
                "next",
                SignApplicant.filled(but: [
                    ("documentNumber", "110105194912310021"), ("telephone", "不知道"), ("f-signKind", "楼顶"), ("f-light", ""), ("consent", ""),
                    ("way-\(SignApplicant.picture)", ""), ("agent", "yes"),
                ]))
            #expect(page.status == .unprocessableContent && page.says("还没有提交"))
            for row in [
                "documentNumber", "telephone", "f-support", "f-light", "consent", "way-\(SignApplicant.picture)", "agentName",
                "agentNumber", "way-agent",
            ] {
                #expect(page.says("id=\"\(row)-error\"") && page.says("href=\"#\(row)\""), "\(row)")
            }
            #expect(page.says("植密粉馆") && page.says("不知道") && page.says("校验位不对"))
            #expect(try await applicant.cases() == 0)
        }
    }

    @Test("Who renews a licence is asked until when it is valid, and reads by when to apply", arguments: TestEngine.all)
    func renewal(on engine: TestEngine) async throws {
        try await SignApplicant.open(on: engine) { applicant in
            let item = try #require(DemonstrationItems.all.first { $0.result.renews && $0.isAppliedForOnline })
            let guide = try await applicant.browser.get("/services/\(item.identity.taskCode)")
            #expect(guide.says("有效期届满三十日以前提出申请") && guide.says("视为准予延续"))
            let path = "/services/\(item.identity.taskCode)/apply", form = try await applicant.browser.get(path)
            #expect(form.says("原许可证的有效期届满日") && form.says("《行政许可法》第五十条第一款"))
            func answer(_ day: String) async throws -> TestPage {
                let sent = try await applicant.browser.post(path, form.allHidden + [("licenceUntil", day), ("do", "next")])
                return try await applicant.browser.get(try #require(sent.location))
            }
            #expect(try await answer("2000-01-01").says("id=\"licenceUntil-error\""))
            let kept = try await answer("2099-12-31")
            #expect(!kept.says("id=\"licenceUntil-error\"") && kept.says("value=\"2099-12-31\""))
            #expect(try await !applicant.browser.get(SignApplicant.path).says("原许可证的有效期届满日"))
        }
    }

    @Test("Pressing twice makes one case; going back and pressing again leads to the first; other words are asked about once")
    func twice() async throws {
        try await SignApplicant.open(on: .sqlite) { applicant in
            let check = try await applicant.hand(in: try await applicant.press("next"), "upload", file: SignApplicant.text)
            async let first = applicant.hand(in: check)
            async let second = applicant.hand(in: check)
            let answers = try await [first, second]
            #expect(answers.allSatisfy { $0.status == .seeOther && $0.location == "/services/receipt" })
            #expect(try await applicant.cases() == 1)
            #expect(try await applicant.hand(in: check).location == "/services/receipt")
            let other = try await applicant.press("next", SignApplicant.filled(but: [("f-signWords", "植密面馆")]))
            let asked = try await applicant.hand(in: other, file: SignApplicant.text)
            #expect(asked.status == .ok && asked.says("刚才已经提交过一份") && asked.says("ZX12-BJ-202600001"))
            #expect(try await applicant.cases() == 1)
            #expect(try await applicant.hand(in: asked, "another", file: SignApplicant.text).location == "/services/receipt")
            #expect(try await applicant.cases() == 2)
        }
    }

    @Test("What is not applied for online says where to go; an answer that leads elsewhere leads to the guide")
    func elsewhere() async throws {
        try await SignApplicant.open(on: .sqlite) { applicant in
            let marriage = DemonstrationItems.all.first { $0.identity.name == "结婚登记" }?.identity.taskCode ?? ""
            let page = try await applicant.browser.get("/services/\(marriage)/apply")
            #expect(page.status == .notFound && page.says("不能在网上申请") && page.says("立新大道18号"))
            #expect(!(try await applicant.browser.get("/services/\(marriage)")).says("在线申请"))
            let restaurant = DemonstrationItems.restaurant.identity.taskCode
            #expect(try await applicant.browser.get("/services/\(restaurant)?a=1.1").says("/services/\(restaurant)/apply?a=1.1"))
            #expect(try await applicant.browser.get("/services/\(restaurant)/apply?a=2").location == "/services/\(restaurant)?a=2")
            #expect(try await applicant.browser.get("/services/\(restaurant)/apply?a=1.1").says(#"name="a" value="1.1""#))
        }
    }

    @Test(
        "Number and code lead to the page from either form; the notice, the bill and the decision are told there", arguments: TestEngine.all
    )
    func progress(on engine: TestEngine) async throws {
        try await SignApplicant.open(on: engine) { applicant in
            let (_, number, code) = try await applicant.file()
            let stranger = applicant.web.browser()
            #expect(try await stranger.fill("/request/progress", [("number", number), ("code", code)]).location == "/services/progress")
            let wrong = try await stranger.fill("/services/progress", [("number", number), ("code", "0000-0000-0000")])
            // Whoever follows already is not asked again.
            #expect(wrong.status == .unprocessableContent || wrong.says(number))
            var page = try await applicant.browser.get("/services/progress")
            #expect(page.says("已收到，等待受理") && page.says("最晚告知是否受理") && page.says("2026年2月9日") && page.says("撤回申请"))
            #expect(!page.says("value=\"rate\""))
            // Every material as it stands.
            #expect(page.says("招牌效果图：已收到，网上提交1个文件") && page.says("到窗口递交原件，还没有收到"))
            // Where that is: name, address, hours and telephone of the window, as the guide has them.
            let place = try #require(SignApplicant.item.places.first)
            func saysWhere(_ page: TestPage) -> Bool {
                page.says("要去的窗口") && page.says(place.address) && page.says(place.hours) && page.says(SignApplicant.item.contact.enquiry)
            }
            #expect(saysWhere(page) && page.says("交材料的，到这里") && place.window.map(page.says) ?? page.says("窗口</dd>"), "\(page.text)")
            // 一次性告知.
            let id = try await applicant.web.database.read { tx in
                MatterID(value: try tx.value("SELECT id FROM matter WHERE number = \(number)", as: Int64.self))
            }
            let accounts = AccountStore(database: applicant.web.database)
            _ = try await accounts.createOfficer(
                login: "window9", name: "谢小芳",
                agency: try #require(try await accounts.agencies().first { $0.parent == nil }?.id), roles: ["windowClerk"],
                password: "three quiet herons", by: .command, at: DemonstrationWeb.now)
            let window = try #require(try await accounts.officer(login: "window9"))
            let missing = SignApplicant.materials.filter { $0.isRequired && $0.code != SignApplicant.picture }.map(\.code)
            func act(_ action: CaseAction, _ values: [MatterField: FieldValue] = [:]) async throws {
                let seen = try await applicant.web.database.read { tx in
                    try tx.value("SELECT version FROM matter WHERE id = \(id)", as: Int.self)
                }
                let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
                try await applicant.desk.act(
                    MatterRequest(action.action, seen: seen, values: said), on: id, by: .officer(window), from: "10.0.0.1",
                    at: DemonstrationWeb.now)
            }
            try await act(
                .giveNotice, [.deficits: .text(CaseDeficit.text(missing.map { CaseDeficit($0, "没有收到原件") } + [.init(nil, "表格没有签名")]))])
            page = try await applicant.browser.get("/services/progress")
            #expect(page.says("补正材料一次性告知书") && page.says("共\(missing.count + 1)项") && page.says("表格没有签名"))
            #expect(saysWhere(page))
            // Not all of it: told beside each, and what was typed stays.
            let version = page.hidden("version")
            func supply(_ ways: [(String, String)]) async throws -> TestPage {
                try await applicant.browser.post(
                    "/services/progress/step",
                    [("token", page.hidden("token")), ("version", version), ("action", "supplement"), ("branch", ""), ("text", "表格已经签名")]
                        + ways)
            }
            let short = try await supply(missing.dropFirst().map { ("way-\($0)", "window") })
            #expect(short.status == .unprocessableContent && short.says("请添加“") && short.says("交到窗口") && short.says("表格已经签名"))
            let supplied = try await supply(missing.map { ("way-\($0)", "window") })
            #expect(supplied.location == "/services/progress", "\(supplied.text.suffix(3_000))")
            // What is said to come to the window is not there: the five days do not begin, and the clerk cannot accept.
            page = try await applicant.browser.get("/services/progress")
            #expect(page.says("等待您补齐材料") && page.says("要补的材料将交到窗口") && !page.says("最晚告知是否受理"))
            await #expect(throws: MatterRefusal.self) { try await act(.accept) }
            if missing.count > 1 {
                await #expect(throws: MatterRefusal.self) { try await act(.supplement, [.handedIn: .text(missing[0])]) }
                try await act(.supplementPart, [.handedIn: .text(missing[0])])
                page = try await applicant.browser.get("/services/progress")
                #expect(page.says("已收到</span>") && page.says("等待您补齐材料") && page.says("收到您补的一部分材料"))
            }
            try await act(.supplement, [.handedIn: .text(missing.joined(separator: ";"))])
            #expect(try await applicant.browser.get("/services/progress").says("已收到您补的材料，等待受理"))
            try await act(.accept)
            page = try await applicant.browser.get("/services/progress")
            // Nothing to bring, to pay or to fetch.
            #expect(!page.says("要去的窗口"))
            // Every paper that went out, and none that units keep among themselves.
            for paper in ["收件凭证", "补正材料一次性告知书", "受理通知书"] { #expect(page.says(">\(paper)<"), "\(paper)") }
            #expect(!page.says("转办单") && page.says("查另一件"))
            let papers = page.text.matches(of: /href="(\/services\/progress\/papers\/[^"]+)"/).map { String($0.1) }
            for path in papers { #expect(try await applicant.web.browser().get(path).location == "/services/progress") }
            #expect(try await applicant.browser.get("/services/progress/papers/1/handOverSlip.pdf").status == .notFound)
            #expect(try await applicant.browser.get("/services/progress?another=1").says("name=\"code\""))
            #expect(page.says("承诺办结") && page.says("评价“受理”") && !page.says("checked>非常满意"))
            // 好差评: nothing by default; a poor one says when somebody calls.
            func rate(_ grade: String) async throws -> TestPage {
                try await applicant.browser.post(
                    "/services/progress/step",
                    [
                        ("token", page.hidden("token")), ("version", page.hidden("version")), ("action", "rate"), ("stage", "acceptance"),
                        ("text", "等得太久"), ("grade-acceptance", grade),
                    ])
            }
            let none = try await rate("")
            #expect(none.status == .unprocessableContent && none.says("请选择满意程度") && none.says("等得太久"))
            #expect(try await rate("4").status == .seeOther)
            page = try await applicant.browser.get("/services/progress")
            #expect(page.says("不满意（2026年2月2日）") && page.says("不晚于2026年2月3日与您联系") && !page.says("评价“受理”"))
            // 撤回.
            let withdrawn = try await applicant.browser.post(
                "/services/progress/step",
                [("token", page.hidden("token")), ("version", page.hidden("version")), ("action", "withdraw"), ("text", "不开了")])
            #expect(withdrawn.location == "/services/progress")
            #expect(try await applicant.browser.get("/services/progress").says("您已撤回"))
        }
    }

    @Test("A time at the window is booked, looked up, given back, and stands on the window's list", arguments: TestEngine.all)
    func appointment(on engine: TestEngine) async throws {
        try await SignApplicant.open(on: engine) { applicant in
            let path = "/services/\(SignApplicant.item.identity.taskCode)/appointment"
            let page = try await applicant.browser.get(path)
            #expect(page.status == .ok && page.says("2026年2月3日（星期二）") && page.says("9:00至9:30"))
            let wrong = try await applicant.browser.post(path, page.allHidden + [("name", "张小明"), ("telephone", "12")])
            #expect(wrong.status == .unprocessableContent && wrong.says("请选择一个时间。") && wrong.says("张小明") && wrong.says("telephone-error"))
            // Another day keeps what was typed, and books nothing.
            let other = try await applicant.browser.post(
                path,
                page.allHidden + [("choose", "2026-02-04"), ("name", "张小明"), ("telephone", "13907345678")])
            #expect(
                other.status == .ok && other.says("2026年2月4日（星期三）") && other.says("value=\"张小明\"")
                    && other.says("value=\"13907345678\""))
            #expect(try await applicant.web.database.count("appointment") == 0)
            let fields = page.allHidden + [("at", "540"), ("name", "张小明"), ("telephone", "13907345678")]
            #expect(try await applicant.browser.post(path, fields).location == "/services/appointment")
            #expect(try await applicant.browser.post(path, fields).location == "/services/appointment")
            let booked = try await applicant.browser.get("/services/appointment")
            #expect(booked.says("ZX12-YY-202600001") && booked.says("9:00至9:30") && booked.says("招牌效果图"))
            #expect(try await applicant.web.database.count("appointment") == 1)
            let office = try await applicant.web.browser(of: "auditor")
            let list = try await office.get("/console/appointments?day=2026-02-03")
            #expect(list.status == .ok && list.says("9:00至9:30") && !list.says("张小明") && list.says("门店招牌设置许可"))
            // Whoever looks on reads it and does nothing with it.
            let one = try await office.get("/console/appointments/ZX12-YY-202600001")
            #expect(
                one.status == .ok && one.says("9:00至9:30") && !one.says("张小明")
                    && !one.says("value=\"cancel\""))
            #expect(try await office.get("/console/appointments?day=x").status == .unprocessableContent)
            let cancelled = try await applicant.browser.post(
                "/services/appointment/cancellation", booked.allHidden)
            #expect(cancelled.location == "/services/appointment")
            #expect(try await applicant.browser.get("/services/appointment").says("预约已取消"))
            let given = try await office.get("/console/appointments?day=2026-02-03")
            #expect(given.says("申请人已取消") && !given.says("共1人"))
        }
    }
}
