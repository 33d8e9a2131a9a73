import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// What the office arranges: sites, sheets, collections, links.
@Suite("The portal's console") struct PortalConsoleTests {
    @Test("A banner is on every page at once, and off again", arguments: TestEngine.all)
    func banner(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), reader = web.browser()
            _ = try await reader.get("/units")
            let refused = try await office.fill("/console/banner", [("text", "暴雨"), ("until", "明天")])
            #expect(refused.status == .unprocessableContent && refused.says("2014-03-30 18:00"))
            let answer = try await office.fill("/console/banner", [("text", "暴雨红色预警，请勿外出"), ("until", "2026-02-03 18:00")])
            #expect(answer.status == .seeOther)
            web.app.site.pages.drop([.everything])
            for path in ["/", "/units", "/nowhere"] { #expect(try await reader.get(path).says("暴雨红色预警，请勿外出"), "\(path)") }
            _ = try await office.fill("/console/banner", [("lift", "1")])
            web.app.site.pages.drop([.everything])
            #expect(try await !reader.get("/units").says("暴雨"))
            let officer = try await web.browser(of: "officer")
            #expect(try await officer.get("/console/banner").status == .forbidden)
        }
    }

    @Test("A unit changes its sheet, the office lets it through, and then it shows", arguments: TestEngine.all)
    func sheets(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let officer = try await web.browser(of: "officer"), office = try await web.browser(of: "office"), reader = web.browser()
            let list = try await officer.get("/console/sheets")
            let link = /href="(\/console\/sheets\/[0-9]+)">蒸湘区住房和城乡建设局</
            let path = String(try #require(list.text.firstMatch(of: link)).1)
            let form: [(String, String)] = [
                ("f-duties", "管理住房保障。"), ("f-address", "船山大道99号"), ("f-hours", "工作日"), ("f-telephone", "0734-8850111"),
            ]
            let missing = try await officer.fill(path, form.map { $0.0 == "f-hours" ? ($0.0, "") : $0 })
            #expect(missing.status == .unprocessableContent)
            _ = try await officer.fill(path, form)
            web.app.site.pages.drop([.everything])
            #expect(try await !reader.get("/units/ZX11").says("船山大道99号"))
            let waiting = try await office.get(path)
            #expect(waiting.says("船山大道99号"))
            let version = waiting.hidden("revision")
            #expect(waiting.says("没有保密审查结论") && waiting.says("李文静") && !waiting.says("审核通过并公开"))
            let unsigned = try await office.fill(path, [("revision", version)], to: path + "/approval")
            #expect(unsigned.status == .conflict && unsigned.says("没有保密审查结论"))
            let narrowed = try await office.get("/console/sheets?kind=unit&state=waiting")
            #expect(narrowed.says(path) && !narrowed.says("领导信息</td>"))
            #expect(try await !office.get("/console/sheets?state=rejected").says(path + "\""))
            #expect(try await office.get("/console/sheets?state=none").status == .unprocessableContent)
            // The unit's own leader signs.
            let director = try await web.browser(of: "director")
            let review = "/console/drafts/sheet/\(path.split(separator: "/").last ?? "")/secrecy"
            #expect(try await director.get(path).says(review))
            #expect(try await !officer.get(path).says(review))
            #expect(try await director.fill(review, [("secrecy", "open"), ("basis", "不涉密")]).status == .seeOther)
            let approved = try await office.fill(path, [("revision", version)], to: path + "/approval")
            #expect(approved.status == .seeOther)
            web.app.site.pages.drop([.everything])
            #expect(try await reader.get("/units/ZX11").says("船山大道99号"))
            #expect(
                try await officer.post(
                    path + "/approval", [("token", try await officer.get(path).hidden("token")), ("revision", "9")]
                ).status == .forbidden)
        }
    }

    @Test("Who signs reads the words on the page of the signature, and signs no others", arguments: TestEngine.all)
    func signedWords(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let officer = try await web.browser(of: "officer"), director = try await web.browser(of: "director")
            let list = try await officer.get("/console/sheets")
            let link = /href="(\/console\/sheets\/[0-9]+)">蒸湘区住房和城乡建设局/
            let path = String(try #require(list.text.firstMatch(of: link)).1)
            let review = "/console/drafts/sheet/\(path.split(separator: "/").last ?? "")/secrecy"
            func write(_ address: String) async throws {
                let form = [
                    ("f-duties", "管理住房保障。"), ("f-address", address), ("f-hours", "工作日"), ("f-telephone", "0734-8850111"),
                ]
                #expect(try await officer.fill(path, form).status == .seeOther)
            }
            try await write("船山大道99号")
            let page = try await director.get(review)
            #expect(page.says("<dt>办公地址</dt><dd>船山大道99号</dd>") && page.says("管理住房保障。"))
            try await write("船山大道88号")
            // Not even the form comes back under words that were not read.
            for basis in ["不涉密", ""] {
                let late = try await director.post(review, page.allHidden + [("secrecy", "open"), ("basis", basis)])
                #expect(late.status == .conflict)
            }
            let incomplete = try await director.fill(review, [("secrecy", "open"), ("basis", "")])
            #expect(incomplete.status == .unprocessableContent && incomplete.says("<dd>船山大道88号</dd>"))
            #expect(try await director.fill(review, [("secrecy", "open"), ("basis", "不涉密")]).status == .seeOther)
        }
    }

    @Test("Who changes a sheet after somebody else is told so, and keeps what was typed")
    func staleSheet() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let officer = try await web.browser(of: "officer")
            let list = try await officer.get("/console/sheets")
            let link = /href="(\/console\/sheets\/[0-9]+)">蒸湘区住房和城乡建设局</
            let path = String(try #require(list.text.firstMatch(of: link)).1)
            func form(_ address: String) -> [(String, String)] {
                [("f-duties", "管理住房保障。"), ("f-address", address), ("f-hours", "工作日"), ("f-telephone", "0734-8850111")]
            }
            let version = try await officer.get(path).hidden("revision")
            #expect(try await officer.fill(path, form("船山大道99号")).status == .seeOther)
            let stale = try await officer.fill(path, form("红湘路1号") + [("revision", version)])
            #expect(stale.status == .conflict && stale.says("已先修改了这张信息表"))
            #expect(stale.says("船山大道99号") && stale.says("红湘路1号") && stale.hidden("revision") != version)
            #expect(try await !officer.get(path).says("红湘路1号"))
            let merged = form("红湘路1号") + [("revision", stale.hidden("revision"))]
            #expect(try await officer.fill(path, merged).status == .seeOther)
            #expect(try await officer.get(path).says("红湘路1号"))
        }
    }

    @Test("Who changes a topic after somebody else is told so, and keeps what was typed")
    func staleTopic() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let editor = try await web.browser(of: "editor")
            let site = try #require(try await web.app.site.places.open().first).stored.id.value
            let made = try await editor.fill(
                "/console/collections/new/topic", [("site", "\(site)"), ("code", "fangxun"), ("title", "防汛抗旱"), ("lead", "预警和避险")])
            let path = try #require(made.location), page = try await editor.get(path)
            let revision = ("revision", page.hidden("revision"))
            let article = String(try #require(page.text.firstMatch(of: /name="pick" value="([0-9]+)"/)).1)
            func words(_ title: String) -> [(String, String)] { [("code", "fangxun"), ("title", title), ("lead", "预警和避险")] }
            #expect(try await editor.fill(path, words("防汛")).status == .seeOther)
            let change = try await editor.fill(path, words("抗旱") + [revision])
            #expect(change.status == .conflict && change.says("已被他人更改") && change.says("value=\"抗旱\"") && change.says("“防汛”"))
            #expect(change.hidden("revision") != revision.1)
            let parts = [("title-0", "要闻"), ("column-0", ""), ("into", "0"), ("pick", article)]
            let arranged = try await editor.fill(path, parts + [revision], to: path + "/contents")
            #expect(arranged.status == .conflict && arranged.says("已被他人更改") && arranged.says("value=\"要闻\""))
            #expect(arranged.says("name=\"pick\" value=\"\(article)\" checked"))
            // To mend a fault, or to look for articles, is no leave to go over it.
            let faulty = try await editor.fill(path, words("") + [revision])
            #expect(faulty.status == .unprocessableContent && faulty.hidden("revision") == revision.1)
            let again = parts + [("revision", arranged.hidden("revision"))]
            #expect(try await editor.fill(path, again, to: path + "/contents").status == .seeOther)
        }
    }

    @Test(
        "Who publishes a topic that was changed meanwhile is shown the page again, with what changed and by whom",
        arguments: TestEngine.all)
    func stalePublication(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let editor = try await web.browser(of: "editor"), office = try await web.browser(of: "office")
            let leader = try await web.browser(of: "leader"), reader = web.browser()
            let site = try #require(try await web.app.site.places.open().first).stored.id.value
            func words(_ title: String) -> [(String, String)] { [("code", "fangxun"), ("title", title), ("lead", "预警和避险")] }
            let made = try await editor.fill("/console/collections/new/topic", [("site", "\(site)")] + words("防汛抗旱"))
            let path = try #require(made.location), key = path.split(separator: "/").last ?? ""
            let article = String(try #require(try await editor.get(path).text.firstMatch(of: /name="pick" value="([0-9]+)"/)).1)
            let parts = [("title-0", "要闻"), ("column-0", ""), ("into", "0"), ("pick", article)]
            #expect(try await editor.fill(path, parts, to: path + "/contents").status == .seeOther)
            func sign(_ outcome: String) async throws {
                let review = "/console/drafts/collection/\(key)/secrecy"
                #expect(try await leader.fill(review, [("secrecy", outcome), ("basis", "第十四条")]).status == .seeOther)
            }
            try await sign("open")
            let seen = try await office.get(path)
            #expect(seen.says(path + "/showing"))
            #expect(try await editor.fill(path, words("防汛")).status == .seeOther)
            let late = try await office.post(path + "/showing", seen.allHidden)
            #expect(late.status == .conflict && late.says("没有发布") && late.says("何晓燕于2026-02-02 09:00更改：标题由“防汛抗旱”改为“防汛”"))
            #expect(late.says("已经失效，须重新签署") && !late.says(path + "/showing"))
            #expect(try await reader.get("/topics/fangxun").status == .notFound)
            // Its writers are told of the signature that is void, and of one that forbids.
            let mine = "/console/articles/mine"
            let void = try await editor.get(mine)
            #expect(void.says("须重新审查") && void.says("href=\"\(path)\">防汛</a>"))
            try await sign("withheld")
            let held = try await editor.get(mine)
            #expect(held.says("保密审查不同意公开") && held.says("“不予公开”，依据：第十四条") && held.says("由王建国签署"))
            #expect(try await editor.get("/console").says("退回1件"))
            #expect(try await editor.get(path).says("请修改内容后重新审查"))
            #expect(try await office.get(mine).says("保密审查不同意公开"))
            try await sign("open")
            let first = try await office.get(path)
            #expect(try await office.post(path + "/showing", first.allHidden).status == .seeOther)
            let twice = try await office.post(path + "/showing", first.allHidden + [("again", "1")])
            #expect(twice.status == .conflict && twice.says("周敏于2026-02-02 09:00已经发布"))
        }
    }

    @Test("A sheet that is sent back stands with its unit, and who decides too late keeps the reason that was typed")
    func returnedSheet() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let officer = try await web.browser(of: "officer"), office = try await web.browser(of: "office")
            let list = try await officer.get("/console/sheets")
            let path = String(
                try #require(list.text.firstMatch(of: /href="(\/console\/sheets\/[0-9]+)">蒸湘区住房和城乡建设局</)).1)
            func write(_ address: String) async throws {
                let form = [("f-duties", "管理住房保障。"), ("f-address", address), ("f-hours", "工作日"), ("f-telephone", "0734-8850111")]
                #expect(try await officer.fill(path, form).status == .seeOther)
            }
            try await write("船山大道99号")
            let seen = try await office.get(path)
            try await write("船山大道88号")
            let late = try await office.post(path + "/rejection", seen.allHidden + [("reason", "门牌号有误")])
            #expect(late.status == .conflict && late.says("没有退回") && late.says("门牌号有误</textarea>") && late.says("船山大道88号"))
            #expect(try await office.fill(path, [("reason", "门牌号有误")], to: path + "/rejection").status == .seeOther)
            let mine = try await officer.get("/console/articles/mine")
            #expect(mine.says("退回理由") && mine.says("门牌号有误") && mine.says("由周敏退回") && mine.says("href=\"\(path)\""))

            // Its writers give it up: it leaves the list, the page says so, and writing in it again brings it back.
            let aside = "/console/drafts/sheet/\(path.split(separator: "/").last ?? "")/set-aside"
            #expect(try await officer.get(path).says("退回理由</span> 门牌号有误"))
            let offer = try await officer.get(path), form = try #require(offer.text.firstRange(of: "action=\"\(aside)\""))
            let hash = try #require(offer.text[form.upperBound...].firstMatch(of: /name="revision" value="([0-9a-f]{64})"/)).1
            let fields = [("token", offer.csrf), ("revision", String(hash))]
            #expect(try await officer.post(aside, fields).status == .seeOther)
            #expect(try await officer.post(aside, fields).status == .conflict)
            let after = try await officer.get(path)
            #expect(after.says("2026-02-02 09:00李文静表示不再修改") && !after.says(aside))
            #expect(try await !officer.get("/console/articles/mine").says("href=\"\(path)\""))
            let session = officer[cookie: "session"]
            officer[cookie: "session"] = nil
            let login = try await officer.post(path, offer.allHidden + [("f-address", "船山大道66号")])
            let signed = [("name", "officer"), ("password", DemonstrationOfficer.password)]
            let resumed = try await officer.post("/login", login.unescapedHidden + signed)
            #expect(resumed.says("<dt>办公地址</dt><dd>船山大道66号</dd>") && !resumed.says("<dt>revision</dt>"))
            officer[cookie: "session"] = session
            try await write("船山大道77号")
            #expect(try await officer.get(path).says("李文静表示不再修改；2026-02-02 09:00李文静重新办理"))
            #expect(try await officer.get("/console/articles/mine").says("href=\"\(path)\""))
        }
    }

    @Test("A topic is made, filled from the list of articles, and opened by a second person", arguments: TestEngine.all)
    func topic(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let editor = try await web.browser(of: "editor"), office = try await web.browser(of: "office"), reader = web.browser()
            let site = try #require(try await web.app.site.places.open().first).stored.id.value
            let bad = try await editor.fill(
                "/console/collections/new/topic", [("site", "\(site)"), ("code", "春"), ("title", ""), ("lead", "")])
            #expect(bad.status == .unprocessableContent && bad.says("请填写标题"))
            let made = try await editor.fill(
                "/console/collections/new/topic", [("site", "\(site)"), ("code", "fangxun"), ("title", "防汛抗旱"), ("lead", "预警和避险")])
            let path = try #require(made.location)
            let page = try await editor.get(path)
            let article = String(try #require(page.text.firstMatch(of: /name="pick" value="([0-9]+)"/)).1)
            let saved = try await editor.fill(
                path, [("title-0", "要闻"), ("column-0", ""), ("into", "0"), ("pick", article)], to: path + "/contents")
            #expect(saved.status == .seeOther)
            #expect(try await reader.get("/topics/fangxun").status == .notFound)
            #expect(try await office.get(path).says("没有保密审查结论"))
            let leader = try await web.browser(of: "leader")
            let key = path.split(separator: "?")[0].split(separator: "/").last ?? ""
            #expect(
                try await leader.fill("/console/drafts/collection/\(key)/secrecy", [("secrecy", "open"), ("basis", "不涉密")]).status
                    == .seeOther)
            let shown = try await office.fill(path, [], to: path + "/showing")
            #expect(shown.status == .seeOther)
            let topic = try await reader.get("/topics/fangxun")
            #expect(topic.status == .ok && topic.says("要闻") && topic.says("/\(article)\""))
            web.app.site.pages.drop([.everything])
            #expect(try await reader.get("/").says("防汛抗旱"))
        }
    }

    @Test("Looking for articles keeps what was typed into the parts, and saves nothing")
    func searchInTopic() async throws {
        try await DemonstrationWeb.open(on: .sqlite) { web in
            let editor = try await web.browser(of: "editor")
            let site = try #require(try await web.app.site.places.open().first).stored.id.value
            let made = try await editor.fill(
                "/console/collections/new/topic", [("site", "\(site)"), ("code", "fangxun"), ("title", "防汛抗旱"), ("lead", "预警和避险")])
            let path = try #require(made.location), page = try await editor.get(path)
            let article = String(try #require(page.text.firstMatch(of: /name="pick" value="([0-9]+)"/)).1)
            let found = try await editor.fill(
                path, [("title-0", "还没有保存的栏名"), ("column-0", ""), ("into", "0"), ("pick", article), ("find", "没有这样的标题"), ("search", "1")],
                to: path + "/contents")
            #expect(found.status == .ok && found.says("value=\"还没有保存的栏名\"") && found.says("value=\"没有这样的标题\""))
            #expect(found.says("name=\"pick\" value=\"\(article)\" checked"))
            #expect(try await !editor.get(path).says("还没有保存的栏名"))
        }
    }

    @Test("Closing a site and opening it again each say what follows and ask why", arguments: TestEngine.all)
    func closure(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), reader = web.browser()
            let site = try #require(try await SiteStore(database: web.database).sites().first { !$0.settings.facts.isPortal })
            let settings = "/console/sites/\(site.id.value)"
            // The form of the settings has no way to close it.
            #expect(try await !office.get(settings).says("name=\"is_closed\""))
            let question = try await office.get(settings + "/closure")
            #expect(question.says("立即不能访问") && question.says(site.settings.facts.domain))
            let silent = try await office.fill(settings + "/closure", [("reason", " ")])
            #expect(silent.status == .unprocessableContent && silent.says("请写明理由"))
            #expect(try await office.fill(settings + "/closure", [("reason", "网站改版")]).status == .seeOther)
            web.app.site.pages.drop([.everything])
            func status() async throws -> Bool {
                try await SiteStore(database: web.database).sites().first { $0.id == site.id }?.settings.isClosed == true
            }
            #expect(try await status())
            #expect(try await office.get(settings).says("重新开通这个站点"))
            #expect(try await office.fill(settings + "/reopening", [("reason", "改版完成")]).status == .seeOther)
            #expect(try await !status())
            let trail: Int = try await web.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM audit_entry WHERE action IN ('site.close', 'site.open') AND reason IS NOT NULL")
            }
            #expect(trail == 2)
            let officer = try await web.browser(of: "officer")
            #expect(try await officer.get(settings + "/closure").status == .forbidden)
            #expect(try await reader.get("/units").status == .ok)
        }
    }

    @Test("A column is added, renamed and archived; its name stands on the site", arguments: TestEngine.all)
    func columns(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let office = try await web.browser(of: "office"), reader = web.browser()
            let place = try #require(try await web.app.site.places.open().first)
            let site = "/console/sites/\(place.stored.id.value)"
            let fields: [(String, String)] = [
                ("name", "应急管理"), ("code", "yjgl"), ("description", "预案、预警和应对"), ("keywords", "应急，预警"), ("parent", ""), ("position", "30"),
                ("kind", "notice"), ("agency", "\(place.facts.owner.value)"), ("scheme", "standard"), ("is_archived", "0"),
            ]
            let refused = try await office.fill(site + "/columns/new", fields.map { $0.0 == "code" ? ($0.0, "tzgg") : $0 })
            #expect(refused.status == .unprocessableContent && refused.says("已由“通知公告”使用"))
            #expect(try await office.fill(site + "/columns/new", fields).status == .seeOther)
            #expect(try await reader.get("/columns/yjgl").says("应急管理"))
            let page = try await office.get(site)
            let path = try #require(page.text.matches(of: /href="(\/console\/sites\/[0-9]+\/columns\/[0-9]+)">应急管理/).first).1
            #expect(
                try await office.fill(String(path), fields.map { $0.0 == "is_archived" ? ($0.0, "1") : $0 }).status == .seeOther)
            web.app.site.pages.drop([.everything])
            #expect(try await !reader.get("/").says("应急管理"))
            #expect(try await reader.get("/columns/yjgl").says("不再更新"))
            let stale = try await office.fill(String(path), fields + [("revision", "1")])
            #expect(stale.status == .conflict)
        }
    }

    @Test("A link is made by the address of the other article, and taken back", arguments: TestEngine.all)
    func links(on engine: TestEngine) async throws {
        try await DemonstrationWeb.open(on: engine) { web in
            let editor = try await web.browser(of: "office"), writer = try await web.browser(of: "editor")
            let articles = ArticleStore(database: web.database)
            let site = try #require(try await web.app.site.places.open().first)
            let lines = try await articles.newest(of: site.stored.id, kinds: ["news", "notice"], limit: 2, at: DemonstrationWeb.now)
            let path = "/console/articles/\(lines[0].article.value)/links"
            let other = "http://www.zhengxiang.gov.cn/columns/tzgg/\(lines[1].article.value)?from=mail"
            #expect(try await editor.fill(path, [("kind", "related"), ("target", "x")]).status == .unprocessableContent)
            // It would show at once, with no second person.
            let alone = try await writer.fill(path, [("kind", "related"), ("target", other)])
            #expect(alone.status == .unprocessableContent && alone.says("已经公开或正在审核"))
            #expect(try await editor.fill(path, [("kind", "related"), ("target", other)]).status == .seeOther)
            #expect(try await editor.get(path).says(lines[1].title))
            #expect(try await articles.shownLinks(of: lines[1].article, on: site.stored.id, at: DemonstrationWeb.now).count == 1)
            let removal = try await editor.fill(
                path, [("other", "\(lines[1].article.value)"), ("kind", "related"), ("reversed", "0")], to: path + "/removal")
            #expect(removal.status == .seeOther)
            #expect(try await articles.shownLinks(of: lines[1].article, on: site.stored.id, at: DemonstrationWeb.now).isEmpty)
        }
    }
}
