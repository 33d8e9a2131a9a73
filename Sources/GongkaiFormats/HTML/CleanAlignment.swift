/// Where the lines of a paragraph stand when they do not begin at the left. Kept as a class that the styles know.
enum CleanAlignment: String {
    case center = "is-center"
    case right = "is-right"

    /// Of `text-align` or `align`; of any other value the left.
    init?(said value: some StringProtocol) {
        switch value {
        case "center", "-webkit-center", "-moz-center": self = .center
        case "right", "end", "-webkit-right": self = .right
        default: return nil
        }
    }

    /// Of the classes of an element.
    init?(classes: String) {
        guard let found = classes.split(whereSeparator: \.isWhitespace).compactMap({ CleanAlignment(rawValue: String($0)) }).first else {
            return nil
        }
        self = found
    }
}
