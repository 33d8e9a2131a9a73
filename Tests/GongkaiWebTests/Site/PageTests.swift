import GongkaiCore
import Foundation
import Testing

@testable import GongkaiWeb

@Suite struct PageTests {
    static let directory = (Renderer.resources).appending(path: "Templates")

    static let frame = Frame(
        windowTitle: "页", labels: [PageLabels.Label("SiteName", "站")], links: HeadLink.ofSite,
        structured: SafeHTML(escaping: "{}"), siteName: "站", homeHref: "/", bodyClass: "console", isAnswer: true, saved: "a1", icon: "/i",
        stylesheet: "/a.css", script: "/a.js",
        breadcrumb: [Crumb("工作台", Route.console.path())], hasBreadcrumb: true, pageTitle: "页",
        summary: Frame.Summary(CheckPage.samples[0], []),
        notices: [Notice(.done, "好")],
        account: Frame.Account(
            key: "1", name: "张明", passwordHref: "/p", logoutAction: "/l", token: "t", noticesHref: "/n", unread: "3"),
        menu: [Frame.MenuSection(heading: "工作", entries: [Frame.MenuEntry(label: "工作台", href: "/console", isHere: true)])], hasMenu: true,
        views: [Frame.ViewChoice(label: "适老版", href: "/view")], telephone: "0734-1234567", outside: PublicFrame.sample)

    @Test("Every tag of every template is answered by its page", arguments: AllPages.types.map { $0.template })
    func tags(template: String) throws {
        let page = try #require(AllPages.types.first { $0.template == template })
        let faults = try faults(of: page).sorted()
        #expect(faults == [])
    }

    private func faults<P: Page>(of page: P.Type) throws -> Set<String> {
        var check = TemplateCheck(directory: PageTests.directory)
        let samples = page.samples.map { sample -> [String: Any] in
            var context: [String: Any] = ["frame": PageTests.frame]
            for child in Mirror(reflecting: sample).children { if let label = child.label { context[label] = child.value } }
            return context
        }
        try check.check(page.template, samples: samples)
        return check.faults
    }

    @Test("A misspelt tag, an unescaped text and a shadowed name are found")
    func misspelt() async throws {
        struct Row { let name: String? }
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        try "{{titel}}{{{name}}}{{#rows}}{{name}}{{/rows}}{{#none}}{{deep}}{{/none}}"
            .write(to: folder.appending(path: "x.mustache"), atomically: true, encoding: .utf8)
        var check = TemplateCheck(directory: folder)
        try check.check("x", samples: [["title": "a", "name": "b", "rows": [Row(name: nil)], "none": Optional<Row>.none as Any]])
        #expect(
            check.faults == [
                "x {{titel}}: nothing answers", "x {{{name}}}: not SafeHTML",
                "x {{name}}: empty here, so an outer value of that name would be printed", "x {{deep}}: no sample gets here",
            ])
    }

    @Test("A page without a template, and a template without a page, stop the start")
    func mismatch() throws {
        struct Lost: Page {
            static let template = "home/lost"
            static let samples: [Lost] = []
            var title: String { "" }
            var breadcrumb: [Crumb] { [] }
        }
        #expect(throws: Renderer.Mismatch.self) {
            _ = try Renderer(directory: PageTests.directory, pages: AllPages.types + [Lost.self])
        }
        #expect(throws: Renderer.Mismatch.self) {
            _ = try Renderer(directory: PageTests.directory, pages: Array(AllPages.types.dropLast()))
        }
    }
}
