import Testing

@testable import GongkaiFormats

@Suite struct CleanHTMLPropertyTests {
    private static let pieces = [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<u>", "<a href='/x'>", "<a href='https://e.cn/?a&b'>", "</a>", "<ul>", "</ul>",
        "<ol start=4>", "</ol>", "<li>",
        "<table>", "</table>", "<tr>", "<td>", "<td colspan=3>", "<td rowspan=0>", "<th>", "<thead>", "<tbody>", "<tfoot>", "<caption>",
        "</caption>", "<h1>",
        "</h1>", "<h3>", "</h3>", "<blockquote>", "</blockquote>", "<figure>", "</figure>", "<figcaption>", "</figcaption>",
        "<img src=/files/a alt='&lt;'>",
        "<img src=x>", "<br>", "<hr>", " ", "\n", "&nbsp;", "　", "甲", "乙", "a", "&amp;lt;", "<sup>", "</sup>", "<sub>",
        "<span style='font-weight:bold'>",
        "</span>", "<pre>x\n\ny", "</pre>", "<svg>", "</svg>", "<script>", "</script>", "<style>", "</style>", "<div>", "</div>", "<o:p>",
        "</o:p>",
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>",
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>",
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>(a)</span>", "<!--", "-->", "\u{200B}", "<textarea>", "<select>",
        "<plaintext>", "<font>",
        "<center>", "<dl><dt>", "<dd>", "</li>", "</td>", "<form>", "<math>", "<mtext>", "<title>", "<template>", "<body>", "</body>",
        "<a name=x>", "<p style='text-align:center'>", "<div align=right>", "<p class='is-right'>", "<ul class='is-written'>",
        "<p style='text-align:left'>", "<p style='mso-list:l0 level2 lfo1;text-align:right'><span style='mso-list:Ignore'>（1）</span>",
    ]

    @Test("Cleaning what is clean changes nothing, whatever it was")
    func idempotent() throws {
        var random = Fuzz(seed: 3)
        for _ in 0..<6_000 {
            let html = (0..<(1 + random.below(24))).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
            let once = try CleanHTML.clean(html)
            let twice = try CleanHTML.clean(once.html)
            #expect(twice.html == once.html, "\(html.debugDescription)")
            #expect(twice.text == once.text && twice.links == once.links && twice.outline == once.outline, "\(html.debugDescription)")
            #expect(twice.removed == [:])
        }
    }

    @Test("Only allowed tags and attributes are ever written")
    func allowed() throws {
        var random = Fuzz(seed: 4)
        let seed = Array(Self.pieces.joined().utf8)
        let tag =
            /<\/?(p( class="is-(center|right)")?|h[234]|strong|em|u|s|sup|sub|br|hr|ul( class="is-written")?|ol( start="\d+")?|li|table|thead|tbody|tfoot|tr|t[dh]( scope="(col|row)")?( colspan="\d+")?( rowspan="\d+")?|caption|blockquote|a( href="[^"<>]*"( rel="noopener")?)?|img src="\/files\/[^"<>]*" alt="[^"<>]*"|figure|figcaption)>/
        for _ in 0..<600 {
            guard let html = try? CleanHTML.clean(String(decoding: random.damage(seed), as: UTF8.self)).html else { continue }
            let rest = html.replacing(tag, with: "")
            #expect(!rest.contains("<") && !rest.contains(">"), "\(rest)")
        }
    }
}
