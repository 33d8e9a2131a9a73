import GongkaiCore

/// A document while its pages are redacted one after the other.
struct RedactionWork {
    let order: RedactionOrder
    let programs: AttachmentPrograms
    private(set) var pages: [RedactionProof.Page] = []
    private(set) var captions: Set<String> = []
    private var pdf = RedactedPDF()
    private var labels: [String: RedactionLabel?] = [:]
    private var entries: [RedactionLog.Entry] = []
    private var pagesWithoutText: [Int] = []
    private var unseen = 0
    private static let scale = 72 / Double(RedactionSource.dotsPerInch)

    init(order: RedactionOrder, programs: AttachmentPrograms) {
        (self.order, self.programs) = (order, programs)
    }

    var log: RedactionLog { RedactionLog(entries: entries, pagesWithoutText: pagesWithoutText, unseenWords: unseen) }

    mutating func add(_ page: RedactionSource.Page, number: Int) throws {
        var picture = page.picture.withoutIdleChannels()
        let boxes = order.boxes.enumerated().filter { $0.element.page == number }.map { index, box in
            (number: index + 1, place: PixelBox(box, width: picture.width, height: picture.height))
        }
        let words = RedactedWords(page.words, on: picture.grey, boxes: boxes)
        for box in boxes { picture.blacken(box.place) }
        // A drawn page keeps its size; a photograph is not larger than a sheet of A4.
        let longest = Double(max(picture.width, picture.height))
        let scale = page.paper == nil ? min(Self.scale, 842 / longest) : Self.scale
        let paper = page.paper ?? PDFPaper.Size(width: Double(picture.width) * scale, height: Double(picture.height) * scale)
        let marks = try self.marks(boxes, scale)
        let texts = words.kept.map { $0.text(scale) } + captionTexts(boxes, scale)
        pdf.add(PackedPicture(picture), scale: scale, on: paper, texts: texts, marks: marks)
        guard pdf.size <= RedactionSource.mostBytesOfResult else {
            throw RedactionRefusal.resultTooLarge(megabytes: RedactionSource.mostBytesOfResult / 1_048_576)
        }
        note(number, boxes, words, hasText: !page.words.isEmpty)
        pages.append(
            RedactionProof.Page(
                width: picture.width, height: picture.height, scale: scale, boxes: boxes,
                labels: marks.map { ($0.left / scale, $0.top / scale, ($0.left + $0.width) / scale, ($0.top + $0.height) / scale) },
                covered: words.covered, open: words.open))
    }

    mutating func file() -> [UInt8] { pdf.finish() }

    private func ground(_ box: RedactedWords.Box) -> RedactionGround { order.boxes[box.number - 1].ground }

    private mutating func note(_ page: Int, _ boxes: [RedactedWords.Box], _ words: RedactedWords, hasText: Bool) {
        for one in RedactionGround.allCases {
            let mine = boxes.filter { ground($0) == one }
            guard !mine.isEmpty else { continue }
            let characters = mine.reduce(0) { $0 + (words.characters[$1.number] ?? 0) }
            entries.append(
                RedactionLog.Entry(
                    ground: one, article: one.article(under: order.law), page: page, boxes: mine.count,
                    characters: hasText ? characters : nil))
        }
        if !hasText { pagesWithoutText.append(page) }
        unseen += words.unseen
    }

    // MARK: Captions

    /// The ground on each box that has room for it, or its article alone.
    private mutating func marks(_ boxes: [RedactedWords.Box], _ scale: Double) throws -> [RedactedPDF.Mark] {
        var marks: [RedactedPDF.Mark] = []
        for box in boxes where !isBehind(box, boxes) {
            let (width, height) = (Double(box.place.width) * scale, Double(box.place.height) * scale)
            let ground = ground(box)
            for caption in [ground.caption(under: order.law), ground.article(under: order.law)] where !caption.isEmpty {
                guard let label = try label(caption), let size = label.size(inside: (width, height)) else { continue }
                marks.append(
                    RedactedPDF.Mark(
                        label: label, left: Double(box.place.left) * scale + (width - size.width) / 2,
                        top: Double(box.place.top) * scale + (height - size.height) / 2, width: size.width, height: size.height))
                break
            }
        }
        return marks
    }

    private mutating func label(_ caption: String) throws -> RedactionLabel? {
        if let known = labels[caption] { return known }
        let label = try RedactionLabel(caption, programs: programs)
        labels[caption] = .some(label)
        return label
    }

    /// For those who listen, and for search: something was taken out here, and why.
    private mutating func captionTexts(_ boxes: [RedactedWords.Box], _ scale: Double) -> [RedactedPDF.Text] {
        var texts: [RedactedPDF.Text] = []
        for box in boxes where !isBehind(box, boxes) {
            let (width, height) = (Double(box.place.width) * scale, Double(box.place.height) * scale)
            guard width >= 6, height >= 3 else { continue }
            let caption = ground(box).spokenCaption(under: order.law)
            captions.insert(caption)
            let size = min(height * 0.6, 12)
            let (left, top) = (Double(box.place.left) * scale, Double(box.place.top) * scale + (height - size) / 2)
            texts.append(
                RedactedPDF.Text(
                    text: caption, left: left + 0.1 * width, top: top,
                    right: left + min(0.9 * width, 0.1 * width + size * Double(caption.count)),
                    bottom: top + size, isVertical: false))
        }
        return texts
    }

    /// Whether an earlier box lies beneath it, whose caption would run into this one's.
    private func isBehind(_ box: RedactedWords.Box, _ boxes: [RedactedWords.Box]) -> Bool {
        boxes.contains { $0.number < box.number && $0.place.meets(box.place) }
    }
}

extension PDFPage.Word {
    fileprivate func text(_ scale: Double) -> RedactedPDF.Text {
        RedactedPDF.Text(
            text: text, left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale, isVertical: isVertical)
    }
}
