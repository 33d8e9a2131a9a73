import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

/// A secret is planted wherever a text can be that nobody may read, and every public address is visited.
@Suite struct PlantedSecretTests {
    private static let secret = "密语七七八九"
    /// Of the file that carries it.
    private static let file = String(repeating: "ab", count: 32)

    /// Of an applicant whose name and whose description are the secret.
    private static let ofApplicants = [RequestDesk.identityNumber, "13907340001", "zhang@example.com", "清泉路18号"]

    /// What stands for a placeholder of a public route. A route with another one fails the test: say here with what it is to be visited.
    private struct Values {
        var all: [String: [String]] = [
            "file": ["site.css"], "unit": ["SF", "SF02"], "agency": ["SF", "SF02"], "year": ["2014"], "figure": ["A1", "A1.csv"],
            "part": ["articles-0", "articles-1"], "topic": ["zt1", "zt2"], "column": ["tzgg", "gzdt", "jyxw"],
            "code": [ExitPortal.code, "\(ExitPortal.code)/2014-00001"],
            "sha256": [file], "name": ["x.txt"],
            // A page of the form, for the browser that typed it; what is on a true one is in the tests of requests.
            "page": [String(repeating: "0", count: 32)],
            // A letter is known by the event that it follows.
            "event": (1...40).map { "\($0)" },
            // A paper of a case by its step and kind; what those see who have the code is in the tests of cases.
            "step": ["1", "2"], "paper": ["intakeReceipt", "acceptanceNotice"],
            // Of an officer's last days; what a true one opens is in the tests of requests.
            "secret": [String(repeating: "0", count: 64)],
        ]
    }

    /// Public addresses that have nothing to show in this district: no report is published, and no draft of one may be seen.
    ///
    /// A file that may be seen is uploaded in the tests of files; here is only one that may not.
    private static let bare: Set<String> = [
        "/files/{sha256}/{name}", "/files/{sha256}/{name}/view", "/request/new/{page}", "/services/{task}/apply/{page}",
        "/deadlines/{secret}.ics",
        // Of another browser.
        "/request/uploads/{upload}",
        // Of whoever has the code of a case.
        "/services/progress/papers/{step}/{paper}",
        "/reports/{year}", "/reports/{year}/figures/{figure}", "/reports/{year}/{agency}", "/reports/{year}/{agency}/figures/{figure}",
    ]

    /// Beside the plain address, so that queries are visited too. None holds the secret: what is typed may be shown again.
    private static let queries: [String: [String]] = [
        "/catalogue": ["subject=11", "unit=SF02&year=2014", "validity=inForce"], "/catalogue.json": ["unit=SF02"],
        "/api/articles": ["column=gzdt"], "/request/new": ["unit=SF02"],
        "/services": ["page=1", "event=birth", "q=%E5%AF%86%E8%AF%AD"], "/services/{task}": ["a=1", "n1=2"],
        "/services.json": ["unit=SF02"],
        "/request/register": ["year=2014", "unit=SF02&result=granted", "result=open"], "/request/register.json": ["result=ended"],
        "/leave": ["to=https%3A%2F%2Fexample.org%2F"], "/search": ["q=%E9%80%9A%E7%9F%A5", "q=%E5%AF%86%E8%AF%AD"],
    ]

