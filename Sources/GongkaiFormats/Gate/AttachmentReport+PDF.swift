import Foundation
import GongkaiCore

extension AttachmentReport {
    /// A PDF: its words, those of them that nobody sees on the page, and what it carries besides.
    mutating func scanPDF(_ bytes: [UInt8]) throws(DocumentFault) {
        let raw = bytes[...]
        let has: (String) -> Bool = { raw.contains(text: $0) }
        var isScripted = has("/JavaScript") || has("/Launch")
        var holdsFiles = has("/EmbeddedFile")
        if has("/RichMedia") || has("/Subtype/Movie") { note(.embeddedObject, .question) }
        if has("/Subtype/Popup") || has("/Subtype /Popup") { note(.comment, .blocks, advice: "PDF 带有批注。请删除批注后重新上传。") }
        if let path = programs.path("pdfinfo") {
            let outcome = try OutsideProgram(tool: .pdftotext, path: path).run(["-enc", "UTF-8", "in"], input: bytes, seconds: 20)
            if outcome.complaints.contains("Incorrect password") { throw .encrypted }
            guard outcome.status == 0 else { throw .damaged(part: "PDF") }
            isScripted = readInformation(String(decoding: outcome.output, as: UTF8.self)) || isScripted
        }
        if let path = programs.path("pdfdetach") {
            let outcome = try OutsideProgram(tool: .pdftotext, path: path).run(["-list", "in"], input: bytes, seconds: 20)
            let first = String(decoding: outcome.output.prefix(20), as: UTF8.self)
            holdsFiles = (outcome.status == 0 && !first.hasPrefix("0 ")) || holdsFiles
        }
        if isScripted { note(.script, .blocks) }
        if holdsFiles { note(.attachedFile, .blocks) }
        guard let reader = programs.path("pdftotext") else { throw .toolMissing(.pdftotext) }
        let outcome = try OutsideProgram(tool: .pdftotext, path: reader).run(
            ["-bbox", "-enc", "UTF-8", "in", "-"], input: bytes, seconds: 60)
        if outcome.complaints.contains("Incorrect password") { throw .encrypted }
        guard outcome.status == 0 else { throw .damaged(part: "PDF") }
        let pages = try PDFPage.read(outcome.output)
        guard pages.contains(where: { !$0.words.isEmpty }) else { throw .noText(.pdf) }
        let lines = try PDFReader.read(bytes).map { if case .paragraph(let line) = $0 { line } else { "" } }
        add(lines: lines) { _ in "正文" }
        guard let painter = programs.path("pdftoppm") else { return }
        try lookAt(pages, bytes, painter)
    }

    /// Who made it; says whether it holds a script.
    private mutating func readInformation(_ text: String) -> Bool {
        let labels = [
            "Title": "标题", "Subject": "主题", "Keywords": "关键词", "Author": "作者", "Creator": "软件", "Producer": "生成软件", "CreationDate": "创建时间",
            "Pages": "页数",
        ]
        var isScripted = false
        var personal: [String] = []
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = String(line[line.index(after: colon)...]).trimmingSpaces
            let key = String(line[..<colon])
            if key == "JavaScript", value == "yes" { isScripted = true }
            guard let label = labels[key] else { continue }
            property(label, value)
            if ["Author", "Subject", "Keywords"].contains(key), !value.isEmpty { personal.append("\(label)：\(value)") }
        }
        if !personal.isEmpty {
            note(.documentProperty, .question, place: "文档属性", excerpt: personal.joined(separator: "；"))
            add(lines: personal, isVisible: false) { _ in "文档属性" }
        }
        return isScripted
    }

    /// Paints the pages and looks whether each word can be seen there.
    private mutating func lookAt(_ pages: [PDFPage], _ bytes: [UInt8], _ painter: String) throws(DocumentFault) {
        let (most, step) = (300, 20)
        if pages.count > most { note(.notScanned, .question, place: "第 \(most + 1) 页起", advice: "PDF 超过 \(most) 页，后面各页是否遮盖文字请人工检查。") }
        var first = 0
        while first < min(pages.count, most) {
            let last = min(first + step, pages.count, most)
            let arguments = ["-gray", "-r", "100", "-f", "\(first + 1)", "-l", "\(last)", "in"]
            let outcome = try OutsideProgram(tool: .pdftotext, path: painter).run(arguments, input: bytes, seconds: 60)
            let pictures = GrayPicture.all(outcome.output)
            for (index, page) in pages[first..<last].enumerated() {
                guard index < pictures.count else {
                    note(.notScanned, .question, place: "第 \(first + index + 1) 页")
                    continue
                }
                var page = page
                // What a redaction says in the place of what it took out is in the text for those who listen.
                page.words.removeAll { RedactionGround.areCaptions($0.text) }
                let hidden = page.unseen(in: pictures[index])
                if !hidden.isEmpty {
                    note(.coveredText, .blocks, place: "第 \(first + index + 1) 页", excerpt: hidden.joined(separator: " "))
                }
            }
            first = last
        }
    }
}
