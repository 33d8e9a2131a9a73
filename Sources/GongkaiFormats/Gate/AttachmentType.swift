/// The kinds of files an article may carry. An allow list: what is not here is refused, whatever its name.
///
/// No archives: nobody can look into them on a telephone, they are not found by search, and several files can be added at once. No web
/// pages and no SVG: they run scripts.
package enum AttachmentType: String, Sendable, CaseIterable {
    case pdf, docx, xlsx, pptx, doc, xls, ppt, wps, et, dps, ofd, txt, csv, jpeg, png, gif, webp, mp4, mp3

    /// By its media type, whose parameters say nothing about the kind.
    package init?(mediaType: String) {
        let bare = mediaType.prefix { $0 != ";" }
        guard let type = AttachmentType.allCases.first(where: { $0.mediaType == bare }) else { return nil }
        self = type
    }

    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .doc: "application/msword"
        case .xls: "application/vnd.ms-excel"
        case .ppt: "application/vnd.ms-powerpoint"
        case .wps: "application/wps-office.wps"
        case .et: "application/wps-office.et"
        case .dps: "application/wps-office.dps"
        case .ofd: "application/ofd"
        case .txt: "text/plain"
        case .csv: "text/csv"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .mp4: "video/mp4"
        case .mp3: "audio/mpeg"
        }
    }

    /// The endings its names may have; the first is given to a name without one.
    package var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .mp4: ["mp4", "m4v"]
        default: [rawValue]
        }
    }

    package var chinese: String {
        switch self {
        case .pdf: "PDF 文件"
        case .docx, .doc: "Word 文档"
        case .xlsx, .xls: "Excel 表格"
        case .pptx, .ppt: "演示文稿"
        case .wps: "WPS 文字"
        case .et: "WPS 表格"
        case .dps: "WPS 演示"
        case .ofd: "OFD 版式文件"
        case .txt: "纯文本"
        case .csv: "CSV 表格"
        case .jpeg, .png, .gif, .webp: "图片"
        case .mp4: "视频"
        case .mp3: "音频"
        }
    }

    package var isPicture: Bool { [.jpeg, .png, .gif, .webp].contains(self) }
    package var isMedia: Bool { self == .mp4 || self == .mp3 }
    /// Whether a browser shows it by itself; the others are kept as files.
    package var isShownInline: Bool { self == .pdf || isPicture || isMedia }
}

extension AttachmentType {
    /// What the bytes are. The name only tells apart what has the same content: text from a table, Word's old format from that of WPS.
    package static func of(_ bytes: [UInt8], name: String) throws(AttachmentRefusal) -> AttachmentType {
        let ending = AttachmentName.ending(of: name)
        switch FileKind.sniff(bytes) {
        case .empty: throw .empty
        case .pdf: return .pdf
        case .docx: return .docx
        case .xlsx: return .xlsx
        case .presentation: return .pptx
        case .doc: return ending == "wps" ? .wps : .doc
        case .xls: return ending == "et" ? .et : .xls
        case .oldOffice:
            // Installers and mail are of this format too.
            guard bytes[...].contains(bytes: "PowerPoint Document".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) else {
                throw .notAllowed(FileKind.oldOffice.chinese)
            }
            return ending == "dps" ? .dps : .ppt
        case .encryptedOffice: throw .encrypted
        case .archive:
            if let archive = try? ZIPArchive(bytes), archive.names.contains("OFD.xml") { return .ofd }
            throw .archive
        case .html, .webArchive: throw .webPage
        case .image: return try picture(bytes)
        case .text, .csv:
            // XML and SVG are text to others.
            if String(decoding: bytes.prefix(256), as: UTF8.self).trimmingSpaces.hasPrefix("<") { throw .webPage }
            return ending == "csv" ? .csv : .txt
        case .openDocument, .rtf: throw .notAllowed(FileKind.sniff(bytes).chinese)
        case .unknown: return try unknown(bytes)
        }
    }

    private static func picture(_ bytes: [UInt8]) throws(AttachmentRefusal) -> AttachmentType {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
        if bytes.starts(with: "GIF8".utf8) { return .gif }
        if bytes.starts(with: "RIFF".utf8) { return .webp }
        throw .pictureFormat
    }

    private static func unknown(_ bytes: [UInt8]) throws(AttachmentRefusal) -> AttachmentType {
        if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
            let brand = String(decoding: bytes[8..<12], as: UTF8.self)
            if ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV", "3gp4", "3gp5"].contains(brand) {
                return .mp4
            }
            if ["heic", "heix", "mif1", "avif"].contains(brand) { throw .pictureFormat }
            throw .mediaFormat
        }
        if bytes.starts(with: "ID3".utf8) { return .mp3 }
        // A frame of layer III: sync, a bit rate and a sampling rate that exist.
        if bytes.count > 4, bytes[0] == 0xFF, bytes[1] & 0xE6 == 0xE2, bytes[2] & 0xF0 != 0xF0, bytes[2] & 0x0C != 0x0C { return .mp3 }
        if bytes.starts(with: "Rar!".utf8) || bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) || bytes.starts(with: [0x1F, 0x8B]) {
            throw .archive
        }
        if String(decoding: bytes.prefix(256), as: UTF8.self).trimmingSpaces.hasPrefix("<") { throw .webPage }
        throw .notAllowed(FileKind.unknown.chinese)
    }
}
