import Foundation
import GongkaiCore

extension AttachmentReport {
    /// Slides with their notes.
    mutating func scanSlides(_ bytes: [UInt8]) throws(DocumentFault) {
        var package = try OfficePackage(bytes)
        for name in package.names where name.hasPrefix("ppt/") && name.hasSuffix(".xml") {
            let isSlide = name.hasPrefix("ppt/slides/slide")
            let isNote = name.hasPrefix("ppt/notesSlides/")
            let isComment = name.hasPrefix("ppt/comments/")
            guard isSlide || isNote || isComment else { continue }
            let number = name.filter(\.isNumber)
            let place = isSlide ? "幻灯片 \(number)" : isNote ? "备注 \(number)" : "批注"
            var xml = try package.part(name)
            if isSlide, case .start = try xml.next(), xml.attribute("show") == "0" {
                note(.hiddenText, .blocks, place: place, excerpt: "隐藏的幻灯片")
            }
            let lines = try Self.texts(try package.part(name)).filter { !$0.trimmingSpaces.isEmpty }
            if isComment, !lines.isEmpty { note(.comment, .blocks, place: place, excerpt: lines.joined(separator: " ")) }
            // A note holds its page number, and nothing else when nobody wrote one.
            if isNote, lines.contains(where: { !$0.allSatisfy(\.isNumber) }) {
                note(.comment, .question, place: place, excerpt: lines.joined(separator: " "))
            }
            add(lines: lines, isVisible: isSlide) { _ in place }
        }
        try scanPackage(&package)
    }

    mutating func scanOpenDocument(_ bytes: [UInt8]) throws(DocumentFault) {
        var package = try OfficePackage(bytes)
        add(lines: try Self.texts(try package.part("content.xml"))) { _ in "正文" }
        if let styles = try package.optionalPart("styles.xml") { add(lines: try Self.texts(styles)) { _ in "页眉页脚" } }
        if let meta = try package.optionalPart("meta.xml") {
            let found = try PropertyPart.read(meta)
            for (name, value) in found { property(name, value) }
            let personal = found.filter { PropertyPart.personal.contains($0.name) }.map { "\($0.name)：\($0.value)" }
            if !personal.isEmpty { note(.documentProperty, .question, place: "文档属性", excerpt: personal.joined(separator: "；")) }
        }
        note(.notScanned, .question, advice: "OpenDocument 文件只检查了文字，隐藏内容、修订和批注请人工检查，或另存为 .docx、.xlsx 后重新上传。")
    }

    /// The text by catdoc, where it is installed; what is hidden in such files cannot be known.
    mutating func scanOldOffice(_ bytes: [UInt8], _ kind: FileKind) throws(DocumentFault) {
        let macro = "_VBA_PROJECT".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        if bytes[...].contains(bytes: macro) { note(.macro, .blocks) }
        note(.notScanned, .question, advice: "旧版 Office 文件只能检查文字，隐藏内容、修订和批注无法检查。请另存为 .docx 或 .xlsx 后重新上传。")
        let program = kind == .xls ? "xls2csv" : kind == .doc ? "catdoc" : "catppt"
        guard let path = programs.path(program) else { return }
        let outcome = try OutsideProgram(tool: .catdoc, path: path).run(["-d", "utf-8", "in"], input: bytes, seconds: 30)
        add(String(decoding: outcome.output, as: UTF8.self), place: "正文")
    }

    mutating func scanText(_ bytes: [UInt8], isTable: Bool) throws(DocumentFault) {
        if TextDecoding.firstFault(in: bytes) != nil { note(.encoding, .question, excerpt: "文件不是 UTF-8 编码") }
        if isTable, let rows = try? CSVReader.rows(bytes) {
            let formulas = rows.compactMap { row in row.cells.first(where: Self.isFormula).map { (row.line, $0) } }
            if let first = formulas.first {
                note(.formula, .question, place: "第 \(first.0) 行", excerpt: "共 \(formulas.count) 行：\(first.1)")
            }
        }
        let lines = try TextReader.read(bytes).map { if case .paragraph(let line) = $0 { line } else { "" } }
        add(lines: lines) { "第 \($0 + 1) 行" }
    }

