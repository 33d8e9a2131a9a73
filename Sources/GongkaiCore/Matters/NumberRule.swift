/// How numbers are made from the year and a serial that begins with 1 in each year and agency. Numbers are never used again.
package struct NumberRule: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
        case text(String)
        /// The agency's code, or its word in letters such as 蒸公开.
        case agency
        case year
        /// With so many digits at least.
        case serial(digits: Int)
    }

    package let parts: [Part]

    package init(_ parts: [Part]) {
        self.parts = parts
    }

    /// The number, such as ZX11-20250001.
    package func number(agency: String, year: Int, serial: Int) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .agency: agency
            case .year: String(year)
            case .serial(let digits): String(repeating: "0", count: max(0, digits - String(serial).count)) + String(serial)
            }
        }.joined()
    }
}
