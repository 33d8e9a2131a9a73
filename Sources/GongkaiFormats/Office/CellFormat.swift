import GongkaiCore

/// What a number format makes of a number: only days and times matter, everything else is printed as the number it is.
enum CellFormat: Equatable {
    case number, day, time, dayAndTime

    /// The formats Excel knows by number alone. 27 to 36 and 50 to 58 are the Chinese ones.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        case 22: self = .dayAndTime
        default: self = .number
        }
    }

    /// A format code, such as `yyyy"年"m"月"d"日";@`. Only its first section counts; words in quotes and colours do not.
    init(code: String) {
        var letters = ""
        var isQuoted = false
        var bracket: String?
        var skipsNext = false
        scan: for character in code.lowercased() {
            if skipsNext {
                skipsNext = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if let inside = bracket {
                if character == "]" {
                    if !inside.isEmpty,
                        Set(inside).isSubset(of: ["h"]) || Set(inside).isSubset(of: ["m"]) || Set(inside).isSubset(of: ["s"])
                    {
                        letters += "h"
                    }
                    bracket = nil
                } else {
                    bracket = inside + String(character)
                }
            } else {
                switch character {
                case "\"": isQuoted = true
                case "\\", "_", "*": skipsNext = true
                case "[": bracket = ""
                case ";": break scan
                default: letters.append(character)
                }
            }
        }
        if letters == "general" || letters.contains("0") || letters.contains("#") || letters.contains("?") {
            self = letters.contains("ss.0") ? .time : .number
            return
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
        self = hasDay ? (hasTime ? .dayAndTime : .day) : hasTime ? .time : .number
    }

    /// The number as text, `yyyy-MM-dd` for days. Serial 60 is the 29 February 1900 that never was; Excel's days before it are one off.
    func text(_ value: Double, startsIn1904: Bool) -> String? {
        guard self != .number, value >= 0, value < 2_958_466 else { return nil }
        let seconds = Int((value * 86_400).rounded())
        var serial = seconds / 86_400
        let rest = seconds % 86_400
        let clock = Self.clock(rest)
        if self == .time, serial == 0 { return clock }
        if startsIn1904 { serial += 1_462 } else if serial < 60 { serial += 1 }
        let day = Day(number: serial - 25_569).text
        return rest == 0 || self == .day ? day : "\(day) \(clock)"
    }

    private static func clock(_ seconds: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        let text = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
        return seconds % 60 == 0 ? text : "\(text):\(two(seconds % 60))"
    }
}
