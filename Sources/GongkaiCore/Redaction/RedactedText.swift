import Foundation

/// How text is compared when something must not be found: full-width forms, capitals, blanks and invisible signs make no difference.
package enum RedactedText {
    /// Of one sign nothing can be said: it stands everywhere. Names have two.
    package static let shortest = 2

    /// The text as it is compared.
    package static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            let properties = scalar.properties
            if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { continue }
            switch properties.generalCategory {
            case .control, .format: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether covered text is long enough to be looked for elsewhere: two Chinese characters may be a name, three letters are a syllable.
    package static func isTelling(_ folded: String) -> Bool {
        let signs = folded.filter { $0.isLetter || $0.isNumber }
        return signs.contains { !$0.isASCII } ? signs.count >= 2 : signs.count >= 4
    }
}
