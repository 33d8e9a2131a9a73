import GongkaiCore

/// Gathers what is found while a file, and the files inside it, are looked through.
struct AttachmentReport {
    let words: GateWordList
    let programs: AttachmentPrograms
    private(set) var hits: [GateHit] = []
    private(set) var text = ""
    /// All that was read, what readers do not see too.
    private(set) var passages: [GatePassage] = []
    private var passagesSize = 0
    private var isCut = false
    private(set) var properties: [AttachmentFindings.Property] = []
    /// Files inside files: how deep this one lies, how many and how much may still be opened.
    private var depth = 0
    private var place = ""
    private var filesLeft = 500
    private var bytesLeft = 400 * 1_048_576
    /// The place of a hit in the name itself.
    static let nameplate = "文件名"
    private static let maximumHits = 2_000
    private static let maximumText = 50 * 1_048_576

    init(words: GateWordList, programs: AttachmentPrograms) {
        self.words = words
        self.programs = programs
    }

    /// Looks through one file and says what it is.
    @discardableResult
    mutating func inspect(_ bytes: [UInt8], name: String) -> FileKind {
        let kind = FileKind.sniff(bytes)
        guard bytes.count <= AttachmentScan.maximumBytes else {
            note(.tooLarge, .blocks, excerpt: name)
            return kind
        }
        if let second = DoubleFormat.found(in: bytes, kind: kind) { note(.twoFormats, .blocks, excerpt: second) }
        judgeName(name, kind, bytes)
        do throws(DocumentFault) {
            switch kind {
            case .docx: try scanWord(bytes)
            case .xlsx: try scanWorkbook(bytes)
            case .presentation: try scanSlides(bytes)
            case .openDocument: try scanOpenDocument(bytes)
            case .pdf: try scanPDF(bytes)
            case .image: try scanImage(bytes, inside: false)
            case .archive: try scanArchive(bytes, name: name)
            case .doc, .xls, .oldOffice: try scanOldOffice(bytes, kind)
            case .text, .csv: try scanText(bytes, isTable: FileKind.named(by: name) == .csv)
            case .html: try scanHTML(bytes)
            case .encryptedOffice: note(.encrypted, .blocks)
            case .rtf, .webArchive: note(.notScanned, .question)
            case .empty: note(.unreadable, .blocks, advice: DocumentFault.empty.chinese)
            case .unknown:
                // Archives of other kinds are no secret, but closed to us.
                let isArchive = FileKind.named(by: name) == .archive
                note(isArchive ? .notScanned : .unreadable, isArchive ? .question : .blocks)
            }
        } catch {
            note(error)
        }
        return kind
    }

    /// Looks through a file inside this one.
    mutating func inspectInside(_ bytes: [UInt8], name: String) {
        filesLeft -= 1
        bytesLeft -= bytes.count
        guard depth < 3, filesLeft >= 0, bytesLeft >= 0 else {
            note(.tooLarge, .blocks, place: name, advice: "压缩包内的文件过多、过大，或一层套一层超过 3 层。请拆开后分别上传。")
            return
        }
        let outside = place
        place += "“\(GateScan.masked(name))”中 "
        depth += 1
        inspect(bytes, name: name)
        depth -= 1
        place = outside
    }

    // MARK: Notes

    mutating func note(
        _ rule: GateRule, _ severity: GateSeverity, place: String = "", excerpt: String = "", advice: String? = nil
    ) {
        guard hits.count < Self.maximumHits else { return }
        let shown = GateScan.masked(String(excerpt.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(400)))
        hits.append(
            GateHit(
                rule, severity, place: (self.place + place).trimmingSpaces, excerpt: shown.count > 80 ? shown.prefix(80) + "…" : shown,
                advice: advice))
    }

    mutating func note(_ fault: DocumentFault) {
        switch fault {
        case .encrypted: note(.encrypted, .blocks)
        case .tooLarge: note(.tooLarge, .blocks, advice: fault.chinese)
        case .notText: note(.encoding, .blocks, advice: fault.chinese)
        case .noText, .toolMissing, .toolTooSlow, .toolFailed, .unsupported, .oldOffice: note(.notScanned, .question, advice: fault.chinese)
        default: note(.unreadable, .blocks, advice: fault.chinese)
        }
    }

    mutating func property(_ name: String, _ value: String) {
        let value = value.trimmingSpaces
        if !value.isEmpty, properties.count < 200 {
            properties.append(AttachmentFindings.Property(name: name, value: String(value.prefix(500))))
        }
    }

    /// Scans lines of text; the place of a hit is its line's. What readers do not see is scanned but not kept for search.
    mutating func add(lines: [String], isVisible: Bool = true, place: (Int) -> String) {
        guard lines.contains(where: { !$0.isEmpty }) else { return }
        let flat = lines.map { $0.contains(where: \.isNewline) ? $0.split(whereSeparator: \.isNewline).joined(separator: " ") : $0 }
        let passage = GatePassage(places: flat.indices.map { (self.place + place($0)).trimmingSpaces }, lines: flat)
        hits += passage.hits(words).prefix(Self.maximumHits - hits.count)
        let whole = flat.joined(separator: "\n")
        if passagesSize < Self.maximumText {
            passages.append(passage)
            passagesSize += whole.utf8.count
        } else if !isCut {
            // The word list of the day is laid over what is kept.
            isCut = true
            note(.notScanned, .question, advice: "文字太多，后面的部分没有按词库检查，请人工核对。")
        }
        guard isVisible, text.utf8.count < Self.maximumText else { return }
        if !text.isEmpty { text += "\n" }
        text += whole
    }

    mutating func add(_ words: String, place: String, isVisible: Bool = true) {
        add(lines: words.split(whereSeparator: \.isNewline).map(String.init), isVisible: isVisible) { _ in place }
    }

    // MARK: Names

    private mutating func judgeName(_ name: String, _ kind: FileKind, _ bytes: [UInt8]) {
        add(lines: [name], isVisible: false) { _ in Self.nameplate }
        guard kind != .empty, kind != .encryptedOffice else { return }
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if ending == "ofd", kind == .archive { return }
        guard let named = FileKind.named(by: name) else {
            note(.wrongKind, .blocks, excerpt: name, advice: "文件名没有可以识别的后缀，内容是\(kind.chinese)。请改为正确的后缀后重新上传。")
            return
        }
        let isRight =
            switch (named, kind) {
            case (.csv, .text), (.html, .text), (.doc, .oldOffice), (.xls, .oldOffice), (.presentation, .oldOffice), (.archive, .unknown):
                true
            case (.text, .unknown), (.csv, .unknown): true
            default: named == kind
            }
        let fault = DocumentFault.notWhatItsNameSays(name: name, named: named, found: kind)
        if !isRight { note(.wrongKind, .blocks, excerpt: name, advice: fault.chinese) }
        if kind == .image, let format = try? ImageFile(bytes).format, !format.endings.contains(ending) {
            note(.wrongKind, .question, excerpt: name, advice: "图片的实际格式是 \(format.rawValue.uppercased())，与后缀不符。请改正文件名。")
        }
    }
}

extension ImageFile.Format {
    fileprivate var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .tiff: ["tif", "tiff"]
        case .png, .gif, .webp, .bmp: [rawValue]
        }
    }
}
