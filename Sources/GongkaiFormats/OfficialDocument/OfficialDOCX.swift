package import GongkaiCore

/// An official paper as a Word document by GB/T 9704-2012, to be worked on. The same paper always gives the same bytes.
package enum OfficialDOCX {
    package static func file(_ paper: OfficialPaper) -> [UInt8] {
        let parts = [
            ("[Content_Types].xml", OfficialDOCXParts.contentTypes(paper.layout)), ("_rels/.rels", OfficialDOCXParts.packageLinks),
            ("word/document.xml", document(paper)), ("word/_rels/document.xml.rels", OfficialDOCXParts.documentLinks(paper.layout)),
            ("word/styles.xml", OfficialDOCXParts.styles), ("word/settings.xml", OfficialDOCXParts.settings),
            ("word/fontTable.xml", OfficialDOCXParts.fonts), ("word/footer1.xml", OfficialDOCXParts.footer(isOdd: true, paper.layout)),
            ("word/footer2.xml", OfficialDOCXParts.footer(isOdd: false, paper.layout)),
            ("docProps/core.xml", OfficialDOCXParts.properties(paper)),
        ]
        // The first page of 信函格式 has its own head and foot.
        let first = paper.layout == .correspondence ? OfficialDOCXParts.correspondence(paper.organ) : []
        return ZIPWriter.archive((parts + first).map { (name: $0.0, content: Array($0.1.utf8)) })
    }

    private static func document(_ paper: OfficialPaper) -> String {
        var body = ""
        if paper.layout == .letter {
            let size = OfficialGeometry.organSize(paper.organ) * 72 / 25.4
            body += WordParagraph.organ(paper.organ, halfPoints: Int(size * 2)) + WordParagraph.number(paper.number ?? "　")
        }
        if paper.layout == .correspondence {
            body += WordParagraph.right(paper.number ?? "　", characters: 0, before: 113, staysWithNext: true)
        }
        body += WordParagraph.title(OfficialHTML.split(paper.title).joined(), isForm: paper.layout == .form)
        if !paper.addressee.isEmpty { body += WordParagraph.flush(OfficialHTML.split(paper.addressee).joined(separator: "、") + "：") }
        let lines = paper.paragraphs.flatMap { OfficialHTML.split($0.text) }
        for (position, line) in lines.enumerated() {
            // The signature never stands on a page without text.
            let isLast = position == lines.count - 1 && paper.layout != .form
            body += WordParagraph.text(line, staysWithNext: isLast)
        }
        body += WordTable.form(paper.rows)
        for (position, name) in paper.attachments.enumerated() {
            body += WordParagraph.attachment(name, position, of: paper.attachments.count)
        }
        body += signature(paper)
        if let note = paper.note { body += WordParagraph.text("（\(note)）", before: 579) }
        if paper.issuer == nil, !paper.copies.isEmpty { body += WordParagraph.flush("抄送：\(paper.copies.joined(separator: "，"))。") }
        if let issuer = paper.issuer {
            let day = paper.day.map { "\($0.paperText)印发" } ?? ""
            body += WordTable.imprint(copies: paper.copies, issuer: issuer, day: day)
        }
        return OfficialDOCXParts.document(body, paper.layout)
    }

    private static func signature(_ paper: OfficialPaper) -> String {
        guard paper.layout != .form else {
            return WordParagraph.right("\(paper.organ)　\(paper.day?.paperText ?? "")", characters: 0, before: 450, staysWithNext: false)
        }
        let day = paper.day?.paperText ?? "　　　　年　月　日"
        let place = SignaturePlace(name: paper.organ, day: day)
        return WordParagraph.right(paper.organ, characters: place.nameIndent, before: 1158, staysWithNext: true)
            + WordParagraph.right(day, characters: place.dayIndent, before: 0, staysWithNext: paper.note != nil)
    }
}
