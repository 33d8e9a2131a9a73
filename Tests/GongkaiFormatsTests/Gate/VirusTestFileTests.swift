import Testing

@testable import GongkaiFormats

@Suite struct VirusTestFileTests {
    /// In two halves, or scanners would take these tests for it.
    private static let sample = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

    @Test(
        "The file by which scanners are tested is refused in a sentence, whatever it is called",
        arguments: ["a.txt", "a.pdf", "eicar.com"])
    func alone(name: String) {
        #expect(Self.sample.utf8.count == 68)
        let refusal = #expect(throws: AttachmentRefusal.self) { try Attachment(Array(Self.sample.utf8), name: name) }
        #expect(refusal == .virusTest && refusal?.words.contains("没有接收") == true)
    }

    @Test("So it is in an archive, also in one that looks like a document, and in an archive in an archive")
    func inside() {
        let archive = StoredZIP([("readme.txt", "hello"), ("eicar.com", Self.sample)]).bytes
        for name in ["a.zip", "a.docx"] {
            #expect(throws: AttachmentRefusal.virusTest) { try Attachment(archive, name: name) }
        }
        #expect(VirusTestFile.isIn(archive))
        #expect(throws: AttachmentRefusal.archive) { try Attachment(StoredZIP([("readme.txt", "hello")]).bytes, name: "a.zip") }
        let document = StoredZIP([
            ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"), ("word/embeddings/x.bin", Self.sample),
        ]).bytes
        #expect(throws: AttachmentRefusal.virusTest) { try Attachment(document, name: "a.docx") }
    }

    @Test("A text that merely speaks of it is taken in")
    func quoted() throws {
        #expect(try Attachment(Array("测试样本：\(Self.sample)".utf8), name: "a.txt").type == .txt)
    }
}
