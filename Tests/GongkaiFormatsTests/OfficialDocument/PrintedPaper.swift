import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

/// A paper printed by WeasyPrint and measured by poppler. Everything in millimetres.
struct PrintedPaper {
    struct Line {
        let text: String
        let left, top, right, bottom: Double
    }

    struct Page {
        let width, height: Double
        let lines: [Line]

        func line(_ text: String) -> Line? { lines.first { $0.text.contains(text) } }
        /// Without the page number.
        var body: [Line] { lines.filter { !$0.text.hasPrefix("—") } }
    }

    let pages: [Page]

    static let weasyprint = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../../.venv/bin/weasyprint"
    )
    .standardizedFileURL.path

    /// Whether set-up has installed WeasyPrint and poppler.
    static let isPossible = [weasyprint, "/usr/bin/pdftotext"].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

    init(_ paper: OfficialPaper) async throws {
        let pdf = try await PDFPrinter(weasyprint: Self.weasyprint).print(html: OfficialHTML.page(paper))
        let tool = OutsideProgram(tool: .pdftotext, path: "/usr/bin/pdftotext")
        let xml = String(decoding: try tool.run(["-bbox-layout", "in", "-"], input: pdf, seconds: 30).output, as: UTF8.self)
        pages = xml.components(separatedBy: "<page ").dropFirst().map { page in
            let lines = page.components(separatedBy: "<line ").dropFirst().map { line in
                let words = line.components(separatedBy: "<word ").dropFirst().map {
                    ($0.components(separatedBy: ">").dropFirst().first ?? "").components(separatedBy: "<")[0]
                }
                return Line(
                    text: words.joined(), left: Self.number("xMin", line), top: Self.number("yMin", line),
                    right: Self.number("xMax", line), bottom: Self.number("yMax", line))
            }
            return Page(width: Self.number("width", page), height: Self.number("height", page), lines: lines)
        }
    }

    private static func number(_ name: String, _ text: String) -> Double {
        let value = text.components(separatedBy: "\(name)=\"").dropFirst().first?.components(separatedBy: "\"")[0] ?? ""
        return (Double(value) ?? -1) * 25.4 / 72
    }
}
