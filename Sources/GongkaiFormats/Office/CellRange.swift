/// A range such as `B2:D5`: columns from 0, rows from 1 as printed.
struct CellRange: Equatable {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>

    init?(_ text: String) {
        let ends = text.split(separator: ":")
        guard let first = ends.first, let last = ends.last, let left = Self.column(first), let right = Self.column(last),
            let top = Self.row(first), let bottom = Self.row(last), left <= right, top <= bottom
        else { return nil }
        columns = left...right
        rows = top...bottom
    }

    /// 0 for `A7`, 27 for `AB1`; nil when it does not start with one to three letters.
    static func column(_ reference: Substring) -> Int? {
        var column = 0
        var count = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte) else { break }
            column = column * 26 + Int(byte - 0x40)
            count += 1
            if count > 3 { return nil }
        }
        return count == 0 ? nil : column - 1
    }

    private static func row(_ reference: Substring) -> Int? {
        Int(reference.drop { !$0.isASCII || !$0.isNumber }).flatMap { (1...1_048_576).contains($0) ? $0 : nil }
    }
}
