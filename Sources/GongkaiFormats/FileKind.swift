/// What a file is, told by its bytes or promised by its name.
package enum FileKind: String, Sendable, CaseIterable {
    case empty, text, csv, html, docx, xlsx, pdf, doc, xls
    /// A compound file of Microsoft Office or WPS that names neither a document nor a workbook.
    case oldOffice
    case encryptedOffice, presentation, openDocument, rtf, webArchive, archive, image, unknown
}

extension FileKind {
    /// Tells what the bytes are, whatever their name. CSV is text to this function.
    package static func sniff(_ bytes: [UInt8]) -> FileKind {
        guard !bytes.isEmpty else { return .empty }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return zipKind(bytes) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compoundKind(bytes) }
        if bytes.prefix(1_024).contains(text: "%PDF-") { return .pdf }
        if bytes.starts(with: "{\\rtf".utf8) { return .rtf }
        if isImage(bytes) { return .image }
        guard let text = try? TextDecoding.utf8(bytes, sampling: 65_536), !text.contains(0) else { return .unknown }
        return textKind(text)
    }

    /// What the file's name promises; nil when it has no ending or one we do not know.
    package static func named(by name: String) -> FileKind? {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        guard let dot = last.lastIndex(of: ".") else { return nil }
        return switch last[last.index(after: dot)...].lowercased() {
        case "txt", "text", "md": .text
        case "csv", "tsv": .csv
        case "html", "htm", "xhtml", "shtml", "jhtml": .html
        case "docx", "docm", "dotx": .docx
        case "xlsx", "xlsm", "xltx": .xlsx
        case "pdf": .pdf
        case "doc", "wps": .doc
        case "xls", "et": .xls
        case "ppt", "pptx", "dps": .presentation
        case "odt", "ods": .openDocument
        case "rtf": .rtf
        case "mht", "mhtml": .webArchive
        case "zip", "rar", "7z", "gz": .archive
        case "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp": .image
        default: nil
        }
    }

    package var chinese: String {
        switch self {
        case .empty: "空文件"
        case .text: "纯文本"
        case .csv: "CSV 表格"
        case .html: "HTML 网页"
        case .docx: "Word 文档（.docx）"
        case .xlsx: "Excel 工作簿（.xlsx）"
        case .pdf: "PDF 文件"
        case .doc: "Word 文档（.doc）"
        case .xls: "Excel 工作簿（.xls）"
        case .oldOffice: "Office 文件"
        case .encryptedOffice: "加密的 Office 文件"
        case .presentation: "演示文稿"
        case .openDocument: "OpenDocument 文件"
        case .rtf: "RTF 文档"
        case .webArchive: "网页归档（.mht）"
        case .archive: "压缩包"
        case .image: "图片"
        case .unknown: "无法识别的格式"
        }
    }

    package var english: String {
        switch self {
        case .empty: "an empty file"
        case .text: "plain text"
        case .csv: "a CSV table"
        case .html: "an HTML page"
        case .docx: "a Word document (.docx)"
        case .xlsx: "an Excel workbook (.xlsx)"
        case .pdf: "a PDF file"
        case .doc: "an old Word document (.doc)"
        case .xls: "an old Excel workbook (.xls)"
        case .oldOffice: "an old Office file"
        case .encryptedOffice: "an encrypted Office file"
        case .presentation: "a presentation"
        case .openDocument: "an OpenDocument file"
        case .rtf: "an RTF document"
        case .webArchive: "a web archive (.mht)"
        case .archive: "an archive"
        case .image: "a picture"
        case .unknown: "unrecognised content"
        }
    }

    private static func zipKind(_ bytes: [UInt8]) -> FileKind {
        // A damaged directory must still be called by its kind, so that the fault is "damaged" and not "unknown": look for part names.
        let has: (String) -> Bool = { bytes[...].contains(text: $0) }
        if has("word/document.xml") { return .docx }
        if has("xl/workbook.") { return .xlsx }
        if has("ppt/presentation.xml") { return .presentation }
        if has("application/vnd.oasis.opendocument") { return .openDocument }
        if has("[Content_Types].xml") { return has("word/") ? .docx : has("xl/") ? .xlsx : .archive }
        return .archive
    }

    private static func compoundKind(_ bytes: [UInt8]) -> FileKind {
        let has: (String) -> Bool = { bytes[...].contains(bytes: $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) }
        if has("EncryptedPackage") { return .encryptedOffice }
        if has("WordDocument") { return .doc }
        if has("Workbook") || has("Book") { return .xls }
        return .oldOffice
    }

    private static func isImage(_ bytes: [UInt8]) -> Bool {
        let starts: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],
        ]
        if starts.contains(where: { bytes.starts(with: $0) }) { return true }
        if bytes.starts(with: "BM".utf8), bytes.count > 14, bytes[6...9].allSatisfy({ $0 == 0 }) { return true }
        return bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
    }

    private static func textKind(_ text: [UInt8]) -> FileKind {
        let head = String(decoding: text.prefix(65_536), as: UTF8.self).lowercased()
        if head.hasPrefix("mime-version:") || head.contains("\ncontent-type: multipart/related") { return .webArchive }
        let start = head.drop { $0.isWhitespace }
        if start.hasPrefix("<") {
            let marks = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p", "<h1", "<title", "<meta"]
            if marks.contains(where: { start.contains($0) }) { return .html }
            return start.hasPrefix("<?xml") ? .unknown : .text
        }
        return head.contains("<html") || head.contains("<!doctype html") ? .html : .text
    }
}
