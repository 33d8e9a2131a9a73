/// The rules of the citizen's number (GB 11643): a region, a day of birth, a check digit.
package enum IdentityNumber {
    /// How far eighteen digits are a citizen's number.
    package enum Likeness: Sendable, Equatable {
        case no
        /// Region and birthday are possible but the check digit is wrong: most likely a mistyped number.
        case wrongCheckDigit
        case valid
    }

    /// - Parameter digits: seventeen values 0…9 and the check digit, 10 for X.
    package static func likeness18(_ digits: [Int]) -> Likeness {
        guard digits.count == 18, !digits[..<17].contains(10), isRegion(digits) else { return .no }
        let year = digits[6] * 1_000 + digits[7] * 100 + digits[8] * 10 + digits[9]
        guard (1900...2099).contains(year), isDay(year, digits[10] * 10 + digits[11], digits[12] * 10 + digits[13]) else { return .no }
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return (12 - sum % 11) % 11 == digits[17] ? .valid : .wrongCheckDigit
    }

    /// The fifteen digits issued until 1999: no century, no check digit.
    package static func isPossible15(_ digits: [Int]) -> Bool {
        guard digits.count == 15, !digits.contains(10), isRegion(digits) else { return false }
        return isDay(1900 + digits[6] * 10 + digits[7], digits[8] * 10 + digits[9], digits[10] * 10 + digits[11])
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    /// Provinces (GB/T 2260), residents of Taiwan, Hong Kong and Macao (81–83), permanent residents from abroad (9x).
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81,
        82, 83, 91, 92, 93, 94, 95, 96,
    ]

    private static func isRegion(_ digits: [Int]) -> Bool { provinces.contains(digits[0] * 10 + digits[1]) }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return (1...length).contains(day)
    }
}
