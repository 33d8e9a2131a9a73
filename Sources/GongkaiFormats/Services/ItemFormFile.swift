package import GongkaiCore

extension ItemFormReading {
    /// Of a file: a table (CSV or workbook) with a row for each field, or JSON by its name. What is no such file is refused as a whole.
    package init(file bytes: [UInt8], name: String) throws(DocumentFault) {
        if name.lowercased().hasSuffix(".json") {
            self.init(json: String(decoding: bytes, as: UTF8.self))
        } else {
            let table = try ImportFile.read(bytes, name: name, sha256: "")
            self.init(table: [table.header] + table.rows)
        }
    }
}

extension ItemForm {
    /// As CSV, which an import reads; without fields it is the header alone.
    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.write(ItemFormTable.header)
        for row in ItemFormTable.rows(self) { writer.write(row) }
        return writer.take()
    }
}
