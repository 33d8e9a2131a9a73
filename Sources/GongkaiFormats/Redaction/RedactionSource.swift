import Foundation
import GongkaiCore

/// The document that is to be redacted: its pages as they are looked at, upright and cut to what a viewer shows.
struct RedactionSource {
    /// A page before it is drawn.
    struct Sheet: Equatable {
        /// Of the drawn picture, as far as it is known beforehand.
        let width: Int
        let height: Int
        /// In points of type; nil for a photograph, which has no size of its own.
        let paper: PDFPaper.Size?
        var points: Int { width * height }
    }

    /// A drawn page. The places of its words are points of the picture.
    struct Page {
        let picture: RasterPicture
        let words: [PDFPage.Word]
        let paper: PDFPaper.Size?
    }

    static let dotsPerInch = 200
    static let mostPages = 300
    /// A plan on A0 has 62 million.
    static let mostPoints = 64_000_000
    static let mostPointsOfAll = 1_500_000_000
    static let mostBytesOfResult = 100 * 1_048_576
    /// A photograph is made smaller: this is more than an A4 page at 300 dots an inch.
    private static let mostPointsOfPicture = 9_000_000
    private static let mostPointsAtOnce = 40_000_000

    let sheets: [Sheet]
    private let bytes: [UInt8]
    private let isPDF: Bool
    private let programs: AttachmentPrograms
    let words: [[PDFPage.Word]]

    /// Opens the document without drawing it.
    init(_ bytes: [UInt8], programs: AttachmentPrograms) throws {
        guard bytes.count <= DocumentReader.maximumBytes else {
            throw DocumentFault.tooLarge(.fileBytes(DocumentReader.maximumBytes))
        }
        (self.bytes, self.programs) = (bytes, programs)
        let kind = FileKind.sniff(bytes)
        switch kind {
        case .empty: throw DocumentFault.empty
        case .encryptedOffice: throw DocumentFault.encrypted
        case .pdf:
            isPDF = true
            sheets = try Self.sheets(bytes, programs)
            words = try Self.words(bytes, programs)
            guard words.count == sheets.count else { throw DocumentFault.damaged(part: "PDF") }
        case .image:
            let file = try ImageFile(bytes)
            guard [.jpeg, .png, .gif, .webp].contains(file.format) else {
                throw RedactionRefusal.wrongKind(chinese: kind.chinese, english: kind.english)
            }
            isPDF = false
            let (size, tooLarge) = file.width.multipliedReportingOverflow(by: file.height)
            guard !tooLarge, size <= Self.mostPoints else {
                throw RedactionRefusal.pageTooLarge(page: 1, points: tooLarge ? Int.max : size, most: Self.mostPoints)
            }
            let turned = try PictureSize(bytes)
            sheets = [Sheet(width: turned.width, height: turned.height, paper: nil)]
            words = [[]]
        default: throw RedactionRefusal.wrongKind(chinese: kind.chinese, english: kind.english)
        }
    }

    /// Draws the pages one after the other, in their order.
    func eachPage(_ body: (Int, Page) throws -> Void) throws {
        if !isPDF { return try body(0, Page(picture: try drawnPicture(), words: [], paper: nil)) }
        var first = 0
        while first < sheets.count {
            var (last, points) = (first + 1, sheets[first].points)
            while last < sheets.count, points + sheets[last].points <= Self.mostPointsAtOnce {
                points += sheets[last].points
                last += 1
            }
            let pictures = try drawn(first..<last)
            for (index, picture) in pictures.enumerated() {
                try body(first + index, Page(picture: picture, words: words[first + index], paper: sheets[first + index].paper))
            }
            first = last
        }
    }

    /// One page, counted from 0.
    func picture(_ page: Int) throws -> RasterPicture {
        isPDF ? try drawn(page..<(page + 1))[0] : try drawnPicture()
    }

