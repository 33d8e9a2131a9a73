import Foundation
import GongkaiCore

/// Opens a redacted document again, as a stranger would, and looks for what must be gone.
struct RedactionProof {
    /// What a page should be.
    struct Page {
        let width: Int
        let height: Int
        /// Points of type to a point of the picture.
        let scale: Double
        let boxes: [RedactedWords.Box]
        /// Where labels lie, in points of the picture: left, top, right, bottom.
        let labels: [(left: Double, top: Double, right: Double, bottom: Double)]
        let covered: [RedactedWords.Covered]
        /// What can still be read on the page itself, folded.
        let open: String
    }

    private let pages: [Page]
    /// What stands in the text in place of what is covered.
    private let captions: Set<String>
    private let programs: AttachmentPrograms
    private let secrets: SecretStrings

    init(pages: [Page], captions: Set<String>, order: RedactionOrder, programs: AttachmentPrograms) {
        (self.pages, self.captions, self.programs) = (pages, captions, programs)
        secrets = SecretStrings(named: order.mustNotHold, covered: pages.flatMap(\.covered), mayStay: order.mayStay)
    }

    private typealias Finding = RedactionVerdict.Finding

    func verdict(on file: [UInt8], name: String) throws -> RedactionVerdict {
        let inside = PDFInside(file)
        let information = try poppler("pdfinfo", ["-enc", "UTF-8", "in"], file)
        let words = try PDFPage.read(Array(try poppler("pdftotext", ["-bbox", "-enc", "UTF-8", "in", "-"], file).utf8))
        let texts = try poppler("pdftotext", ["-raw", "-enc", "UTF-8", "in", "-"], file)
            .split(separator: "\u{C}", omittingEmptySubsequences: false).map { RedactedText.folded(String($0)) }
        let count = information.integer(after: "Pages:") ?? 0
        return RedactionVerdict([
            RedactionVerdict.Check(.pageCount, count == pages.count && words.count == pages.count ? [] : [Finding(page: nil, .other)]),
            RedactionVerdict.Check(.boxes, try boxFindings(file, inside)),
            RedactionVerdict.Check(.pageText, textFindings(words, texts)),
            RedactionVerdict.Check(.documentInformation, informationFindings(information)),
            RedactionVerdict.Check(.hiddenParts, hiddenFindings(file, inside)),
            RedactionVerdict.Check(.bytes, byteFindings(file, inside)),
            RedactionVerdict.Check(.fileName, secrets.found(in: [RedactedText.folded(name)]).map { Finding(page: nil, $0) }),
        ])
    }

    private func poppler(_ name: String, _ arguments: [String], _ file: [UInt8]) throws -> String {
        guard let path = programs.path(name) else { throw DocumentFault.toolMissing(.pdftotext) }
        let outcome = try OutsideProgram(tool: .pdftotext, path: path).run(arguments, input: file, seconds: 60)
        guard outcome.status == 0 else { throw DocumentFault.toolFailed(.pdftotext, words: "status \(outcome.status)") }
        return String(decoding: outcome.output, as: UTF8.self)
    }

    // MARK: Points

    private func boxFindings(_ file: [UInt8], _ inside: PDFInside) throws -> [Finding] {
        let pictures = RedactedPictures(inside)
        var findings: [Finding] = []
        for (index, page) in pages.enumerated() {
            guard let picture = pictures.picture(ofPage: index), picture.width == page.width, picture.height == page.height else {
                findings.append(Finding(page: index + 1, .other))
                continue
            }
            findings += page.boxes.filter { !picture.isBlack($0.place) }.map { Finding(page: index + 1, .box($0.number)) }
        }
        return try findings + shownFindings(file)
    }

    /// The same as another program draws it: a box that is right in the picture but lies elsewhere on the page would come out here.
    private func shownFindings(_ file: [UInt8]) throws -> [Finding] {
        guard let path = programs.path("pdftoppm") else { throw DocumentFault.toolMissing(.pdftotext) }
        var findings: [Finding] = []
        for first in stride(from: 0, to: pages.count, by: 20) {
            let last = min(first + 20, pages.count)
            guard pages[first..<last].contains(where: { !$0.boxes.isEmpty }) else { continue }
            let outcome = try OutsideProgram(tool: .pdftotext, path: path).run(
                ["-gray", "-r", "72", "-f", "\(first + 1)", "-l", "\(last)", "in"], input: file, seconds: 60)
            let pictures = RasterPicture.all(outcome.output, mostPoints: RedactionSource.mostPoints)
            for index in first..<last where !pages[index].boxes.isEmpty {
                guard index - first < pictures.count else {
                    findings.append(Finding(page: index + 1, .other))
                    continue
                }
                findings += shownFindings(pages[index], pictures[index - first]).map { Finding(page: index + 1, .box($0)) }
            }
        }
        return findings
    }

