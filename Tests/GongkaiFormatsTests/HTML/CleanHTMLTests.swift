import Testing

@testable import GongkaiFormats

@Suite struct CleanHTMLTests {
    private func clean(_ html: String) throws -> String { try CleanHTML.clean(html).html }

    @Test(
        "Ordinary markup stays, everything else goes",
        arguments: [
            ("<p>一、<strong>总体</strong>情况</p>", "<p>一、<strong>总体</strong>情况</p>"),
            ("<b><i>a</i></b><font color=red>b</font>", "<p><strong><em>a</em></strong>b</p>"),
            ("<h1>标题</h1><h5><b>节</b></h5>", "<h2>标题</h2>\n<h4>节</h4>"),
            ("a<br><br>b<br>c<br>", "<p>a</p>\n<p>b<br>c</p>"), ("<p>&nbsp;</p><p><o:p></o:p></p><p>　　甲</p>", "<p>甲</p>"),
            ("甲\n  乙 a\n b", "<p>甲乙 a b</p>"), ("张　三", "<p>张　三</p>"),
            ("<ul>text<li>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li><li>text</li></ul>"),
            ("<ol start=3><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>", "<ol start=\"3\"><li>a</li><li><p>b</p><p>c</p></li></ol>"),
            ("<div><div>a<p>b</div>c", "<p>a</p>\n<p>b</p>\n<p>c</p>"), ("x<sup>2</sup><hr>", "<p>x<sup>2</sup></p>\n<hr>"),
            ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"), ("<pre>a\nb</pre>", "<p>a<br>b</p>"),
            ("<span style='font-weight:700;text-decoration:underline'>a</span>", "<p><strong><u>a</u></strong></p>"),
            ("<a href='/a b?x=\"1\"&amp;y'>t</a>", "<p><a href=\"/a%20b?x=%221%22&amp;y\">t</a></p>"),
            ("<a href=//e.cn/>t</a><a href='https://e.cn/'>u</a>", "<p><a href=\"https://e.cn/\" rel=\"noopener\">tu</a></p>"),
            ("&lt;script&gt;", "<p>&lt;script&gt;</p>"), ("a<!-- <b>x</b> -->b", "<p>ab</p>"), ("", ""),
            ("<details><summary>a</summary>b</details>", "<p>a</p>\n<p>b</p>"),
        ])
    func ordinary(html: String, expected: String) throws { #expect(try clean(html) == expected) }

    @Test(
        "Nothing that runs or leads elsewhere stays",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)><script>alert(1)</script></svg>",
            "<math><mtext><script>alert(1)</script></mtext></math>", "<style>@import 'x'</style>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<form action='javascript:alert(1)'><input><button formaction='javascript:alert(1)'>go</button></form>",
            "<object data='javascript:alert(1)'></object>",
            "<a href='javascript:alert(1)'>t</a>", "<a href='JaVaScRiPt:alert(1)'>t</a>", "<a href=' javascript:alert(1)'>t</a>",
            "<a href='java&#9;script:alert(1)'>t</a>", "<a href='java&#x0A;script:alert(1)'>t</a>",
            "<a href='&#1;javascript:alert(1)'>t</a>",
            "<a href='javascript&colon;alert(1)'>t</a>", "<a href='&#106;&#97;vascript:alert(1)'>t</a>",
            "<a href='\u{200B}javascript:alert(1)'>t</a>",
            "<a href='vbscript:x'>t</a>", "<a href='data:text/html,<script>alert(1)</script>'>t</a>", "<a href='file:///C:/x'>t</a>",
            "<a href='\\\\evil.example\\x'>t</a>", "<a href='/\\evil.example'>t</a>", "<a href='http:javascript'>t</a>",
            "<a href='https://a@evil.example/'>t</a>",
            "<img src='data:image/svg+xml,<svg onload=alert(1)>'>", "<img src='/files/../admin'>", "<img src='/files/%2e%2e/admin'>",
            "<img src='http://evil.example/p.png'>", "<img src='//evil.example/files/p.png'>",
            "<p style='background:url(javascript:alert(1))' onclick=alert(1)>t</p>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "<template><script>alert(1)</script></template>",
            "<math><style><img src onerror=alert(1)></style></math>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<table><td><base href='//evil.example'>t</table>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
            "<link rel=stylesheet href=//evil.example>",
            "<xml><w:data>alert(1)</w:data></xml>", "<v:shape><v:imagedata src='//evil.example/x'></v:shape>",
            "<a href=`javascript:alert(1)`>t</a>",
            "<audio src=//evil.example autoplay></audio><video poster=//evil.example></video>", "<select><option>alert(1)</select>",
            "<textarea>alert(1)</textarea>",
        ])
    func hostile(html: String) throws {
        let result = try clean(html)
        for word in ["alert", "script", "evil", "on", "style", "data:", "file:", "src", "href", "admin"] {
            #expect(!result.contains(word), "\(result)")
        }
    }

    @Test("Our own pictures stay with their text")
    func images() throws {
        let html =
            "<figure><img src='/files/ab/图.png' alt='a \"b\"' width=9 onload=x><figcaption>图 1</figcaption></figure><a href=/x><img src=/files/c></a>"
        let document = try CleanHTML.clean(html)
        #expect(
            document.html == "<figure><img src=\"/files/ab/图.png\" alt=\"a &quot;b&quot;\"><figcaption>图 1</figcaption></figure>\n"
                + "<p><a href=\"/x\"><img src=\"/files/c\" alt=\"\"></a></p>")
        #expect(document.images.map(\.address) == ["/files/ab/图.png", "/files/c"] && document.text == "图 1")
    }

    @Test("Lists of Word become lists, and numbers that are wording stay wording")
    func word() throws {
        func item(_ level: Int, _ marker: String, _ text: String) -> String {
            """
            <p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level\(level) lfo1'><![if !supportLists]><span lang=EN-US
            style='mso-fareast-font-family:等线'><span style='mso-list:Ignore'>\(marker)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
            </span></span></span><![endif]>\(text)<span lang=EN-US><o:p></o:p></span></p>
            """
        }
        let html = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style><!--p{}--></style>
            <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=ZH-CN><!--StartFragment-->
            <p class=MsoNormal><b><span style='font-family:仿宋'>标题<o:p></o:p></span></b></p>\(item(1, "1.", "甲"))\(item(2, "l", "乙"))\(item(1, "2.", "丙"))
            \(item(1, "（一）", "丁"))<p class=MsoNormal><span style='mso-hide:all;display:none'>藏</span><span class=msoDel><del>删</del></span>尾</p>
            <h2 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>一、</span>节</h2><!--EndFragment--></body></html>
            """
        let document = try CleanHTML.clean(html)
        #expect(
            document.html
                == "<p><strong>标题</strong></p>\n<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>\n<p>（一）丁</p>\n<p>尾</p>\n<h2>一、节</h2>")
        #expect(document.removed == [.hidden: 1, .deletion: 1])
        #expect(document.outline == [CleanedDocument.Heading(level: 2, text: "一、节")])
    }

    @Test("The second level of a list of Word stays below the first, also where HTML cannot print its numbers")
    func wordLevels() throws {
        func item(_ level: Int, _ marker: String, _ text: String) -> String {
            "<p style='mso-list:l0 level\(level) lfo1'><span style='mso-list:Ignore'>\(marker)</span>\(text)</p>"
        }
        let document = try CleanHTML.clean(
            item(1, "1.", "甲") + item(2, "（1）", "乙") + item(2, "（2）", "丙") + item(3, "a)", "丁") + item(1, "2.", "戊")
                + item(2, "o", "己") + "<p>中</p>" + item(1, "一、", "庚") + item(2, "（一）", "辛"))
        let second = "<ul class=\"is-written\"><li>（1）乙</li><li>（2）丙<ul class=\"is-written\"><li>a) 丁</li></ul></li></ul>"
        #expect(
            document.html
                == "<ol><li>甲\(second)</li><li>戊<ul><li>己</li></ul></li></ol>\n<p>中</p>\n<p>一、庚</p>\n<p>（一）辛</p>")
        #expect(document.text == "甲\n（1）乙\n（2）丙\na) 丁\n戊\n己\n中\n一、庚\n（一）辛")
        #expect(try CleanHTML.clean(document.html).html == document.html)
    }

    @Test(
        "What stands in the middle or to the right stays there, as a class and never as a style",
        arguments: [
            ("<p class=MsoNormal align=center style='text-align:center;color:red'>甲</p>", "<p class=\"is-center\">甲</p>"),
            ("<p style='text-align: right'>甲</p>", "<p class=\"is-right\">甲</p>"),
            ("<p class='x is-right'>甲</p>", "<p class=\"is-right\">甲</p>"),
            ("<center>甲<p>乙</p></center>", "<p class=\"is-center\">甲</p>\n<p class=\"is-center\">乙</p>"),
            (
                "<div align=right>甲<p style='text-align:justify'>乙</p>丙</div>",
                "<p class=\"is-right\">甲</p>\n<p>乙</p>\n<p class=\"is-right\">丙</p>"
            ),
            // A table, a list and a heading stand as the page sets them.
            (
                "<table><tr><td align=center>甲</td><td><p align=right>乙</p></td></tr></table>",
                "<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"
            ),
            ("<h2 align=center>甲</h2>", "<h2>甲</h2>"), ("<p class='is-left is-evil'>甲</p>", "<p>甲</p>"),
        ])
    func alignment(html: String, clean: String) throws {
        let document = try CleanHTML.clean(html)
        #expect(document.html == clean)
        #expect(try CleanHTML.clean(clean).html == clean)
    }

    @Test(
        "What was deleted while changes were tracked does not stay, and the writer is told; what is struck out on purpose does",
        arguments: [
            "限额<del cite='mailto:a' datetime='2014-03-01T09:00'>五万元</del><ins>三万元</ins>以下",
            "限额<s class=msoDel>五万元</s><span class=msoIns>三万元</span>以下",
            "限额<span class=MsoDel><s>五万元</s></span>三万元以下", "限额<s class='w:del'>五万元</s>三万元以下",
            "限额<strike datetime='2014-03-01T09:00'>五万元</strike>三万元以下", "限额<w:del>五万元</w:del><w:ins>三万元</w:ins>以下",
        ])
    func trackedDeletions(html: String) throws {
        let document = try CleanHTML.clean("<p>\(html)<s style='mso-bidi-font-size:16pt'>旧</s></p>")
        #expect(document.html.contains("限额") && document.html.contains("以下") && document.html.contains("<s>旧</s>"))
        #expect(!document.html.contains("五万元") && !document.text.contains("五万元"))
        #expect(document.removed == [.deletion: 1] && CleanedDocument.Removal.deletion.chinese == "修订中已删除的文字")
    }

    @Test("Tables keep their shape within bounds, and a table around a table is layout")
    func tables() throws {
        let html = """
            <table border=1><caption>表</caption><tr><th>甲<th>乙<tr><td rowspan=9><p>1</p><td colspan=0>2<tr><td>3</table>
            <table><tr><td>左<td><table><tr><td>a<td>b</table></table><table><tr><td>独</table><table><thead><tr><td>头<td></thead><tr><td>x<td></table>
            """
        let document = try CleanHTML.clean(html)
        #expect(
            document.html == "<table><caption>表</caption><thead><tr><th scope=\"col\">甲</th><th scope=\"col\">乙</th></tr></thead>"
                + "<tbody><tr><td rowspan=\"2\">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>\n"
                + "<p>左</p>\n<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>\n<p>独</p>\n"
                + "<table><thead><tr><th scope=\"col\">头</th><th scope=\"col\"></th></tr></thead><tbody><tr><td>x</td><td></td></tr></tbody></table>"
        )
        #expect(document.text == "表\n甲\t乙\n1\t2\n3\n左\na\tb\n独\n头\t\nx\t")
    }

    @Test("Links are gathered with their words")
    func links() throws {
        let document = try CleanHTML.clean("<p><a href='mailto:a@b.cn'>写<b>信</b></a>，<a href='#x'>下</a><a href='javascript:x'>y</a></p>")
        #expect(
            document.links == [CleanedDocument.Link(address: "mailto:a@b.cn", text: "写信"), CleanedDocument.Link(address: "#x", text: "下")])
        #expect(document.removed == [.link: 1])
    }

    @Test("A first row that alone is bold, as Word writes it, is the header")
    func boldHeader() throws {
        let table = "<table><tr><td><p><b>姓名</b></p></td><td><b>单位</b></td></tr><tr><td>张三</td><td>教育局</td></tr></table>"
        let clean = try CleanHTML.clean(table).html
        #expect(clean.contains("<thead><tr><th scope=\"col\">姓名</th><th scope=\"col\">单位</th></tr></thead>"))
        #expect(try CleanHTML.clean(clean).html == clean)
        let even = table.replacing("张三", with: "<b>张三</b>").replacing("教育局", with: "<b>教育局</b>")
        #expect(try !CleanHTML.clean(even).html.contains("<th"))
        #expect(try !CleanHTML.clean(table.replacing("<b>单位</b>", with: "单位")).html.contains("<th"))
    }

    @Test("What is too large, too deep or too much is refused in a sentence")
    func limits() {
        #expect(throws: CleanHTMLFault.tooLarge(bytes: 4_194_304)) { try CleanHTML.clean(String(repeating: "a", count: 4_194_305)) }
        #expect(throws: CleanHTMLFault.tooDeep(levels: 32)) { try CleanHTML.clean(String(repeating: "<blockquote>", count: 40) + "a") }
        #expect(throws: CleanHTMLFault.tooDeep(levels: 32)) { try CleanHTML.clean(String(repeating: "<div>", count: 100_000)) }
        #expect(throws: CleanHTMLFault.tooManyParts(100_000)) { try CleanHTML.clean(String(repeating: "<p>a", count: 60_000)) }
        #expect(CleanHTMLFault.tooManyParts(100_000).chinese.contains("附件"))
        #expect(throws: Never.self) { try CleanHTML.clean(String(repeating: "<div>", count: 900) + "a") }
    }
}
