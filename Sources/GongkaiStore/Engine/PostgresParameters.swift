/// Values in the form libpq sends: integers in digits, texts and bytes as they are with their length.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        for value in values {
            starts.append(value == .null ? nil : bytes.count)
            switch value {
            case .null: add([], format: 0)
            case .integer(let integer): add(String(integer).utf8, format: 0)
            case .text(let text): add(text.utf8, format: 1)
            case .blob(let blob): add(blob, format: 1)
            }
        }
    }

    private mutating func add(_ value: some Collection<UInt8>, format: Int32) {
        bytes.append(contentsOf: value)
        bytes.append(0)  // digits end with a zero byte; the others go by their length
        lengths.append(Int32(value.count))
        formats.append(format)
    }

    func withPointers<Value>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> Value
    ) rethrows -> Value {
        try bytes.withUnsafeBytes { buffer in
            let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return try body(Int32(pointers.count), pointers, lengths, formats)
        }
    }
}

extension SQLValue {
    /// The type a value is declared with; 0 leaves it to the server.
    var postgresType: UInt32 {
        switch self {
        case .null: 0
        case .integer: 20
        case .text: 25
        case .blob: 17
        }
    }
}