    private func shownFindings(_ page: Page, _ picture: RasterPicture) -> [Int] {
        let labels = page.labels.map { label in
            (label.left * page.scale - 2, label.top * page.scale - 2, label.right * page.scale + 2, label.bottom * page.scale + 2)
        }
        return page.boxes.filter { box in
            let place = box.place
            let columns =
                Int((Double(place.left) * page.scale).rounded(.up))
                + 1..<max(
                    Int((Double(place.left) * page.scale).rounded(.up)) + 1, min(Int(Double(place.right) * page.scale) - 1, picture.width))
            let rows =
                Int((Double(place.top) * page.scale).rounded(.up))
                + 1..<max(
                    Int((Double(place.top) * page.scale).rounded(.up)) + 1, min(Int(Double(place.bottom) * page.scale) - 1, picture.height))
            for y in rows {
                for x in columns where picture.points[y * picture.width + x] > 24 {
                    let (across, down) = (Double(x), Double(y))
                    if !labels.contains(where: { across >= $0.0 && across <= $0.2 && down >= $0.1 && down <= $0.3 }) { return true }
                }
            }
            return false
        }.map(\.number)
    }

    // MARK: Text

    private func textFindings(_ words: [PDFPage], _ texts: [String]) -> [Finding] {
        var findings: [Finding] = []
        for (index, page) in pages.enumerated() {
            let placed = index < words.count ? words[index].words.map { $0.scaled(by: 1 / page.scale) } : []
            for box in page.boxes {
                let isReached = placed.contains { word in
                    !captions.contains(word.text)
                        && box.place.touches(left: word.left, top: word.top, right: word.right, bottom: word.bottom, rim: 0)
                }
                if isReached { findings.append(Finding(page: index + 1, .box(box.number))) }
            }
            let written = index < texts.count ? texts[index] : ""
            let joined = RedactedText.folded(placed.map(\.text).joined())
            // What is only seen was never in the new text, but is still there for every reader.
            findings += secrets.found(in: [written, joined, page.open]).map { Finding(page: index + 1, $0) }
        }
        return findings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    // MARK: The file

    private func informationFindings(_ information: String) -> [Finding] {
        let allowed: Set<String> = [
            "Custom Metadata", "Metadata Stream", "Tagged", "UserProperties", "Suspects", "Form", "JavaScript", "Pages", "Encrypted",
            "Page size",
            "Page rot", "File size", "Optimized", "PDF version",
        ]
        var findings: [Finding] = []
        for line in information.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let (key, value) = (String(line[..<colon]), String(line[line.index(after: colon)...]).trimmingSpaces)
            let isClean = allowed.contains(key) && (!key.contains("Metadata") || value == "no")
            if !isClean { findings.append(Finding(page: nil, .other)) }
        }
        return findings
    }

    private func hiddenFindings(_ file: [UInt8], _ inside: PDFInside) -> [Finding] {
        let words = [
            "/Annot", "/AcroForm", "/XFA", "/EmbeddedFile", "/Filespec", "/Metadata", "/Info", "/OCProperties", "/OCG", "/Outlines",
            "/JavaScript",
            "/JS", "/OpenAction", "/AA", "/Names", "/FontFile3", "/FontFile ", "/Prev", "/ObjStm", "/StructTreeRoot", "/PieceInfo",
            "/Thumb", "/SMask",
        ]
        let texts = [String(decoding: inside.rest, as: UTF8.self)] + inside.streams.map(\.head)
        let isSound = texts.allSatisfy { text in words.allSatisfy { !text.contains($0) } }
        let count: (String) -> Int = { texts[0].components(separatedBy: $0).count - 1 }
        let fonts = inside.streams.filter { $0.head.contains("/Length1") }.map { Zlib.unpack($0.data[...], most: 10_000) }
        let isOurs = count("/FontFile2") == 1 && fonts == [EmptyFont.bytes]
        let isOneVersion = count("%%EOF") == 1 && file.suffix(6).elementsEqual("%%EOF\n".utf8)
        return isSound && isOurs && isOneVersion ? [] : [Finding(page: nil, .other)]
    }

    private func byteFindings(_ file: [UInt8], _ inside: PDFInside) -> [Finding] {
        var found = secrets.found(inBytes: inside.rest, isPicture: false)
        found += secrets.found(inBytes: file, isPicture: true)
        for stream in inside.streams {
            let isPacked = stream.head.contains("FlateDecode")
            guard isPacked else {
                found += secrets.found(inBytes: stream.data, isPicture: stream.isPicture)
                continue
            }
            guard let data = Zlib.unpack(stream.data[...], most: 4 * RedactionSource.mostPoints) else {
                return [Finding(page: nil, .other)]
            }
            found += secrets.found(inBytes: data, isPicture: stream.isPicture)
        }
        return found.reduce(into: []) { list, subject in
            let finding = Finding(page: nil, subject)
            if !list.contains(finding) { list.append(finding) }
        }
    }
}
