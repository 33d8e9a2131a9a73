/// How official papers look.
///
/// A line is 225 mm / 22 high and a character 156 mm / 28 wide (三号); both a hair less, so that 22 lines and 28 characters surely fit.
///
/// Attachments, signature, note and 版记 hang together, and the last line of the text goes with them: no page has a signature and no text.
/// 版记 is a footnote, which is what puts it at the foot of the page.
enum OfficialStyle {
    static let sheet = """
        @page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; @footnote { margin: 0; padding: 0; border: 0; } }
        @page :right { @bottom-right { \(pageNumber) padding-right: 14pt; } }
        @page :left { @bottom-left { \(pageNumber) padding-left: 14pt; } }
        html { font: 5.571mm/10.225mm \(OfficialFont.family(OfficialFont.text)); color: #000; }
        body { margin: 0; }
        p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; overflow-wrap: anywhere; }
        .head { border-bottom: .7mm solid #e60012; padding: \(OfficialGeometry.organTop)mm 0 \(OfficialGeometry.redLineGap)mm; }
        .head p { text-align: center; text-indent: 0; }
        .head .organ { color: #e60012; line-height: 1; font-family: \(OfficialFont.family(OfficialFont.title)); font-weight: 700; }
        .head .number { margin-top: 20.45mm; line-height: 1; }
        h1 { font: 700 22pt/12.4mm \(OfficialFont.family(OfficialFont.title)); text-align: center; text-wrap: balance; margin: 20.45mm 0 10.225mm; }
        h1.form { margin: 0 0 10.225mm; }
        .to { text-indent: 0; }
        .attachments { margin-top: 10.225mm; break-before: avoid; }
        .attachments span { display: inline-block; text-indent: 0; }
        .attachments .word { width: 3em; }
        .attachments .serial { width: 1.2em; }
        .attachments .only { margin-left: 5em; text-indent: -3em; }
        .attachments .first { margin-left: 6.2em; text-indent: -4.2em; }
        .attachments .next { margin-left: 6.2em; text-indent: -1.2em; }
        .sign { position: relative; margin-top: 20.45mm; break-inside: avoid; break-before: avoid; }
        .sign p { text-align: right; text-indent: 0; }
        .seal { position: absolute; top: -15mm; width: 41.4mm; height: 41.4mm; border: .3mm dashed #e60012; border-radius: 50%;
            color: #e60012; font-size: 10pt; line-height: 20mm; text-align: center; }
        .note { margin-top: 10.225mm; break-before: avoid; break-inside: avoid; }
        .end { break-before: avoid; text-indent: 0; line-height: 0; font-size: 0; }
        .imprint { float: footnote; footnote-policy: block; display: block; font-size: 14pt; line-height: 8.2mm; text-indent: 0;
            border-top: .35mm solid #000; border-bottom: .35mm solid #000; }
        .imprint::footnote-call, .imprint::footnote-marker { content: none; }
        .imprint > span { display: block; padding: 0 1em; }
        .imprint .copies { border-bottom: .25mm solid #000; padding-left: 4em; text-indent: -3em; }
        .issuer .who { display: inline-block; width: 60%; vertical-align: top; }
        .issuer .when { display: inline-block; width: 40%; text-align: right; }
        table { border-collapse: collapse; width: 100%; font-size: 14pt; line-height: 8.2mm; }
        tr { break-inside: avoid; }
        th, td { border: .25mm solid #000; padding: 1.5mm 3mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
        th { width: 56mm; font-weight: 400; text-align: center; }
        td { height: 9mm; }
        .filled { text-align: right; text-indent: 0; margin-top: 8mm; break-before: avoid; }
        """

    /// 信函格式: name and double lines stand on the first page, which shows no number; 版记 has no lines.
    static let correspondence: String = {
        let measures = OfficialGeometry.correspondence
        let top = OfficialGeometry.page.height - measures.lineBottom - OfficialGeometry.margin.top - 2
        let left = (OfficialGeometry.page.width - measures.lineLength) / 2 - OfficialGeometry.margin.left
        return """
            @page :first { @bottom-right { content: none; } }
            .organ { position: absolute; top: \(measures.organTop - OfficialGeometry.margin.top)mm; left: 0; right: 0; text-indent: 0;
                text-align: center; color: #e60012; line-height: 1; font-family: \(OfficialFont.family(OfficialFont.title)); font-weight: 700; }
            .near, .far { position: absolute; left: \(left)mm; width: \(measures.lineLength)mm; height: .6mm; border: 0 solid #e60012; }
            .near { border-width: 1mm 0 .35mm; }
            .far { top: \(top)mm; border-width: .35mm 0 1mm; }
            .number { text-align: right; text-indent: 0; line-height: 1.2; }
            .imprint, .imprint .copies { border: 0; }
            """
    }()

    /// 4号半角宋体 between two dashes, 7 mm below the type area; outside, one character from the edge.
    private static let pageNumber = """
        content: "— " counter(page) " —"; vertical-align: top; margin-top: \(OfficialGeometry.pageNumberGap)mm; font: 14pt/1 \(OfficialFont.family(OfficialFont.number));
        """
}
