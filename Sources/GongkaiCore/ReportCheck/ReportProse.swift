/// The running text of a report: paragraphs with wrapped lines joined, cut into sentences and parts. Tables are left out.
struct ReportProse: Sendable {
    struct Sentence: Sendable {
        let range: Range<Int>
        let paragraph: Int
        /// Index of the part it stands in.
        let part: Int?
    }

    struct Part: Sendable {
        let heading: Glyphs
        let ordinal: Int?
        let kind: PartHeading?
        let line: Int
        /// The words below the heading.
        var body: Range<Int>
        /// Tables stand in it, so it is not empty without words.
        var hasTable = false
    }

    /// Folded, without blanks but those between words of Latin letters or numbers.
    private(set) var glyphs = Glyphs("")
    private(set) var paragraphs: [Range<Int>] = []
    private(set) var sentences: [Sentence] = []
    private(set) var parts: [Part] = []
    /// As printed, scalar by scalar.
    private var originals: [Unicode.Scalar] = []
    private var lineNumbers: [Int32] = []

    init(_ document: ReportLines, outside region: TableRegion?, table: ReadTable, layout: FormLayout) {
        let inRegion = region.map { ($0.lines, $0.prose(in: document.lines, layout: layout)) }
        let lastTableLine = table.lines?.upperBound ?? 0
        var previous: ReportLine?
        for (index, line) in document.lines.enumerated() where !line.isFurniture {
            var isKept = true
            if let (lines, prose) = inRegion, lines.contains(index), !prose.contains(index) {
                let isAfterTable = line.number > lastTableLine && !layout.isWide
                isKept = isAfterTable || (layout.isWide && PartHeading.kind(of: CellText.trimmed(line.text)) != nil)
            }
            if line.isBlank || !isKept {
                previous = nil
                continue
            }
            if let before = previous, Self.wraps(before, into: line) { join(line) } else { begin(line) }
            previous = line
        }
        findParts(table: table)
        cutSentences()
    }

    /// Whether a line goes on in the next: it is long, ends in the middle of a sentence, and the next does not begin something new.
    private static func wraps(_ line: ReportLine, into next: ReportLine) -> Bool {
        let text = CellText.trimmed(line.text)
        guard text.count >= 20, let last = text.scalars.last, !"。！?？;:".unicodeScalars.contains(last) else { return false }
        return Ordinal.read(CellText.trimmed(next.text)) == nil
    }

    private mutating func begin(_ line: ReportLine) {
        paragraphs.append(glyphs.count..<glyphs.count)
        join(line)
    }

    private mutating func join(_ line: ReportLine) {
        var blank = false
        for original in line.original.unicodeScalars {
            guard let scalar = Folding.fold(original) else { continue }
            if scalar.isBlank {
                blank = true
                continue
            }
            if blank, let last = glyphs.scalars.last, Self.isWord(last), Self.isWord(scalar), lineNumbers.last == Int32(line.number) {
                append(" ", " ", line.number)
            }
            blank = false
            append(scalar, original, line.number)
        }
        let start = paragraphs[paragraphs.count - 1].lowerBound
        paragraphs[paragraphs.count - 1] = start..<glyphs.count
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ original: Unicode.Scalar, _ line: Int) {
        glyphs.scalars.append(scalar)
        originals.append(original)
        lineNumbers.append(Int32(line))
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isDigit || scalar.isLatinLetter }

    private mutating func findParts(table: ReadTable) {
        for paragraph in paragraphs {
            let text = glyphs[paragraph]
            let ordinal = Ordinal.read(text)
            let headingEnd = text.scalars.firstIndex { $0 == "。" || $0 == ":" } ?? text.count
            let isOverview = ordinal == nil && text.starts(with: "概述") && headingEnd <= 6
            guard isOverview || ordinal?.level == .part, headingEnd <= 40 else { continue }
            let heading = text[0..<headingEnd]
            let start = paragraph.lowerBound + min(headingEnd + 1, text.count)
            if let last = parts.indices.last { parts[last].body = parts[last].body.lowerBound..<paragraph.lowerBound }
            parts.append(
                Part(
                    heading: heading, ordinal: ordinal?.value, kind: PartHeading.kind(of: heading), line: line(at: paragraph.lowerBound),
                    body: start..<glyphs.count))
        }
        guard let lines = table.lines else { return }
        for index in parts.indices {
            let end = index + 1 < parts.count ? parts[index + 1].line : Int.max
            parts[index].hasTable = parts[index].line <= lines.upperBound && lines.lowerBound < end
        }
    }

    private mutating func cutSentences() {
        for (index, paragraph) in paragraphs.enumerated() {
            var start = paragraph.lowerBound
            for position in paragraph where "。！!?".unicodeScalars.contains(glyphs[position]) {
                add(start..<position + 1, index)
                start = position + 1
            }
            add(start..<paragraph.upperBound, index)
        }
    }

    private mutating func add(_ range: Range<Int>, _ paragraph: Int) {
        guard !range.isEmpty else { return }
        let part = parts.lastIndex { $0.body.lowerBound <= range.lowerBound || $0.body.overlaps(range) }
        sentences.append(Sentence(range: range, paragraph: paragraph, part: part))
    }

    // MARK: Quoting

    func line(at position: Int) -> Int { position < lineNumbers.count ? Int(lineNumbers[position]) : Int(lineNumbers.last ?? 1) }

    /// As printed, without line breaks.
    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: originals[range.clamped(to: 0..<originals.count)])
        return String(view)
    }

    func text(of part: Part) -> String { text(part.body) }

    func quote(_ range: Range<Int>) -> ReportFinding.Quote { ReportFinding.Quote(text(range), line: line(at: range.lowerBound)) }

    /// The clause around a passage, cut at commas, for quoting.
    func clause(around range: Range<Int>, in sentence: Sentence) -> ReportFinding.Quote {
        let stops = ",;。:!?".unicodeScalars
        var start = range.lowerBound
        while start > sentence.range.lowerBound, !stops.contains(glyphs[start - 1]) || range.lowerBound - start < 4 { start -= 1 }
        while start < range.lowerBound, stops.contains(glyphs[start]) { start += 1 }
        var end = range.upperBound
        while end < sentence.range.upperBound, !stops.contains(glyphs[end]) { end += 1 }
        return ReportFinding.Quote(text(start..<end), line: line(at: range.lowerBound))
    }

    /// Whether a sentence stands in a part of this kind.
    func isIn(_ kind: PartHeading, _ sentence: Sentence) -> Bool { sentence.part.map { parts[$0].kind == kind } ?? false }
}
