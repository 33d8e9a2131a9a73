/// 纸质或者电子.
package enum MaterialMedium: String, CodedValue {
    case paper = "1"
    case electronic = "2"
    case either = "3"

    package var words: String {
        switch self {
        case .paper: "纸质"
        case .electronic: "电子"
        case .either: "纸质或者电子"
        }
    }
}