    private func drawn(_ pages: Range<Int>) throws -> [RasterPicture] {
        let arguments = [
            "-r", "\(Self.dotsPerInch)", "-cropbox", "-f", "\(pages.lowerBound + 1)", "-l", "\(pages.upperBound)", "in",
        ]
        let outcome = try Self.poppler("pdftoppm", arguments, bytes, programs)
        let pictures = RasterPicture.all(outcome.output, mostPoints: Self.mostPoints)
        guard outcome.status == 0, pictures.count == pages.count else { throw DocumentFault.damaged(part: "PDF") }
        return pictures
    }

    private func drawnPicture() throws -> RasterPicture {
        guard let path = programs.path("vipsthumbnail") else { throw DocumentFault.toolMissing(.vipsthumbnail) }
        let size = sheets[0]
        let part = min(1, (Double(Self.mostPointsOfPicture) / Double(size.points)).squareRoot())
        let (width, height) = (max(1, Int(Double(size.width) * part)), max(1, Int(Double(size.height) * part)))
        let outcome = try OutsideProgram(tool: .vipsthumbnail, path: path).run(
            ["stdin", "--size", "\(width)x\(height)>", "-o", ".ppm[background=255]"], input: bytes, seconds: 60)
        let pictures = RasterPicture.all(outcome.output, mostPoints: Self.mostPoints)
        guard outcome.status == 0, pictures.count == 1 else { throw DocumentFault.damaged(part: "图片") }
        return pictures[0]
    }

    // MARK: PDF

    private static func poppler(
        _ name: String, _ arguments: [String], _ bytes: [UInt8], _ programs: AttachmentPrograms
    ) throws -> OutsideProgram.Outcome {
        guard let path = programs.path(name) else { throw DocumentFault.toolMissing(.pdftotext) }
        let outcome = try OutsideProgram(tool: .pdftotext, path: path).run(arguments, input: bytes, seconds: 60)
        if outcome.complaints.contains("Incorrect password") || outcome.complaints.contains("Copying of text") {
            throw DocumentFault.encrypted
        }
        return outcome
    }

    private static func sheets(_ bytes: [UInt8], _ programs: AttachmentPrograms) throws -> [Sheet] {
        let outcome = try poppler("pdfinfo", ["-f", "1", "-l", "\(mostPages)", "-enc", "UTF-8", "in"], bytes, programs)
        guard outcome.status == 0, let paper = PDFPaper(String(decoding: outcome.output, as: UTF8.self)) else {
            throw DocumentFault.damaged(part: "PDF")
        }
        guard paper.pages <= mostPages else { throw RedactionRefusal.tooManyPages(paper.pages, most: mostPages) }
        guard paper.sizes.count == paper.pages, paper.pages > 0 else { throw DocumentFault.damaged(part: "PDF") }
        var sum = 0
        return try paper.sizes.enumerated().map { index, size in
            let scale = Double(dotsPerInch) / 72
            let (width, height) = ((size.width * scale).rounded(.up), (size.height * scale).rounded(.up))
            guard width * height <= Double(mostPoints), width < 100_000, height < 100_000 else {
                let points = Int(min(width * height, 1e15))
                throw RedactionRefusal.pageTooLarge(page: index + 1, points: points, most: mostPoints)
            }
            let sheet = Sheet(width: max(1, Int(width)), height: max(1, Int(height)), paper: size)
            sum += sheet.points
            guard sum <= mostPointsOfAll else { throw RedactionRefusal.tooManyPoints(most: mostPointsOfAll) }
            return sheet
        }
    }

    private static func words(_ bytes: [UInt8], _ programs: AttachmentPrograms) throws -> [[PDFPage.Word]] {
        let outcome = try poppler("pdftotext", ["-bbox", "-cropbox", "-enc", "UTF-8", "in", "-"], bytes, programs)
        guard outcome.status == 0 else { throw DocumentFault.damaged(part: "PDF") }
        let scale = Double(dotsPerInch) / 72
        return try PDFPage.read(outcome.output).map { page in page.words.map { $0.scaled(by: scale) } }
    }
}

extension PDFPage.Word {
    func scaled(by scale: Double) -> PDFPage.Word {
        PDFPage.Word(text: text, left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale)
    }
}
