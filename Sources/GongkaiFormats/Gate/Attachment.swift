package import GongkaiCore

/// A file as an article takes it in: its kind decided, its name cleaned, pictures without what their camera wrote, its text for search, and
/// what the gate found in it.
package struct Attachment: Sendable, Equatable {
    package let name: String
    package let type: AttachmentType
    /// With the character set of a text.
    package let mediaType: String
    package let bytes: [UInt8]
    package let text: String
    /// Why there is no text, or not all of it.
    package let textNote: String?
    package let hits: [GateHit]
    /// What the gate read, for looking through it again when the word list is another one.
    package let passages: [GatePassage]
    /// Of a picture, as it is shown.
    package let size: PictureSize?
    package let thumbnails: [Thumbnail]

    /// What search keeps of one file.
    static let longestText = 1_048_576

    /// Takes a file in, or says why not. Any bytes whatever give one or the other.
    ///
    /// Blocks the calling thread, for a PDF as long as other programs take: call it off the cooperative pool.
    package init(
        _ raw: [UInt8], name rawName: String, words: GateWordList = .shipped, programs: AttachmentPrograms = .installed
    ) throws(AttachmentRefusal) {
        if VirusTestFile.isIn(raw) { throw .virusTest }
        type = try AttachmentType.of(raw, name: rawName)
        name = try AttachmentName.cleaned(rawName, for: type)
        if let second = DoubleFormat.found(in: raw, kind: FileKind.sniff(raw)) { throw .twoFormats(second) }
        if type.isPicture {
            (bytes, size, thumbnails) = try Self.picture(raw, programs)
        } else {
            (bytes, size, thumbnails) = (raw, nil, [])
        }
        if type.isMedia {
            (hits, passages, text, textNote) = (Self.mediaHits(raw), [], "", nil)
        } else {
            let found = AttachmentScan.scan(bytes, name: name, words: words, programs: programs)
            if let hit = found.hits.first(where: { Self.hopeless.contains($0.rule) && $0.severity == .blocks }) { throw .hopeless(hit) }
            // The name is judged with each article that carries the file.
            hits = found.hits.filter { $0.place != AttachmentReport.nameplate }
            passages = found.passages.filter { $0.places != [AttachmentReport.nameplate] }
            let whole = String(String.UnicodeScalarView(found.text.unicodeScalars.filter { $0 != "\0" }))
            text = whole.utf8.count > Self.longestText ? String(decoding: whole.utf8.prefix(Self.longestText), as: UTF8.self) : whole
            let gap = hits.first { $0.rule == .notScanned }?.advice
            textNote = text == whole ? gap : "文字较多，只有前面一部分可以搜索。"
        }
        mediaType = [.txt, .csv].contains(type) ? "\(type.mediaType); charset=\(Self.characterSet(of: bytes))" : type.mediaType
    }

    /// A file with one of these cannot be mended by its readers' eyes: it is saved anew, or not at all.
    private static let hopeless: Set<GateRule> = [.twoFormats, .encrypted, .unreadable, .tooLarge, .unsafeName]

    private static func picture(
        _ raw: [UInt8], _ programs: AttachmentPrograms
    ) throws(AttachmentRefusal) -> ([UInt8], PictureSize, [Thumbnail]) {
        do throws(DocumentFault) {
            let size = try PictureSize(raw)
            guard size.width <= 100_000_000 / size.height else { throw .tooLarge(.unpackedBytes(400_000_000)) }
            let bytes = try ImageStripper.withoutMetadata(raw)
            return (bytes, size, try Thumbnail.all(of: bytes, size, programs))
        } catch {
            if case .tooLarge = error { throw .tooManyPoints }
            throw .unreadablePicture
        }
    }

    /// Nobody's program listens to a recording: a person does. The place of recording is told by phones in two ways.
    private static func mediaHits(_ bytes: [UInt8]) -> [GateHit] {
        let place = [[0xA9, 0x78, 0x79, 0x7A], Array("com.apple.quicktime.location".utf8), Array("loci".utf8)]
        let ends = bytes.count > 2_097_152 ? bytes.prefix(1_048_576) + bytes.suffix(1_048_576) : bytes[...]
        var hits = [GateHit(.notScanned, .question, advice: "音视频不能自动检查。请人工从头到尾审听审看，确认可以公开后放行。")]
        if place.contains(where: { ends.contains(bytes: $0) }) {
            hits.append(GateHit(.location, .blocks, advice: "音视频带有拍摄地点。请用剪辑软件重新导出，去掉位置信息后再上传。"))
        }
        return hits
    }

    private static func characterSet(of bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "utf-16" }
        return TextDecoding.firstFault(in: bytes) == nil ? "utf-8" : "gb18030"
    }
}
