import Foundation

/// The number of a certificate as two of them are compared: whoever types one takes the brackets, dashes and widths that the keyboard has.
package enum CertificateNumber {
    /// 蒸许〔2026〕1026号 and 蒸许[２０２６] 1026号 are one number.
    package static func form(_ number: String) -> String {
        var form = String.UnicodeScalarView()
        for scalar in number.precomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "[", "{", "<", "【", "〔", "〖", "「", "『", "〈", "《": form.append("(")
            case "]", "}", ">", "】", "〕", "〗", "」", "』", "〉", "》": form.append(")")
            case "‐", "‑", "‒", "–", "—", "―", "−", "ー", "─": form.append("-")
            case _ where scalar.properties.isWhitespace || scalar.properties.generalCategory == .format: continue
            default: form.append(scalar)
            }
        }
        return String(form).uppercased()
    }
}
