import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct PDFTests {
    /// A PDF of one page with this line of ASCII, written by hand.
    private func pdf(_ line: String) -> [UInt8] {
        let content = line.isEmpty ? "" : "BT /F1 12 Tf 72 700 Td (\(line)) Tj ET"
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length \(content.count)>>stream\n\(content)\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\(object)endobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 6\n0000000000 65535 f \n" + offsets.map { String(format: "%010d 00000 n \n", $0) }.joined()
        return Array((text + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    @Test("The text of a PDF is read where pdftotext is installed, and its absence is said where not")
    func read() throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext") else {
            #expect(throws: DocumentFault.toolMissing(.pdftotext)) { try DocumentReader.read(pdf("5050"), name: "a.pdf") }
            return
        }
        let lines = try DocumentReader.read(pdf("Items 5050"), name: "a.pdf").map {
            if case .paragraph(let line) = $0 { line.trimmingSpaces } else { "" }
        }
        #expect(lines.filter { !$0.isEmpty } == ["Items 5050"])
        #expect(throws: DocumentFault.noText(.pdf)) { try DocumentReader.read(pdf(""), name: "a.pdf") }
        #expect(throws: DocumentFault.damaged(part: "PDF")) { try DocumentReader.read(Array("%PDF-1.4\nnothing".utf8), name: "a.pdf") }
    }

    @Test("Printing without WeasyPrint says what is missing")
    func missing() async {
        let printer = PDFPrinter(weasyprint: "/nowhere/weasyprint")
        #expect(!printer.isAvailable)
        await #expect(throws: DocumentFault.toolMissing(.weasyprint)) { try await printer.print(html: "<p>") }
        #expect(DocumentFault.toolMissing(.weasyprint).chinese.contains("安装 WeasyPrint"))
    }

    /// A stand-in for WeasyPrint: a shell script.
    private func printer(_ script: String, seconds: Int = 20) throws -> PDFPrinter {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-test-\(UUID().uuidString).sh")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
        return PDFPrinter(weasyprint: file.path, seconds: seconds)
    }

    @Test("A page and an output larger than any pipe pass through, and nothing may be fetched")
    func large() async throws {
        let html = String(repeating: "公开", count: 200_000)
        let output = try await printer("printf '%s' \"%PDF-$*\"; head -c 1000000 /dev/zero >&2; cat").print(html: html)
        let arguments = String(decoding: output.prefix(200), as: UTF8.self)
        #expect(arguments.hasPrefix("%PDF---quiet") && arguments.contains("--allowed-protocols data"))
        #expect(output.count > 1_200_000)
    }

    @Test("A failing or endless printer is a fault with its words")
    func failing() async throws {
        await #expect(throws: DocumentFault.toolFailed(.weasyprint, words: "boom")) {
            try await printer("echo boom >&2; exit 3").print(html: "")
        }
        await #expect(throws: DocumentFault.toolTooSlow(.weasyprint, seconds: 1)) {
            try await printer("exec sleep 30", seconds: 1).print(html: "")
        }
    }
}
