import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

/// Writing, reviewing and publishing in the browser.
@Suite struct ArticleConsoleTests {
    @Test("A notice goes from the writer through every hand to the public, is corrected, compared and withdrawn", arguments: TestEngine.all)
    func wholeWay(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), office = try await world.browser(.office), visitor = world.web.browser()
            let version = try await world.draft(by: writer)
            try await world.publish(version)
            let (article, _) = ConsoleWorld.key(version), path = "/columns/tzgg/\(article)"
            world.web.app.site.pages.drop([.everything])
            #expect(try await visitor.get(path).says("请遵照执行。"))
            #expect(try await visitor.get("/columns/tzgg").says(path))

            let begun = try await world.act(.restoreAsDraft, on: version, by: writer)
            let edit = try #require(begun.location)
            #expect(edit == "/console/articles/\(article)/versions/2/edit")
            // Pressed once more, it leads to the draft that is there.
            #expect(try await world.act(.restoreAsDraft, on: version, by: writer).location == "/console/articles/\(article)/versions/2")
            let saved = try await writer.fill(edit, [("title", "关于做好2014年春季开学工作的通知"), ("body", "请认真遵照执行。")] + ConsoleWorld.fields)
            let second = try #require(saved.location)
            #expect(try await visitor.get(path).says("请遵照执行。"), "the live version stays as it is")
            let comparison = try await writer.get("\(second)/compare?with=1")
            #expect(comparison.says("<ins>认真</ins>") && comparison.says("改动"))
            try await world.publish(second)
            world.web.app.site.pages.drop([.everything])
            #expect(try await visitor.get(path).says("请认真遵照执行。"))
            #expect(try await world.state(of: version) == "superseded")

