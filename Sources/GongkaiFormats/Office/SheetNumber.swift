import Foundation

/// Numbers as a reader of the sheet expects them: 15 significant digits like Excel itself, no exponent, no noise of binary fractions.
enum SheetNumber {
    static func text(_ written: String) -> String {
        let isPlain = written.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isPlain, written.utf8.count <= 15 { return written }
        guard let value = Double(written), value.isFinite else { return written }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        let rounded = String(format: "%.14e", value)
        guard let decimal = Decimal(string: rounded, locale: Locale(identifier: "en_US_POSIX")), abs(value) < 1e30, abs(value) > 1e-30
        else {
            return written
        }
        return NSDecimalNumber(decimal: decimal).description(withLocale: nil)
    }
}
