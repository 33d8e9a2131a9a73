import Testing

@testable import GongkaiCore

@Suite("Which article may say what of which")
struct ArticleLinkKindTests {
    @Test("Each kind of article is offered only what it may say")
    func offered() {
        #expect(ArticleLinkKind.said(by: "interpretation") == [.interprets, .answers, .related])
        #expect(ArticleLinkKind.said(by: "interview") == [.interviews, .related])
        #expect(ArticleLinkKind.said(by: "consultation") == [.consults, .answers, .related])
        #expect(ArticleLinkKind.said(by: "normative") == [.replaces, .related])
        #expect(ArticleLinkKind.said(by: "news") == [.answers, .related])
    }

    @Test(
        "Policies are interpreted, talked about and asked about; only normative documents replace each other",
        arguments: [
            (ArticleLinkKind.interprets, "interpretation", "normative", true), (.interprets, "interpretation", "consultation", true),
            (.interprets, "interpretation", "news", false), (.interprets, "news", "normative", false),
            (.interviews, "interview", "interpretation", true), (.interviews, "normative", "interview", false),
            (.consults, "consultation", "notice", true), (.consults, "consultation", "interview", false),
            (.answers, "notice", "consultation", true), (.answers, "notice", "document", false),
            (.answers, "interview", "consultation", false),
            (.replaces, "normative", "normative", true), (.replaces, "normative", "notice", false),
            (.replaces, "notice", "normative", false),
            (.related, "news", "leader", true),
        ])
    func table(kind: ArticleLinkKind, from: String, to: String, isAllowed: Bool) {
        #expect((kind.refusal(from: from, to: to) == nil) == isAllowed)
    }

    @Test("A refusal names what the article is, and what would do")
    func words() {
        let target = ArticleLinkKind.replaces.refusal(from: "normative", to: "notice")?.words
        #expect(target?.contains("应当是规范性文件，您填写的稿件是通知公告") == true)
        let own = ArticleLinkKind.interprets.refusal(from: "news", to: "normative")?.words
        #expect(own?.contains("只能由政策解读来说，这篇稿件是工作动态") == true)
    }

    @Test("Every kind the table names is a kind of article")
    func known() {
        for kind in ArticleLinkKind.allCases {
            guard let places = kind.places else {
                #expect(kind == .related)
                continue
            }
            #expect(!places.from.isEmpty && !places.to.isEmpty)
            for code in places.from + places.to { #expect(ArticleKind.code(code) != nil, "\(kind) names \(code)") }
        }
    }
}
