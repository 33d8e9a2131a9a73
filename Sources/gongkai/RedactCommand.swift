import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiFormats

/// Takes parts out of a document for good, and proves it. Needs no database.
struct RedactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Take parts out of a PDF or a picture for good, and check that they are gone.",
        discussion: """
            The result is a new PDF of pictures with the boxes burnt in and an invisible text of the words outside them; nothing else of the \
            document is kept. It is opened again and searched for what was covered and for every --must-not-hold before it is written.

            Boxes are JSON, in parts of the page from its upper left corner: [{"page":1,"left":0.1,"top":0.2,"width":0.3,"height":0.05,\
            "ground":"privacy"}]. Grounds: \(RedactionGround.allCases.map(\.rawValue).joined(separator: ", ")).

            Exit codes: 0 written and verified, 1 refused and nothing written, 2 a file that cannot be read.

            Example: gongkai redact decision.pdf --boxes boxes.json --out decision-public.pdf --must-not-hold 张三
            """
    )

    @Argument(help: "The document: PDF, JPEG, PNG, WebP or GIF.")
    var file: String

    @Option(help: "The boxes, a JSON file.")
    var boxes: String

    @Option(help: "The PDF to write. It must not exist.")
    var out: String

    @Option(help: "What must be found nowhere in the result, such as a name. May be given several times.")
    var mustNotHold: [String] = []

    @Option(help: "What a box covers but may be read elsewhere, such as a year. May be given several times.")
    var mayStay: [String] = []

    @Option(help: "The regulation whose articles are quoted: 2007 or 2019.")
    var regime = "2019"

    @Flag(help: "Print the log and the check as JSON.")
    var json = false

    func run() async throws {
        let place = URL(filePath: out)
        guard !FileManager.default.fileExists(atPath: out) else {
            throw Complaint("\(out) exists already. Name another file, or remove it.")
        }
        let order = RedactionOrder(try readBoxes(), mustNotHold: mustNotHold, mayStay: mayStay, regime: regime)
        let input = try InputFile(file)
        do {
            let result = try Redaction.redact(input.bytes, order, name: place.lastPathComponent)
            let answer = RedactAnswer(result, law: order.law.law)
            if json, !result.verdict.holds { try Output.json(answer) }
            try await OutputFile(out).write(try result.released())
            if json { try Output.json(answer) } else { Output.print(answer.text) }
        } catch let refusal as RedactionRefusal {
            throw Complaint("\(file): \(refusal.english)")
        } catch DocumentFault.tooLarge(let limit) {
            throw Complaint("\(file): \(DocumentFault.tooLarge(limit).english)")
        } catch let fault as DocumentFault {
            throw Complaint("\(file): \(fault.english)", code: 2)
        }
    }

    private func readBoxes() throws -> [RedactionBox] {
        let input = try InputFile(boxes)
        do throws(RedactionBoxFile.Fault) {
            return try RedactionBoxFile.read(input.bytes)
        } catch .refused(let refusal) {
            throw Complaint("\(boxes): \(refusal.english)")
        } catch {
            throw Complaint("\(boxes): \(error.english)", code: 2)
        }
    }
}
