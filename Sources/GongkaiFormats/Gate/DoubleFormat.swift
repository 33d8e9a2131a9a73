/// Finds files that are two formats at once: harmless to one program, something else to another.
enum DoubleFormat {
    /// What the file is besides, in words for the reviewer; nil when it is one thing only.
    static func found(in bytes: [UInt8], kind: FileKind) -> String? {
        switch kind {
        case .pdf:
            if !startsAsPDF(bytes) { return "PDF 之前另有内容" }
            return endsAsZIP(bytes) ? "PDF 与压缩包" : nil
        case .docx, .xlsx, .presentation, .openDocument, .archive:
            return holdsPDFHead(bytes) ? "压缩包与 PDF" : nil
        case .image:
            if endsAsZIP(bytes) { return "图片与压缩包" }
            if startsAsScript(bytes) { return "图片与脚本" }
            if holdsMarkup(bytes) { return "图片与网页" }
            if let file = try? ImageFile(bytes), file.format == .png, bytes.suffix(file.trailing).contains(where: { $0 != 0 }) {
                return "图片之后另有内容（可能是裁剪前的原图）"
            }
            return nil
        case .doc, .xls, .oldOffice, .encryptedOffice, .rtf, .unknown:
            return endsAsZIP(bytes) ? "\(kind.chinese)与压缩包" : nil
        default:
            return nil
        }
    }

    /// Only blanks and a byte order mark may stand before the head.
    private static func startsAsPDF(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }.starts(with: "%PDF-".utf8)
    }

    /// An end record that reaches to the end of the file, as readers of ZIP look for it.
    private static func endsAsZIP(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 22 else { return false }
        var at = bytes.count - 22
        let first = max(0, at - 65_535)
        while at >= first {
            if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6 {
                let comment = Int(bytes[at + 20]) | Int(bytes[at + 21]) << 8
                if comment <= bytes.count - at - 22 { return true }
            }
            at -= 1
        }
        return false
    }

    /// `%PDF-` where a viewer looks for it, other than as the first file of the archive.
    private static func holdsPDFHead(_ bytes: [UInt8]) -> Bool {
        let head = Array("%PDF-".utf8)
        guard bytes.count > 30, bytes[..<min(1_024, bytes.count)].contains(bytes: head) else { return false }
        let first = 30 + (Int(bytes[26]) | Int(bytes[27]) << 8) + (Int(bytes[28]) | Int(bytes[29]) << 8)
        guard first < bytes.count, bytes[first...].starts(with: head) else { return true }
        return bytes[..<min(1_024, first)].contains(bytes: head)
    }

    /// A size that opens a comment or an assignment: `GIF89a/*`, `GIF89a=`, or a first JPEG segment as long as `/*` says.
    private static func startsAsScript(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: "GIF8".utf8) { return bytes.dropFirst(6).starts(with: "/*".utf8) || bytes.dropFirst(6).first == 0x3D }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return bytes.dropFirst(4).starts(with: "/*".utf8) }
        return bytes.starts(with: "BM/*".utf8) || bytes.starts(with: "BM=".utf8)
    }

    private static func holdsMarkup(_ bytes: [UInt8]) -> Bool {
        // In coded pictures a `<` comes once in 256 bytes; only then is it worth a look.
        for at in bytes.indices where bytes[at] == 0x3C {
            let word = bytes[at...].dropFirst().prefix(8).map { $0 | 0x20 }
            if marks.contains(where: { word.starts(with: $0) }) { return true }
        }
        return false
    }

    private static let marks = ["script", "html", "!doctype", "iframe", "svg ", "?php", "body ", "img "].map { $0.utf8.map { $0 | 0x20 } }
}
