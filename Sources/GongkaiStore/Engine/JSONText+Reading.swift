extension JSONText {
    /// What ``object(_:)`` wrote: a flat object of texts. Nil when it is anything else.
    static func texts(_ json: String) -> [String: String]? {
        var reader = FlatReader(bytes: Array(json.utf8))
        return reader.object()
    }

    /// Reads one form of JSON only, and that fast: histories are read at every step.
    private struct FlatReader {
        let bytes: [UInt8]
        var place = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        mutating func object() -> [String: String]? {
            guard take(UInt8(ascii: "{")) else { return nil }
            var texts: [String: String] = [:]
            if take(UInt8(ascii: "}")) { return place == bytes.count ? texts : nil }
            repeat {
                guard let name = text(), take(UInt8(ascii: ":")) else { return nil }
                if takeNull() { continue }
                guard let value = text() else { return nil }
                texts[name] = value
            } while take(UInt8(ascii: ","))
            return take(UInt8(ascii: "}")) && place == bytes.count ? texts : nil
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard place < bytes.count, bytes[place] == byte else { return false }
            place += 1
            return true
        }

        private mutating func takeNull() -> Bool {
            guard bytes[place...].starts(with: "null".utf8) else { return false }
            place += 4
            return true
        }

        private mutating func text() -> String? {
            guard take(UInt8(ascii: "\"")) else { return nil }
            var found: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: found, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let sign = escaped() else { return nil }
                    found.append(sign)
                default: found.append(byte)
                }
            }
            return nil
        }

        /// Only control signs are written as numbers.
        private mutating func escaped() -> UInt8? {
            guard place < bytes.count else { return nil }
            let sign = bytes[place]
            place += 1
            switch sign {
            case UInt8(ascii: "n"): return 0x0A
            case UInt8(ascii: "u"):
                guard place + 4 <= bytes.count, let code = UInt8(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
                else { return nil }
                place += 4
                return code
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): return sign
            default: return nil
            }
        }
    }
}