            let page = try await office.get("\(second)/acts/withdraw")
            #expect(page.says("这条信息已经下线"))
            let refused = try await world.act(.withdraw, on: second, by: office)
            #expect(refused.status == .unprocessableContent && refused.says("撤下须填写理由"))
            #expect(try await world.act(.withdraw, on: second, by: office, [("reason", "内容有误")]).status == .seeOther)
            world.web.app.site.pages.drop([.everything])
            let tombstone = try await visitor.get(path)
            #expect(tombstone.status == .gone && tombstone.says("内容有误"))
            #expect(try await !visitor.get("/columns/tzgg").says("春季开学"))
            let mine = try await writer.get("/console/articles/mine")
            #expect(mine.says("被撤下的") && mine.says("内容有误") && mine.says("撤下理由"), "the writer is told")
            #expect(try await writer.get(second).says("撤下，理由：内容有误"))
        }
    }

    @Test("Whatever is refused, the text stays in the form, and the sentence says what to do")
    func refusedTextStays() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let long = String(repeating: "长", count: 10_000)
            let tooLong = try await world.write(long, body: "很长的正文", by: writer)
            #expect(tooLong.status == .unprocessableContent)
            #expect(tooLong.says("标题有10000个字，最多200个字") && tooLong.says(long) && tooLong.says("很长的正文"))
            let noTitle = try await world.write("", body: "没有标题的正文", by: writer)
            #expect(noTitle.status == .unprocessableContent && noTitle.says("请填写标题") && noTitle.says("没有标题的正文"))
            let wrongDay = try await world.write(
                "标题", by: writer, [("created_on", "去年冬天"), ("expire_day", "2014-05-01"), ("expire_time", "25:00")])
            #expect(wrongDay.says("“去年冬天”不是日期") && wrongDay.says("“25:00”不是时刻"))
            let deep = try await world.write("标题", body: String(repeating: "<blockquote>", count: 60) + "深", by: writer)
            #expect(deep.status == .unprocessableContent && deep.says("嵌套超过"))
            let count: Int = try await world.web.world.database.read { tx in try tx.value("SELECT COUNT(*) FROM article") }
            #expect(count == 0)
        }
    }

    @Test("Scripts never reach the page, and the writer is told what was taken out")
    func cleaned() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let body = "<p class=MsoNormal>文字<o:p></o:p></p><script>x()</script><svg onload=alert(1)></svg><a href=\"javascript:x()\">看</a>"
            let answer = try await world.write(body: body, by: writer)
            let page = try await writer.get(try #require(answer.location))
            #expect(page.says("脚本") && page.says("保存时已去掉"))
            #expect(page.says("<p>文字</p>") && !page.says("onload") && !page.says("javascript:") && !page.says("Mso"))
            let plain = try await writer.get(try await world.draft("另一篇", body: "第一段 温度<5℃\n\n第二段", by: writer))
            #expect(plain.says("<p>第一段 温度&lt;5℃</p>\n<p>第二段</p>"))
        }
    }

    @Test("What the gate found is shown at once, masked; a reviewer clears it with a reason, the writer cannot")
    func hits() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer), reviewer = try await world.browser(.reviewer)
            let version = try await world.draft(body: "请遵照执行。\n咨询电话13873412345。", by: writer)
            let page = try await writer.get(version)
            #expect(page.says("手机号码") && page.says("正文第2段") && page.says("待核对") && !page.says("13873412345。</blockquote>"))
            #expect(!page.says("放行这一处"))
            #expect(try await world.act(.submit, on: version, by: writer).status == .seeOther)
            let seen = try await reviewer.get(version)
            let action = try #require(seen.text.firstMatch(of: /action="([^"]*\/hits\/\d+)"/)).1
            let own = try await writer.post(String(action), [("token", page.csrf), ("reason-1", "办公电话")])
            #expect(own.status == .forbidden)
            let silent = try await reviewer.post(String(action), [("token", seen.csrf), ("reason-1", " ")])
            #expect(silent.status == .unprocessableContent && silent.says("请写明放行的理由"))
            #expect(try await reviewer.post(String(action), [("token", seen.csrf), ("reason-1", "办公电话")]).status == .seeOther)
            #expect(try await reviewer.get(version).says("放行：办公电话"))
        }
    }

    @Test("Of two editors the second sees both texts and loses neither", arguments: TestEngine.all)
    func twoEditors(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), office = try await world.browser(.office)
            let version = try await world.draft(by: writer), edit = version + "/edit"
            let mine = try await writer.get(edit).allHidden, theirs = try await office.get(edit).allHidden
            let fields = [("title", "通知")] + ConsoleWorld.fields
            #expect(try await office.post(edit, theirs + fields + [("body", "对方写的正文")]).status == .seeOther)
            let answer = try await writer.post(edit, mine + fields + [("body", "自己写的正文")])
            #expect(answer.status == .conflict)
            #expect(answer.says("某office已先保存") && answer.says("自己写的正文</textarea>"))
            #expect(answer.says("<p>对方写的正文</p>") && answer.says("<del>") && answer.says("<ins>"))
            // On top of theirs, with the form as it now stands.
            let again = try await writer.post(edit, answer.allHidden + fields + [("body", "合并的正文")])
            #expect(again.status == .seeOther)
            #expect(try await writer.get(version).says("<p>合并的正文</p>"))
        }
    }

    @Test("The two editors see every field that differs, and nobody is told of themselves as of another")
    func fields() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let version = try await world.draft(by: writer), edit = version + "/edit"
            let first = try await writer.get(edit).allHidden, second = try await writer.get(edit).allHidden
            let body = ("body", "请遵照执行。"), subject = ("subject", "11")
            #expect(
                try await writer.post(
                    edit, first + [("title", "先存的标题"), body, subject, ("created_on", "2014-02-27"), ("source", "区教育局")]
                ).status == .seeOther)
            let answer = try await writer.post(
                edit, second + [("title", "后存的标题"), body, subject, ("created_on", "2014-02-26"), ("keywords", "开学")])
            #expect(answer.status == .conflict && answer.says("您本人（在另一个窗口）已先保存") && !answer.says("某writer已先保存"))
            #expect(answer.says("<del>2014-02-27</del>") && answer.says("<ins>2014-02-26</ins>"))
            #expect(answer.says("<del>区教育局</del>") && answer.says("<ins>开学</ins>") && answer.says("<del>先</del>"))
        }
    }

    @Test("A day that lies ahead is no day on which something was made; 号 is read as 日")
    func future() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let ahead = try await world.write(by: writer, [("created_on", "2024-01-06"), ("subject", "11")])
            #expect(ahead.status == .unprocessableContent && ahead.says("生成日期2024-01-06还没有到") && ahead.says("定时发布"))
            let spoken = try await world.write(by: writer, [("created_on", "2014年1月6号"), ("subject", "11")])
            #expect(spoken.status == .seeOther)
            #expect(try await writer.get(try #require(spoken.location)).says("<dt>生成日期</dt><dd>2014-01-06</dd>"))
        }
    }

    @Test("What was signed for another text stays void for ever, also when the article is public", arguments: TestEngine.all)
    func voidSignature(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), reviewer = try await world.browser(.reviewer)
            let version = try await world.draft(by: writer)
            #expect(try await world.act(.submit, on: version, by: writer).status == .seeOther)
            // What waits for its turn is no warning.
            #expect(try await !writer.get(version).says("发布前还要办的"))
            #expect(try await world.act(.approve, on: version, by: reviewer).status == .seeOther)
            #expect(try await world.act(.recall, on: version, by: writer).status == .seeOther)
            let edited = try await writer.fill(
                version + "/edit", [("title", "改过的标题"), ("body", "改过的正文。")] + ConsoleWorld.fields)
            #expect(edited.status == .seeOther)
            try await world.publish(version)
            let page = try await writer.get(version)
            #expect(page.says("已失效") && page.says("这次签署已经失效"))
            #expect(page.text.ranges(of: "tag--void").count == 2)
            // Submitting is no approval.
            #expect(page.says("自审 <span class=\"tag tag--done\">已提交</span>"))
            #expect(try await writer.get("/console").says("稿件《改过的标题》"))
        }
    }

    @Test("Taking a push back says what follows before it is done")
    func takingBack() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let office = try await world.browser(.office), writer = try await world.browser(.writer)
            let version = try await world.draft(by: writer)
            try await world.publish(version)
            let record = "/console/articles/\(ConsoleWorld.key(version).article)"
            #expect(try await office.fill(record, [("column", "\(world.news.value)")], to: record + "/pushes").status == .seeOther)
            let removal = String(try #require(try await office.get(record).text.firstMatch(of: /href="([^"]*\/removal)"/)).1)
            let question = try await office.get(removal)
            #expect(question.says("将不再显示在") && question.says("工作动态"))
            #expect(try await office.fill(removal, []).status == .seeOther)
            #expect(try await office.get(record).says("没有推送到其他栏目"))
        }
    }

    @Test("A long article is taken, and what is cleaned out of a pasted text is told at once")
    func long() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let body = String(repeating: "<p>" + String(repeating: "长", count: 500) + "</p>", count: 400)
            #expect(try await world.write(body: body, by: writer).status == .seeOther)
            let token = try await writer.get("/console").csrf
            let html = "<p class=MsoNormal>字<img src=\"file:///c:/a.png\"><a href=\"javascript:x()\">看</a></p>"
            let clean = try await writer.post("/console/articles/cleaning", [("token", token), ("html", html)])
            let name = try #require(HTTPField.Name("X-Removed"))
            let removed = try #require(clean.response.headers[name]?.removingPercentEncoding)
            #expect(clean.status == .ok && removed.contains("图片") && removed.contains("链接"))
        }
    }

    @Test("A day of making in an impossible year is refused in words, and an old one is taken")
    func impossibleYear() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let refused = try await world.write(by: writer, [("created_on", "1850-01-01"), ("subject", "11")])
            #expect(refused.status == .unprocessableContent && refused.says("是否写错年份") && refused.says("1949-10-01"))
            #expect(refused.says("value=\"1850-01-01\""))
            #expect(try await world.write(by: writer, [("created_on", "1949-10-01"), ("subject", "11")]).status == .seeOther)
        }
    }

    @Test("Before publication it is said until when an item must be public, and that this is over")
    func deadline() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let late = try #require(try await world.write("抽屉里", by: writer, [("created_on", "2014-01-06"), ("subject", "11")]).location)
            let words = "应于2014年2月7日前公开，已超期"
            let marked = "<span class=\"tag tag--error\">超期</span> \(words)"
            #expect(try await writer.get(late).says(marked))
            #expect(try await writer.get(late + "/edit").says(words))
            let mine = try await writer.get("/console/articles/mine")
            #expect(mine.says("本单位超期未公开的") && mine.says(marked))
            let first = try await writer.get("/console")
            #expect(first.says("超期未公开（1）") && first.says("最久的是《抽屉里》"))
            _ = try await world.act(.submit, on: late, by: writer)
            #expect(try await world.browser(.reviewer).get("/console/articles/queue").says(marked))
            _ = try await world.act(.reject, on: late, by: try await world.browser(.reviewer), [("reason", "请补充依据")])
            #expect(try await writer.get("/console/articles/mine").says("2014-03-03 09:00由某reviewer退回"))
            let inTime = try await world.draft(by: writer)
            let page = try await writer.get(inTime)
            #expect(page.says("前公开") && !page.says("已超期"))
            try await world.publish(inTime)
            #expect(try await !writer.get(inTime).says("公开期限"))
        }
    }

    @Test("Who reviews secrecy signs that it may not be public: that ends the review, and its writer is told", arguments: TestEngine.all)
    func heldBack(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), leader = try await world.browser(.leader)
            for outcome in [SecrecyOutcome.withheld, .onRequest, .referred] {
                let version = try await world.draft(by: writer)
                _ = try await world.act(.submit, on: version, by: writer)
                _ = try await world.act(.approve, on: version, by: try await world.browser(.reviewer))
                let page = try await leader.get(version + "/acts/approve")
                #expect(page.says("value=\"\(outcome.rawValue)\"") && page.says("退回编写人修改或者作废"))
                let blank = try await world.act(.approve, on: version, by: leader, [("secrecy", outcome.rawValue), ("basis", "")])
                #expect(blank.status == .unprocessableContent && blank.says("须填写依据"))
                let signed = try await world.act(
                    .approve, on: version, by: leader, [("secrecy", outcome.rawValue), ("basis", "《保守国家秘密法》第九条")])
                #expect(signed.status == .seeOther, "\(signed.text)")
                #expect(try await leader.get(version).says("已退回编写人，不会公开"))
                #expect(try await world.state(of: version) == "draft")
                let told = try await writer.get(version)
                #expect(told.says("保密审查结论：\(outcome.words)") && told.says("依据：《保守国家秘密法》第九条"))
                #expect(try await writer.get("/console/articles/mine").says("保密审查结论是“\(outcome.words)”。《保守国家秘密法》第九条。"))
            }
        }
    }

    @Test("A consultation says until when it asks, then that it is over, and leads to its outcome")
    func consultation() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer), visitor = world.web.browser()
            let form = try await writer.get("/console/articles/new?column=\(world.notices.value)&kind=consultation")
            #expect(form.says("征集截止日期"))
            let fields = [("kind", "consultation"), ("title", "关于停车收费公开征求意见的公告"), ("body", "请提意见。")] + ConsoleWorld.fields
            let open = try #require(try await writer.post("/console/articles/new", form.allHidden + fields).location)
            #expect(try await writer.get(open).says("没有填写征集的截止日期"))
            let edit = try await writer.get(open + "/edit").allHidden
            #expect(try await writer.post(open + "/edit", edit + fields + [("closes_on", "2014-03-20")]).status == .seeOther)
            #expect(try await writer.get(open).says("2014-03-20"))
            try await world.publish(open)
            let (article, _) = ConsoleWorld.key(open), path = "/columns/tzgg/\(article)"
            world.web.app.site.pages.drop([.everything])
            let shown = try await visitor.get(path)
            #expect(shown.says("正在征集") && shown.says("2014年3月20日"))
            let outcome = ListedArticle(title: "征求意见的结果", href: "/columns/tzgg/9", day: "2014-03-25", agency: "")
            let over = PublicArticlePage.Closing("2014-03-20", on: "2014-03-21", outcomes: [])
            #expect(over.word == "已截止" && over.words.contains("征集结果还没有公布"))
            #expect(PublicArticlePage.Closing("2014-03-20", on: "2014-03-20", outcomes: []).word == "正在征集")
            #expect(PublicArticlePage.Closing("2014-03-20", on: "2014-03-26", outcomes: [outcome]).words.hasSuffix("征集结果："))
        }
    }

    @Test("A session that ends while a long text is written carries it through")
    func sessionEnds() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let form = try await writer.get("/console/articles/new?column=\(world.notices.value)").allHidden
            let body = String(repeating: "写了一下午的文字，不能丢。", count: 2_000)
            writer[cookie: "session"] = nil
            let login = try await writer.post(
                "/console/articles/new", form + [("kind", "notice"), ("title", "长稿件"), ("body", body)] + ConsoleWorld.fields)
            #expect(login.status == .unauthorized && login.says("没有丢失"))
            let resumed = try await writer.post(
                "/login", login.unescapedHidden + [("name", "writer"), ("password", WebWorld.password)])
            #expect(resumed.says("继续提交") && resumed.says("长稿件") && resumed.says("<dt>正文</dt>"))
            #expect(resumed.says("<dt>栏目</dt><dd>通知公告</dd>"))
            let saved = try await writer.post("/console/articles/new", resumed.unescapedHidden)
            let version = try #require(saved.location, "\(saved.text.prefix(3_000))")
            #expect(try await writer.get(version).says(body))
        }
    }

    @Test("Whoever signs in after another's session ended is told whose text it is, and sees all its fields")
    func anotherPerson() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let form = try await writer.get("/console/articles/new?column=\(world.notices.value)").allHidden
            writer[cookie: "session"] = nil
            let unit = ("agency", "\(world.web.world.education.value)")
            let fields = [("kind", "notice"), unit, ("title", "别人的稿件"), ("body", "文字"), ("with_notice", "1")] + ConsoleWorld.fields
            let login = try await writer.post("/console/articles/new", form + fields)
            func signIn(_ name: String) async throws -> TestPage {
                writer[cookie: "session"] = nil
                return try await writer.post("/login", login.unescapedHidden + [("name", name), ("password", WebWorld.password)])
            }
            let other = try await signIn("reviewer")
            #expect(other.says("要提交某writer填写的内容吗") && other.says("这份内容是某writer在登录过期前填写的"))
            #expect(other.says("以某reviewer的名义继续提交") && !other.says("form.writer"))
            #expect(other.says("<dt>主题分类</dt>") && other.says("<dt>下线以后</dt>") && other.says("<dt>稿件类型</dt>"))
            let names = try await AccountStore(database: world.web.world.database).agencies()
            let name = try #require(names.first { $0.id == world.web.world.education }).name
            #expect(other.says("<dt>发布机构</dt><dd>\(name)</dd>"))
            let own = try await signIn("writer")
            #expect(own.says("已重新登录") && !own.says("某writer在登录过期前"))
        }
    }

    @Test("Emergency publication is offered while the ordinary one is not possible, and not beside it")
    func noEmergency() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer), office = try await world.browser(.office)
            let version = try await world.draft(by: writer)
            _ = try await world.act(.submit, on: version, by: writer)
            let before = try await world.browser(.leader).get(version)
            #expect(before.says("应急发布"))
            _ = try await world.act(.approve, on: version, by: try await world.browser(.reviewer))
            let unsaid = try await world.act(.approve, on: version, by: try await world.browser(.leader))
            #expect(unsaid.status == .unprocessableContent && unsaid.says("须填写保密审查结论") && unsaid.says("须填写依据"))
            _ = try await world.act(.approve, on: version, by: try await world.browser(.leader), ConsoleWorld.secrecy)
            _ = try await world.act(.approve, on: version, by: office)
            #expect(try await world.state(of: version) == "approved")
            let page = try await office.get(version)
            #expect(page.says("立即公开，任何人都能看到") && !page.says("应急发布"))
        }
    }

    @Test("What the overview counts as published leads to the list of just that")
    func counted() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer), office = try await world.browser(.office)
            try await world.publish(try await world.draft("公开了的通知", by: writer))
            _ = try await world.draft("没有公开的通知", by: writer)
            let agency = world.web.world.education.value
            let overview = try await office.get("/console/publishing?year=2014&month=3")
            for time in ["2014-03", "2014"] {
                #expect(overview.says("href=\"/console/articles?agency=\(agency)&amp;published=\(time)\""))
                let list = try await office.get("/console/articles?agency=\(agency)&published=\(time)")
                #expect(list.says("公开了的通知") && !list.says("没有公开的通知"))
            }
            #expect(try await !office.get("/console/articles?published=2013").says("公开了的通知"))
            #expect(try await office.get("/console/articles?published=x").says("请写成 2014 或 2014-03 的样子"))
        }
    }

    @Test("Saving twice by pressing twice makes one article")
    func pressedTwice() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer)
            let form = try await writer.get("/console/articles/new?column=\(world.notices.value)").allHidden
            let fields = form + [("kind", "notice"), ("title", "一篇"), ("body", "文字")] + ConsoleWorld.fields
            let first = try await writer.post("/console/articles/new", fields),
                second = try await writer.post("/console/articles/new", fields)
            #expect(first.location != nil && first.location == second.location)
        }
    }

    @Test("A text changed since it was looked at is not approved")
    func changedMeanwhile() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let writer = try await world.browser(.writer), reviewer = try await world.browser(.reviewer)
            let version = try await world.draft(by: writer)
            #expect(try await world.act(.submit, on: version, by: writer).status == .seeOther)
            let seen = try await reviewer.get(version), old = try await world.revision(of: version)
            _ = try await world.act(.recall, on: version, by: writer)
            _ = try await world.act(.submit, on: version, by: writer)
            let answer = try await reviewer.post("\(version)/acts/approve", [("token", seen.csrf), ("revision", "\(old)")])
            #expect(answer.status == .conflict && answer.says("已有变动"))
        }
    }
}

extension TestPage {
    /// Hidden values as the browser would send them.
    var unescapedHidden: [(String, String)] {
        let main = text.range(of: "<main").map { text[$0.lowerBound...] } ?? text[...]
        return main.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { match in
            func plain(_ text: Substring) -> String {
                [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
                    .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
            }
            return (plain(match.1), plain(match.2))
        }
    }
}
