/// The index number (索引号) of an item.
///
/// > 索引号……由信息发布机构代码和流水号组成 ——国办秘函〔2009〕6号: nine characters of the organisation code, `/`, year, `-`, five digits.
/// Since 2015 many bodies put the unified social credit code of eighteen characters in front; both are in use.
package enum IndexNumber {
    package static func isWellFormed(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let slash = bytes.firstIndex(of: 0x2F) else { return false }
        let code = bytes[..<slash]
        let serial = Array(bytes[(slash + 1)...])
        let isCode =
            code.count == 9
            ? code.dropLast().allSatisfy(isDigitOrCapital) && code.last.map { isDigit($0) || $0 == 0x58 } == true
            : code.count == 18 && code.allSatisfy(isDigitOrCapital)
        return isCode && serial.count == 10 && serial[..<4].allSatisfy(isDigit) && serial[4] == 0x2D && serial[5...].allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isDigitOrCapital(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte) }
}
