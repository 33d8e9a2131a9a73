package import GongkaiCore

/// Reads a file of any kind the checker accepts as paragraphs and tables.
package enum DocumentReader {
    /// Larger files are refused unread.
    package static let maximumBytes = 200 * 1_048_576

    /// The blocks of a file. What the bytes are decides how they are read; a name that promises something else is a fault.
    ///
    /// A paragraph never contains a line break, except that a text file's paragraphs are its lines, empty ones included. Blocks the
    /// calling thread, for a PDF as long as another program takes: call it off the cooperative pool.
    package static func read(_ bytes: [UInt8], name: String) throws(DocumentFault) -> [DocumentBlock] {
        guard bytes.count <= maximumBytes else { throw .tooLarge(.fileBytes(maximumBytes)) }
        let found = FileKind.sniff(bytes)
        let named = FileKind.named(by: name)
        if found == .empty { throw .empty }
        if found == .encryptedOffice { throw .encrypted }
        if let named, !isPromised(found, by: named) { throw .notWhatItsNameSays(name: name, named: named, found: found) }
        switch found {
        case .text where named == .csv: return try table(bytes)
        case .text where named == .html: return try HTMLReader.read(bytes)
        case .text, .csv: return try TextReader.read(bytes)
        case .html: return try HTMLReader.read(bytes)
        case .docx: return try DOCXReader.read(bytes)
        case .xlsx: return try XLSXReader.read(bytes)
        case .pdf: return try PDFReader.read(bytes)
        case .doc, .xls, .oldOffice: throw .oldOffice(found)
        case .unknown where named == .text || named == .csv || named == nil: return try TextReader.read(bytes)
        default: throw .unsupported(found)
        }
    }

    private static func isPromised(_ found: FileKind, by named: FileKind) -> Bool {
        switch (named, found) {
        case (.csv, .text), (.html, .text), (.doc, .oldOffice), (.xls, .oldOffice): true
        // Bytes that are no text at all under a text's name: the reader says which line breaks the encoding.
        case (.text, .unknown), (.csv, .unknown): true
        default: named == found
        }
    }

    private static func table(_ bytes: [UInt8]) throws(DocumentFault) -> [DocumentBlock] {
        do {
            return [.table(try CSVReader.rows(bytes).map(\.cells))]
        } catch {
            throw .csv(error)
        }
    }
}
