/// Where the name of the organ and the day stand, counted in characters from the right edge.
///
/// > 单一机关行文时，一般在成文日期之上、以成文日期为准居中编排发文机关署名……成文日期一般右空四字编排。——GB/T 9704-2012, 7.3.5.1
///
/// Where the name is too long for that, it ends at the edge and the day stays centred below it.
package struct SignaturePlace: Sendable, Equatable {
    package let nameIndent: Double
    package let dayIndent: Double

    package init(name: String, day: String) {
        let (wide, narrow) = (min(Self.width(name), 28), Self.width(day))
        dayIndent = max(4, (wide - narrow) / 2)
        nameIndent = max(0, dayIndent + (narrow - wide) / 2)
    }

    /// In characters: Latin letters and digits are half as wide as Chinese ones.
    package static func width(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 && $1.value != 0x2014 ? 0.5 : 1) }
    }
}
