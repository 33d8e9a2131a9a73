import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// A document with a secret in every place that a redaction must think of.
enum SecretDocument {
    /// A page of 288 by 144 points of type with lines on it; what only programs see holds the secret: its author, a note, a hidden layer, an
    /// attachment.
    static func pdf(_ lines: [String], secret: String) -> [UInt8] {
        let shown = lines.enumerated().map { "BT /F 12 Tf 20 \(110 - $0 * 30) Td (\($1)) Tj ET" }.joined(separator: " ")
        let content = shown + " /OC /H BDC BT /F 8 Tf 20 8 Td (\(secret)) Tj ET EMC"
        let objects = [
            "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>/Names<</EmbeddedFiles<</Names[(a.txt) 9 0 R]>>>>>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 288 144]/Contents 5 0 R/Annots[7 0 R]"
                + "/Resources<</Font<</F 3 0 R>>/Properties<</H 8 0 R>>>>>>",
            "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream", "<</Author(\(secret))/Title(\(secret))>>",
            "<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents(\(secret))>>", "<</Type/OCG/Name(\(secret))>>",
            "<</Type/Filespec/F(a.txt)/EF<</F 10 0 R>>>>",
            "<</Type/EmbeddedFile/Length \(secret.utf8.count)>>stream\n\(secret)\nendstream",
        ]
        var text = "%PDF-1.5\n", table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let place = "\(text.utf8.count)"
            table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        return Array((text + table + "trailer<</Size \(objects.count + 1)/Root 1 0 R/Info 6 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    /// The document with the secret as its only line, what must go, and what is left of it.
    static func redacted(_ secret: String) throws -> (original: NewFile, draft: RedactionDraft, result: [UInt8]) {
        let bytes = pdf(["Applicant", secret], secret: secret)
        let draft = RedactionDraft(words: [.init(secret, .privacy)], name: "list.pdf")
        let order = draft.order(found: try Redaction.finds(draft.words, in: bytes).boxes, regime: "2019")
        let result = try Redaction.redact(bytes, order, name: draft.name).released()
        return (
            NewFile(name: "\(secret).pdf", mediaType: "application/pdf", bytes: bytes, plainText: secret), draft, result
        )
    }
}
