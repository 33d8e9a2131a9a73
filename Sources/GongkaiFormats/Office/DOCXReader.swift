package import GongkaiCore

/// Reads Word documents (.docx) as paragraphs and tables.
///
/// Tracked insertions are kept, deletions and hidden text dropped; automatic list numbers are put before their paragraphs; text boxes
/// follow the paragraph they hang on; a line break in a paragraph starts a new one. A table that contains a table, or has a single
/// column, only lays out the page and is taken apart.
package enum DOCXReader {
    package static func read(_ bytes: [UInt8]) throws(DocumentFault) -> [DocumentBlock] {
        var package = try OfficePackage(bytes)
        let main = try package.mainPart(orElse: "word/document.xml")
        let links = try package.relationships(of: main).values
        let numbering = try package.optionalPart(links.first { $0.kind == "numbering" }?.target)
        let styles = try package.optionalPart(links.first { $0.kind == "styles" }?.target)
        var walk = DOCXWalk(
            try package.part(main),
            numbering: try numbering.map { (xml) throws(DocumentFault) in try ListNumbering(xml) } ?? ListNumbering(),
            styles: try styles.map { (xml) throws(DocumentFault) in try ParagraphStyles(xml) } ?? ParagraphStyles())
        return try walk.document()
    }
}
