import GongkaiCore

extension AttachmentReport {
    /// A Word document: what is written, what is hidden, and what is left of its making.
    mutating func scanWord(_ bytes: [UInt8]) throws(DocumentFault) {
        var package = try OfficePackage(bytes)
        let styles = try package.optionalPart("word/styles.xml").map { (xml) throws(DocumentFault) in try HiddenStyles.read(xml) } ?? []
        var changes = 0
        for name in package.names where name.hasPrefix("word/") && name.hasSuffix(".xml") {
            guard let place = Self.place(ofWordPart: name) else { continue }
            let part = try WordPartScan.read(try package.part(name), hiddenStyles: styles)
            changes += part.changes
            if name.contains("comments") {
                note(.comment, .blocks, place: place, excerpt: part.lines.joined(separator: " "))
                add(lines: part.lines, isVisible: false) { _ in place }
                continue
            }
            add(lines: part.lines) { _ in place }
            if !part.hidden.trimmingSpaces.isEmpty { note(.hiddenText, .blocks, place: place, excerpt: part.hidden) }
            if !part.covered.trimmingSpaces.isEmpty { note(.coveredText, .blocks, place: place, excerpt: part.covered) }
            if !part.deleted.trimmingSpaces.isEmpty { note(.trackedChange, .blocks, place: place, excerpt: part.deleted) }
            add(part.hidden + "\n" + part.covered + "\n" + part.deleted, place: place + "（不可见）", isVisible: false)
        }
        if changes > 0, !hits.contains(where: { $0.rule == .trackedChange }) { note(.trackedChange, .blocks, excerpt: "共 \(changes) 处修订") }
        try scanPackage(&package)
    }

    /// What a reader calls the part; nil for settings and the like.
    private static func place(ofWordPart name: String) -> String? {
        let part = name.dropFirst("word/".count)
        if part == "document.xml" { return "正文" }
        for (start, place) in [
            ("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注"), ("comments.", "批注"), ("glossary/document", "构建基块"),
        ] where part.hasPrefix(start) { return place }
        return nil
    }
}