    /// A negative number or a telephone number is none.
    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.first, "=+-@\t".contains(first) else { return false }
        return first == "=" || first == "@" || first == "\t" || !cell.dropFirst().allSatisfy { $0.isNumber || " .,-%".contains($0) }
    }

    mutating func scanHTML(_ bytes: [UInt8]) throws(DocumentFault) {
        let text = String(decoding: TextDecoding.forgiving(bytes, declared: nil), as: UTF8.self)
        do {
            let document = try CleanHTML.clean(text, policy: CleanHTMLPolicy(maximumBytes: HTMLLimits.bytes))
            if document.removed[.script] != nil || document.removed[.embedded] != nil { note(.script, .blocks) }
            if document.removed[.hidden] != nil { note(.hiddenText, .question) }
        } catch {
            note(.tooLarge, .blocks, advice: error.chinese)
        }
        // A handler needs no script element; a page for downloading has no use for one.
        if text.range(of: #"\son[a-z]+\s*=|javascript:"#, options: [.regularExpression, .caseInsensitive]) != nil {
            note(.script, .blocks)
        }
        for block in try HTMLReader.read(bytes) {
            switch block {
            case .paragraph(let line): add(line, place: "正文")
            case .table(let rows): add(lines: rows.map { $0.joined(separator: "\t") }) { _ in "表格" }
            }
        }
    }

    /// Every file in the archive, archives in it included.
    mutating func scanArchive(_ bytes: [UInt8], name: String) throws(DocumentFault) {
        var archive: ZIPArchive
        do throws(DocumentFault) {
            archive = try ZIPArchive(bytes)
        } catch {
            // Names that leave the archive or occur twice are reported as damage of that entry.
            guard case .damaged(let part) = error, part != "ZIP" else { throw error }
            note(.unsafeName, .blocks, excerpt: part)
            return
        }
        for entry in archive.names {
            if entry.hasPrefix("/") { note(.unsafeName, .blocks, excerpt: entry) }
            if name.lowercased().hasSuffix(".ofd"), entry.hasSuffix(".xml"), let content = try archive.read(entry) {
                if let xml = try? XMLReader(content, part: entry), let lines = try? Self.texts(xml) { add(lines: lines) { _ in "正文" } }
                continue
            }
            guard !name.lowercased().hasSuffix(".ofd"), let content = try archive.read(entry) else { continue }
            inspectInside(content, name: String(entry.split(separator: "/").last ?? ""))
        }
        if name.lowercased().hasSuffix(".ofd") { note(.notScanned, .question, advice: "OFD 文件只检查了文字，遮盖和批注请人工检查。") }
    }

    /// A picture, alone or inside a document.
    mutating func scanImage(_ bytes: [UInt8], inside: Bool) throws(DocumentFault) {
        let file = try ImageFile(bytes)
        let notes = file.notes.joined(separator: "\n")
        if !inside { property("尺寸", "\(file.width)×\(file.height)") }
        if file.exif?.hasLocation == true || notes.contains("GPSLatitude") { note(.location, .blocks, place: inside ? "插图" : "") }
        let device = file.exif?.device ?? []
        if !device.isEmpty || notes.contains("SerialNumber") || notes.contains("OwnerName") {
            note(.device, .blocks, place: inside ? "插图" : "", excerpt: device.joined(separator: "；"))
        }
        for (name, value) in file.exif?.properties ?? [] { property(name, value) }
        let words = file.exif?.words ?? []
        if !words.isEmpty { note(.pictureProperty, .question, place: inside ? "插图" : "", excerpt: words.joined(separator: "；")) }
        add(lines: words + notes.split(whereSeparator: \.isNewline).map(String.init), isVisible: false) { _ in "图片属性" }
        // A program that shows a picture needs four bytes a point.
        if file.width * file.height > 200_000_000 { note(.tooLarge, .blocks, advice: "图片超过 2 亿像素，浏览器可能打不开。请缩小后重新上传。") }
    }
}
