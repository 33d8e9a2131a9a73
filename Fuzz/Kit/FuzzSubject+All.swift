import GongkaiFormats
import GongkaiWeb

extension FuzzSubject {
    /// Every reader of foreign bytes. One without a corpus stops the run: it would not be tried at all.
    package static let all: [FuzzSubject] = (ForeignReader.ofFiles + ForeignReader.ofRequests).map { reader in
        let (samples, words) = corpus(of: reader.name)
        precondition(!samples.isEmpty, "the reader \(reader.name) has no corpus")
        return FuzzSubject(reader, samples, words: words)
    }

    private static func corpus(of name: String) -> (samples: [Sample], words: [String]) {
        let pictures: [Sample] = [.bytes(Corpus.jpeg), .bytes(Corpus.png), .bytes(Corpus.webp)]
        let documents: [Sample] = [.package(Corpus.word), .package(Corpus.workbook), .package(Corpus.slides)]
        switch name {
        case "attachment": return (documents + [.bytes(Corpus.pdf)] + pictures + Corpus.pages + Corpus.tables, Words.xml + Words.binary)
        case "clean-html", "html": return (Corpus.pages, Words.html)
        case "gate": return (Corpus.texts, Words.text)
        case "image-stripper", "image": return (pictures, Words.binary)
        case "exif": return ([.bytes(Corpus.exif)], Words.binary)
        case "zip": return (documents, Words.binary)
        case "docx": return ([.package(Corpus.word)], Words.xml)
        case "xlsx": return ([.package(Corpus.workbook)], Words.xml)
        case "csv": return (Corpus.tables, Words.text)
        case "pdf-pages": return ([.bytes(Corpus.pdfPages)], Words.xml)
        case "redaction-words": return ([.bytes(Corpus.pdfPages)], Words.xml)
        case "redaction-pictures": return ([.bytes(Corpus.pictures), .bytes(Corpus.colours)], Words.pictures + ["P6", "\n# a\n"])
        case "redaction-paper": return ([.bytes(Corpus.paper)], ["Page", "Pages:", "size:", "rot: 90", " x ", "1e308", "nan", "-1", "\n"])
        case "redaction-inside": return ([.bytes(Corpus.pdf), .bytes(Corpus.redacted)], Words.binary + ["/Length 9", "endstream", " obj"])
        case "redaction-boxes": return ([.bytes(Corpus.boxes)], ["{", "}", "[", "]", "\"page\":", "1e999", "null", "\"privacy\"", ","])
        case "pictures": return ([.bytes(Corpus.pictures)], Words.pictures)
        case "document": return (documents + Corpus.pages + Corpus.tables + Corpus.texts, Words.xml + Words.html)
        case "multipart": return ([.bytes(Corpus.multipart)], Words.http)
        case "url-form", "address": return (Corpus.forms, Words.http)
        case "http-get": return (Corpus.requests, Words.http)
        default: return ([], [])
        }
    }
}

/// Pieces that mean something to a reader.
private enum Words {
    static let pictures = ["P5", "P5 ", "255\n", "999999999 "]
    static let text = [
        "430408198001011239", "13800138000", "6222020200112230305", "１３８", "湘D12345", "a@b.cn", "绝密★", "身份证", "\u{FEFF}", "\u{202E}",
        "\"\"", "\r\n", ";",
    ]
    static let html = [
        "<script>", "</script>", "<svg onload=x>", "<math>", "<!--", "-->", "<![CDATA[", "]]>", "<table>", "<td colspan=\"999999999\">",
        "<template>",
        "<a href=\"java\tscript:x\">", "<img src=x onerror=x>", "<o:p>", "<p style=\"mso-list:l0 level1 lfo1\">", "&#x6A;", "&amp;",
        "<style>", "</p>",
        "<select>", "<frameset>", "\u{0}", "<ul><li>", "<noscript>", "<plaintext>",
    ]
    static let xml = [
        "<w:p>", "</w:p>", "<w:del>", "<w:tbl>", "<c r=\"XFD1048576\">", "<c r=\"A0\">", "<row r=\"999999999\">",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;",
        "&#x0;", "<mergeCell ref=\"A1:XFD1048576\"/>", "<![CDATA[", "xmlns:", "=\"", "/>", "<word xMin=\"-1e308\" yMin=\"NaN\">",
        "<page width=\"inf\">",
        "<v>9e999</v>", "t=\"s\"", "<w:gridSpan w:val=\"99999999\"/>", "<w:vMerge/>",
    ]
    static let binary = [
        "PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "IHDR", "eXIf", "IEND", "Exif\u{0}\u{0}", "VP8X", "ICCP", "endobj",
        "stream",
    ]
    static let http = [
        "\r\n", "\r\n\r\n", "--B", "--B--", "filename=\"", "name=\"", "%", "%2e%2e%2f", "%00", "&", "=", ";", "\"", "GET /",
        " HTTP/1.1\r\n", "Host: ",
        "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Cookie: view=", "..", "//", "?", "#", "boundary=",
    ]
}