    @Test("No public address says what nobody may read", arguments: TestEngine.all)
    func visit(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await ExitPortal(web)
            let planted = try await plant(in: portal)
            try await portal.guides.save(
                ExitPortal.guide, of: portal.agency, expecting: 0, by: portal.writer, from: "", at: portal.now)
            try await portal.sign(DraftID(.guide, portal.agency.value))
            try await portal.guides.publish(portal.agency, expecting: 1, by: portal.clerk, from: "", at: portal.now)
            // A draft of a guide is nobody's business either.
            try await portal.guides.save(
                ExitPortal.guide.merging(["access": Self.secret]) { $1 }, of: portal.agency, expecting: 0, by: portal.writer, from: "",
                at: portal.now)
            var values = Values()
            values.all["article"] = planted.map { "\($0.value)" }
            values.all["serial"] = (1...planted.count).map { "2014-\(String("0000\($0)".suffix(5)))" }
            values.all["number"] = ["\(ExitPortal.code)/2014-00001", "1", "2"]
            try await collect(planted, in: portal)
            values.all["task"] = [try await offer(in: portal)]
            values.all["upload"] = [try await ask(in: web, portal)]
            try await apply(in: web)
            // What expires has expired.
            web.clock.advance(seconds: 3_600)
            web.app.site.pages.drop([.everything])

            var said = ""
            for entry in web.app.site.routes.entries where entry.method == "GET" && !entry.route.pattern.hasPrefix("/console") {
                let pattern = entry.route.pattern
                let visited = paths(of: pattern, values)
                let addresses = try #require(visited, "nobody visits \(pattern): give a value for its placeholder")
                var isThere = false
                for path in addresses {
                    for address in [path] + Self.queries[pattern, default: []].map({ path + "?" + $0 }) {
                        let page = try await web.browser().get(address)
                        #expect(page.status.code < 500, "\(address)")
                        let words = page.text + page.response.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
                        #expect(!words.contains(Self.secret) && !words.contains(Path.encoded(Self.secret)), "\(address)")
                        #expect(!Self.ofApplicants.contains { words.contains($0) }, "\(address)")
                        isThere = isThere || page.status.code < 400 || page.status == .gone
                        said += words
                    }
                }
                #expect(isThere || Self.bare.contains(pattern), "nothing was seen at \(pattern)")
            }
            #expect(said.contains("春季开学工作") && said.contains("内容有误"))
            #expect(said.contains(Self.service.identity.name), "the item that was published is nowhere")
            #expect(said.contains("SF02-20140001") && said.contains("申请人撤回申请"))
            #expect(said.contains("政府信息公开申请答复："), "the reply that was published is nowhere")
        }
    }

    private static let service = DemonstrationItems.all[0]

    /// An item that everybody reads, its next version that nobody does yet, and another that never was published; its code.
    private func offer(in portal: ExitPortal) async throws -> String {
        let store = ServiceItemStore(database: portal.database)
        func save(_ change: (inout ServiceItem) -> Void) async throws -> ServiceItemID {
            var item = Self.service
            item.identity.unit = "SF02"
            for index in item.process.flow.steps.indices { item.process.flow.steps[index].unit = "SF02" }
            item.authority.jointUnits = []
            change(&item)
            return try await store.save(item, expecting: 0, by: portal.writer, from: "", at: portal.now)
        }
        let id = try await save { _ in }
        try await store.publish(id, version: 1, expecting: 1, by: portal.leader, from: "", at: portal.now)
        func plant(_ item: inout ServiceItem) {
            item.identity.name = Self.secret
            item.result.name = Self.secret
            item.conditions.acceptance = [Self.secret]
        }
        _ = try await save {
            $0.identity.version = 2
            $0.identity.effectiveFrom = "2014-02-01"
            plant(&$0)
        }
        _ = try await save {
            $0.identity.taskCode = DemonstrationItems.all[1].identity.taskCode
            plant(&$0)
        }
        return Self.service.identity.taskCode
    }

    /// Requests of one applicant, in the states that the register shows and in those it does not. The key of a file that is on its way.
    private func ask(in web: WebWorld, _ portal: ExitPortal) async throws -> String {
        let desk = try await RequestDesk(web.world), day = web.world.now.day
        func intake(_ channel: ReceiptChannel) -> RequestIntake { RequestDesk.intake(Self.secret, name: Self.secret, channel: channel) }
        func handled() async throws -> MatterID {
            let filed = try await desk.entered(day, intake(.inPerson))
            try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), day)
            try await desk.act(
                .register, on: filed.id, by: .officer(desk.registrar), day,
                ["unit": .agency(web.world.education), "handler": .officer(desk.clerk.id)])
            return filed.id
        }
        // Its document has the number in its text, its points, its notes and more; what is given of it has not.
        let given = try await handled(), document = try SecretDocument.redacted(RequestDesk.identityNumber)
        try await desk.give(document.result, of: document.original, marked: document.draft, to: given, at: web.world.now)
        try await desk.served(given, day)
        let answered = try await handled()
        try await desk.served(answered, day)
        try await publish(answered, desk, portal)
        try await desk.act(.withdraw, on: try await handled(), by: .officer(desk.clerk), day, ["reason": .text(Self.secret)])
        _ = try await handled()
        _ = try await desk.requests.file(intake(.online), to: web.world.education, from: "10.0.0.9", at: web.world.now)
        _ = try await desk.requests.saveDraft(
            ["name": Self.secret, "item-1": Self.secret], to: web.world.education, from: "10.0.0.9", at: web.world.now)
        return try await desk.requests.beginUpload(
            Self.secret + ".txt", size: 20, atMost: 1_000, by: "another browser", from: "10.0.0.9", at: web.world.now)
    }

    /// A case of the same applicant, with an agent and an answer, and a time at the window.
    private func apply(in web: WebWorld) async throws {
        let cases = CaseStore(matters: MatterStore(database: web.world.database, key: RequestDesk.key)), intake = CaseDesk.intake([])
        let unit = web.world.education
        let terms = try CaseTerms(
            item: Self.service.identity.taskCode, version: 1, name: Self.service.identity.name,
            statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 5,
            steps: [.init("A", "初审", unit: unit, unitName: "单位", days: 3)], materials: [.init("M01", "申请书")])
        let secret = PersonIdentity(name: Self.secret, document: .identityCard, documentNumber: RequestDesk.identityNumber)
        _ = try await cases.file(
            CaseApplication(
                applicant: .person(secret), contact: intake.contact,
                agent: CaseAgent(name: Self.secret, documentNumber: RequestDesk.identityNumber, telephone: "13907340001"),
                answers: ["shop": Self.secret], materials: [.init("M01", .window)]),
            under: terms, to: unit, from: "10.0.0.9", at: web.world.now)
        let wish = AppointmentWish(
            item: Self.service.identity.taskCode, itemName: Self.service.identity.name, agency: unit,
            day: web.world.now.day.adding(days: 1), starts: 540, name: Self.secret, telephone: "13907340001")
        _ = try await AppointmentStore(database: web.world.database, key: RequestDesk.key).book(wish, from: "10.0.0.9", at: web.world.now)
    }

    /// The reply to a request, as it may be read by everybody.
    private func publish(_ id: MatterID, _ desk: RequestDesk, _ portal: ExitPortal) async throws {
        try await desk.requests.setReplyDelay(0, of: portal.agency, expecting: 0, by: desk.registrar, from: "", at: portal.now)
        let article = try await desk.requests.publishReply(
            of: id, in: (portal.notices, "notice"), by: desk.registrar, from: "", at: portal.now)
        let begun = try await portal.articles.version(article, 1, for: desk.registrar, at: portal.now)
        var content = begun.content
        content.subject = "1102"
        // Where what was given is to be seen.
        content.plainText += "\n见索引号AB0000000/2014-00007。"
        try await portal.articles.save(
            content, of: article, version: 1, expecting: begun.line.revision, hits: [], by: desk.registrar, from: "", at: portal.now)
        try await portal.act(.submit, by: desk.registrar, on: article)
        try await portal.act(.approve, by: portal.reviewer, on: article)
        try await portal.act(.approve, by: portal.leader, on: article, basis: "《保守国家秘密法》第九条", secrecy: .open)
        try await portal.act(.approve, by: portal.clerk, on: article)
        try await portal.act(.publish, by: portal.clerk, on: article)
    }

    /// All articles, the open one first.
    private func plant(in portal: ExitPortal) async throws -> [ArticleID] {
        try await portal.database.write { tx in
            try tx.run(
                """
                INSERT INTO stored_file (sha256, size, media_type, plain_text, stored_at)
                VALUES (\(Self.file), 3, 'text/plain', \(Self.secret), \(portal.now))
                """)
        }
        var content = portal.content("关于\(Self.secret)的通知")
        content.abstract = Self.secret
        content.source = Self.secret
        content.author = Self.secret
        content.keywords = [Self.secret]
        content.documentNumber = "\(Self.secret)〔2014〕1号"
        content.files = [ArticleContent.File(name: Self.secret + ".txt", sha256: Self.file)]
        var brief = content
        brief.expireAt = portal.now.adding(seconds: 60)
        var noticed = brief
        noticed.expiresWithNotice = true

        let open = try await portal.draft(portal.content())
        try await portal.publish(open)
        try await portal.articles.push(open, to: portal.news, by: portal.clerk, from: "", at: portal.now)
        // A new draft beside the live version.
        _ = try await portal.act(.restoreAsDraft, by: portal.writer, on: open)
        try await portal.articles.save(
            content, of: open, version: 2, expecting: 1, hits: [], by: portal.writer, from: "", at: portal.now)
        let drafted = try await portal.draft(content)
        let submitted = try await portal.draft(content)
        try await portal.act(.submit, by: portal.writer, on: submitted)
        let approved = try await portal.draft(content)
        try await portal.approve(approved)
        let scheduled = try await portal.draft(content)
        try await portal.approve(scheduled)
        try await portal.act(.schedule, by: portal.clerk, on: scheduled, publishAt: portal.now.adding(seconds: 86_400))
        let withdrawn = try await portal.draft(content)
        try await portal.publish(withdrawn)
        try await portal.act(.move, by: portal.clerk, on: withdrawn, target: "gzdt")
        try await portal.act(.withdraw, by: portal.leader, on: withdrawn, reason: "内容有误")
        let expired = try await portal.draft(brief)
        try await portal.publish(expired)
        let ended = try await portal.draft(noticed)
        try await portal.publish(ended)
        // Corrected: the first text is history.
        let corrected = try await portal.draft(content)
        try await portal.publish(corrected)
        _ = try await portal.act(.restoreAsDraft, by: portal.writer, on: corrected)
        try await portal.articles.save(
            portal.content("更正后的通知"), of: corrected, version: 2, expecting: 1, hits: [], by: portal.writer, from: "", at: portal.now)
        try await portal.publish(corrected, 2)
        // On a site that closes with everything on it.
        let closed = try await portal.draft(content, in: portal.branchNews)
        try await portal.publish(closed)
        let branch = try #require(try await portal.sites.sites().first { $0.id == portal.branch })
        try await portal.sites.setClosed(
            true, branch.id, reason: "改版", expecting: branch.revision, by: portal.clerk, from: "", at: portal.now)
        // A sheet that nobody let through, by whose name search would lead to it.
        let database = portal.database
        let leader = SheetFields(["name": Self.secret, "post": "局长", "work": Self.secret], of: .leader)
        _ = try await SheetStore(database: database).create(
            leader, kind: .leader, of: portal.agency, by: portal.writer, from: "", at: portal.now)
        return [open, drafted, submitted, approved, scheduled, withdrawn, expired, ended, corrected, closed]
    }

    /// Topics and issues of the gazette: one that nobody shows yet, and one with an article that ends.
    private func collect(_ articles: [ArticleID], in portal: ExitPortal) async throws {
        let entries = [articles[0], articles[6]].map { CollectionSection.Entry($0) }
        for (number, title) in [(1, Self.secret), (2, "专题")] {
            let issue = CollectionText.Issue(year: 2014, number: number, issuedOn: "2014-03-03")
            for text in [CollectionText(code: "zt\(number)", title: title, lead: title), CollectionText(issue, title: title, lead: title)] {
                let id = try await portal.collections.create(text, on: portal.portal, by: portal.clerk, from: "", at: portal.now)
                guard number == 2 else { continue }
                try await portal.collections.arrange(
                    id, [CollectionSection(title: "文件", entries: entries)], expecting: 1, by: portal.clerk, from: "", at: portal.now)
                try await portal.sign(DraftID(.collection, id.value), by: portal.head)
                try await portal.collections.show(id, expecting: 2, by: portal.secondClerk, from: "", at: portal.now)
                // What is written next is a draft again.
                try await portal.collections.arrange(
                    id, [CollectionSection(title: Self.secret, entries: entries)], expecting: 3, by: portal.clerk, from: "", at: portal.now)
            }
        }
    }

    /// The addresses of a pattern; nil if a placeholder is unknown.
    private func paths(of pattern: String, _ values: Values) -> [String]? {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else { return [pattern] }
        guard let known = values.all[String(pattern[pattern.index(after: open)..<close])] else { return nil }
        var paths: [String] = []
        for value in known {
            guard let rest = self.paths(of: String(pattern[pattern.index(after: close)...]), values) else { return nil }
            paths += rest.map { pattern[..<open] + Path.encoded(value) + $0 }
        }
        return paths
    }
}
