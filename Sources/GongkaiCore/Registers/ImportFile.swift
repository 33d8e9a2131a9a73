/// A file of rows for one register, as text cells.
package struct ImportFile: Sendable {
    package let name: String
    /// Of the file's bytes, by which it is recognised when it comes again; nil for rows that come from no file.
    package let sha256: String?
    package let header: [String]
    /// The rows behind the header, empty ones included, so that row numbers are the file's.
    package let rows: [[String]]

    package init(name: String, sha256: String?, header: [String], rows: [[String]]) {
        self.name = name
        self.sha256 = sha256
        self.header = header
        self.rows = rows
    }
}
