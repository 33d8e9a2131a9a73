/// One part of a Word document as text, with what cannot be seen kept apart.
struct WordPartScan {
    var lines: [String] = []
    var hidden = ""
    /// Black on black, the marker pen of people who believe it covers.
    var covered = ""
    var deleted = ""
    /// Tracked insertions, deletions, moves and changes of format.
    var changes = 0

    static func read(_ part: XMLReader, hiddenStyles: Set<String>) throws(DocumentFault) -> WordPartScan {
        var xml = part
        var scan = WordPartScan()
        var line = ""
        var run = Run()
        var isInRun = false
        var paragraphHides = false
        while true {
            switch try xml.next() {
            case .start("p"): paragraphHides = false
            case .start("pStyle"): paragraphHides = xml.attribute("val").map { hiddenStyles.contains($0) } ?? false
            case .start("r"): (run, isInRun) = (Run(isHidden: paragraphHides), true)
            case .end("r"): isInRun = false
            case .start("rStyle") where isInRun:
                if let style = xml.attribute("val"), hiddenStyles.contains(style) { run.isHidden = true }
            case .start("vanish") where isInRun: run.isHidden = isOn(xml.attribute("val"))
            case .start("color") where isInRun: run.colour = xml.attribute("val")?.uppercased() ?? ""
            case .start("highlight") where isInRun: run.ground = xml.attribute("val") == "black" ? "000000" : "x"
            case .start("shd") where isInRun: run.ground = xml.attribute("fill")?.uppercased() ?? run.ground
            case .start("sz") where isInRun: run.isTiny = (xml.attribute("val").flatMap { Int($0) } ?? 20) <= 4
            case .start("t"):
                let words = try xml.elementText()
                if run.isUnseen { scan.hidden += words } else if run.isCovered { scan.covered += words } else { line += words }
            case .start("delText"), .start("delInstrText"): scan.deleted += try xml.elementText()
            case .start("tab") where isInRun: line += "\t"
            case .start("br") where isInRun, .start("cr") where isInRun: line += " "
            case .start("ins"), .start("del"), .start("moveFrom"), .start("moveTo"), .start("rPrChange"), .start("pPrChange"),
                .start("cellIns"), .start("cellDel"), .start("tblPrChange"), .start("sectPrChange"):
                scan.changes += 1
            case .start("Fallback"): try xml.skipElement()
            case .end("p"):
                if !line.trimmingSpaces.isEmpty { scan.lines.append(line) }
                line = ""
                if !scan.hidden.isEmpty, !scan.hidden.hasSuffix("\n") { scan.hidden += "\n" }
                if !scan.covered.isEmpty, !scan.covered.hasSuffix("\n") { scan.covered += "\n" }
                if !scan.deleted.isEmpty, !scan.deleted.hasSuffix("\n") { scan.deleted += "\n" }
            case .finished:
                if !line.isEmpty { scan.lines.append(line) }
                return scan
            default: continue
            }
        }
    }

    private struct Run {
        var isHidden = false
        var colour = ""
        var ground = ""
        var isTiny = false

        /// Hidden, white on nothing, or at most two points high.
        var isUnseen: Bool { isHidden || isTiny || (colour == "FFFFFF" && ["", "AUTO", "FFFFFF"].contains(ground)) }
        var isCovered: Bool { ground == "000000" && ["", "AUTO", "000000"].contains(colour) && !isHidden }
    }

    static func isOn(_ value: String?) -> Bool { value == nil || value == "1" || value == "true" || value == "on" }
}

/// Styles whose text is hidden.
enum HiddenStyles {
    static func read(_ part: XMLReader) throws(DocumentFault) -> Set<String> {
        var xml = part
        var style: String?
        var found: Set<String> = []
        while true {
            switch try xml.next() {
            case .start("style"): style = xml.attribute("styleId")
            case .end("style"): style = nil
            case .start("vanish"): if let style, WordPartScan.isOn(xml.attribute("val")) { found.insert(style) }
            case .finished: return found
            default: continue
            }
        }
    }
}
