/// The automatic numbers of a Word document: 一、 (一) 1. as its lists print them.
///
/// Counters run per abstract list; a level that counts up starts the deeper ones again. Bullets print nothing.
struct ListNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
    }

    private struct Instance {
        var abstract = ""
        var starts: [Int: Int] = [:]
    }

    private var levels: [String: [Int: Level]] = [:]
    private var instances: [String: Instance] = [:]
    private var counters: [String: [Int: Int]] = [:]
    private var restarted: Set<String> = []

    init() {}

    /// Reads `numbering.xml`.
    init(_ part: XMLReader) throws(DocumentFault) {
        var xml = part
        var abstract: String?
        var instance: String?
        var level: Int?
        while true {
            switch try xml.next() {
            case .start("abstractNum"):
                abstract = xml.attribute("abstractNumId")
            case .start("num"):
                instance = xml.attribute("numId")
                if let instance { instances[instance] = Instance() }
            case .end("abstractNum"): abstract = nil
            case .end("num"): instance = nil
            case .start("abstractNumId"):
                if let instance { instances[instance]?.abstract = xml.attribute("val") ?? "" }
            case .start("lvl"), .start("lvlOverride"):
                level = xml.attribute("ilvl").flatMap { Int($0) }
            case .start("startOverride"):
                if let instance, let level { instances[instance]?.starts[level] = xml.attribute("val").flatMap { Int($0) } ?? 1 }
            case .start(let name) where abstract != nil && level != nil:
                let value = xml.attribute("val") ?? ""
                guard let abstract, let level else { continue }
                switch name {
                case "start": levels[abstract, default: [:]][level, default: Level()].start = Int(value) ?? 1
                case "numFmt": levels[abstract, default: [:]][level, default: Level()].format = value
                case "lvlText": levels[abstract, default: [:]][level, default: Level()].text = value
                default: continue
                }
            case .finished: return
            default: continue
            }
        }
    }

    /// Counts one paragraph and gives what is printed before it.
    mutating func label(list: String, level: Int) -> String {
        guard let instance = instances[list], let own = levels[instance.abstract], let current = own[level], (0...8).contains(level) else {
            return ""
        }
        if restarted.insert(list).inserted {
            for (level, start) in instance.starts { counters[instance.abstract, default: [:]][level] = start - 1 }
        }
        var counts = counters[instance.abstract] ?? [:]
        counts[level] = (counts[level] ?? current.start - 1) &+ 1
        for deeper in (level + 1)..<10 { counts[deeper] = nil }
        counters[instance.abstract] = counts
        guard current.format != "bullet", current.format != "none" else { return "" }
        var label = ""
        var isPlace = false
        for character in current.text {
            if character == "%" {
                isPlace = true
            } else if isPlace, let place = character.wholeNumberValue, place >= 1 {
                let shown = own[place - 1] ?? Level()
                label += Self.text(counts[place - 1] ?? shown.start, format: shown.format)
                isPlace = false
            } else {
                label.append(character)
                isPlace = false
            }
        }
        return label
    }

    private static func text(_ number: Int, format: String) -> String {
        guard number >= 0, number < 10_000 else { return String(number) }
        switch format {
        case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "taiwaneseCounting",
            "ideographDigital", "japaneseDigitalTenThousand":
            return ChineseNumeral.text(number)
        case "chineseLegalSimplified":
            return ChineseNumeral.formal(number)
        case "ideographTraditional":
            return number >= 1 && number <= 10 ? String(Array("甲乙丙丁戊己庚辛壬癸")[number - 1]) : String(number)
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
            return number >= 1 && number <= 20
                ? String(UnicodeScalar(0x2460 + UInt32(number) - 1).map(Character.init) ?? " ") : String(number)
        case "decimalEnclosedParen":
            return "(\(number))"
        case "decimalEnclosedFullstop":
            return "\(number)."
        case "decimalFullWidth":
            return String(String.UnicodeScalarView(String(number).unicodeScalars.compactMap { UnicodeScalar($0.value + 0xFEE0) }))
        case "decimalZero":
            return number < 10 ? "0\(number)" : String(number)
        case "upperLetter", "lowerLetter":
            guard number >= 1, number <= 260 else { return String(number) }
            let letter = UnicodeScalar(UInt8((format == "upperLetter" ? 0x41 : 0x61) + (number - 1) % 26))
            return String(repeating: Character(letter), count: (number - 1) / 26 + 1)
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        default: return String(number)
        }
    }

    private static func roman(_ number: Int) -> String {
        let steps = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"),
            (4, "IV"), (1, "I"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in steps {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
