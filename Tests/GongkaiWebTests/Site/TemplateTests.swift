import Foundation
import Testing

@testable import GongkaiWeb

@Suite struct TemplateTests {
    struct Inner { let name: String?; let note: String }
    struct Row { let label: String; let inner: Inner?; let cells: [String] }
    struct Shown {
        var title = "甲 & <乙> \"丙\" '丁'"
        var name: String? = "外"
        var count = 3
        var isNew = true
        var empty: String?
        var html = SafeHTML.element("b", [], SafeHTML(escaping: "粗"))
        var none = SafeHTML(escaping: "")
        var rows: [Row] = [
            Row(label: "一", inner: Inner(name: nil, note: "注"), cells: ["a", "b"]), Row(label: "二", inner: nil, cells: []),
        ]
        var noRows: [Row] = []
        var inner: Inner? = Inner(name: "里", note: "深")
    }

    private func filled(_ files: [String: String], _ shown: Shown = Shown()) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "parts"), withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        for (name, text) in files {
            try text.write(to: folder.appending(path: "\(name).mustache"), atomically: true, encoding: .utf8)
        }
        let nodes = try TemplateFolder(folder).nodes(of: "x")
        let program = try TemplateProgram(nodes, of: "x", roots: [Shown.self])
        return withUnsafePointer(to: shown) { String(decoding: program.run([UnsafeRawPointer($0)]), as: UTF8.self) }
    }

    @Test("Texts are escaped, safe HTML is not, numbers are written")
    func values() throws {
        #expect(try filled(["x": "{{title}}"]) == "甲 &amp; &lt;乙&gt; &quot;丙&quot; &#39;丁&#39;")
        #expect(try filled(["x": "{{{html}}}|{{html}}|{{count}}|{{empty}}|{{name}}"]) == "<b>粗</b>|&lt;b&gt;粗&lt;/b&gt;|3||外")
    }

    @Test("Sections follow flags, lists, optionals and what is in them")
    func sections() throws {
        #expect(try filled(["x": "{{#isNew}}新{{/isNew}}{{^isNew}}旧{{/isNew}}"]) == "新")
        #expect(try filled(["x": "{{#rows}}{{label}}({{#cells}}{{.}},{{/cells}}{{^cells}}无{{/cells}}){{/rows}}"]) == "一(a,b,)二(无)")
        #expect(try filled(["x": "{{#noRows}}x{{/noRows}}{{^noRows}}没有{{/noRows}}"]) == "没有")
        #expect(try filled(["x": "{{#empty}}x{{/empty}}{{^empty}}空{{/empty}}{{#none}}x{{/none}}{{^none}}空{{/none}}"]) == "空空")
        #expect(try filled(["x": "{{#name}}<i>{{.}}</i>{{/name}}{{#count}}{{.}}{{/count}}"]) == "<i>外</i>3")
        #expect(try filled(["x": "{{inner.note}}{{#inner.name}}{{.}}{{/inner.name}}"]) == "深里")
        #expect(try filled(["x": "[{{inner.note}}]{{^inner.name}}无{{/inner.name}}"], Shown(inner: nil)) == "[]无")
    }

    @Test("A value that is empty here is empty, though there is one of its name outside")
    func shadows() throws {
        #expect(try filled(["x": "{{#rows}}{{#inner}}[{{name}}]{{/inner}}{{title}}|{{/rows}}"], Shown(title: "题")) == "[]题|题|")
    }

    @Test("Layout, blocks and parts are put in; a tag of structure alone on its line leaves no line")
    func structure() throws {
        let files = [
            "layout": "<main>\n{{$main}}nothing{{/main}}\n</main>\n", "parts/p": "<p>{{label}}</p>\n",
            "x": "{{<layout}}{{$main}}\n{{#rows}}\n  {{>parts/p}}\n{{/rows}}\n{{! said to nobody }}\n{{/main}}{{/layout}}",
        ]
        #expect(try filled(files) == "<main>\n\n<p>一</p>\n<p>二</p>\n\n</main>\n")
    }

    @Test(
        "What a template cannot do stops the start, and is named",
        arguments: [
            ("{{titel}}", "{{titel}}"), ("{{inner.titel}}", "{{inner.titel}}"), ("{{{title}}}", "SafeHTML"), ("{{rows}}", "rows"),
            ("{{isNew}}", "isNew"), ("{{#rows}}{{/row}}", "{{/row}}"), ("{{#rows}}", "{{/rows}}"), ("{{title", "not closed"),
            ("{{>parts/none}}", "parts/none"), ("{{>x}}", "holds itself"), ("{{#isNew}}{{wrong}}{{/isNew}}", "{{wrong}}"),
        ])
    func faults(text: String, told: String) throws {
        let fault = #expect(throws: TemplateFault.self) { try filled(["x": text]) }
        #expect(fault?.description.contains(told) == true)
    }
}
