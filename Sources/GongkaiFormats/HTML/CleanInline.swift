/// Gathers running text into lines: white space collapses, blanks at the ends of lines go, and a line break in the source between two
/// Chinese characters is nothing.
struct CleanInline {
    private(set) var runs: [CleanRun] = []
    /// Blanks seen since the last visible character: full-width ones are kept (张　三), of others one is.
    private var wide = 0
    private var hasSpace = false
    private var hasBreak = false
    private var last: Unicode.Scalar?

    var isEmpty: Bool { runs.isEmpty }

    mutating func add(_ text: String, _ look: CleanLook) {
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3000: wide += 1
            case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: hasSpace = true
            case 0x0A, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
                hasSpace = true
                hasBreak = true
            case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF,
                0xFFF9...0xFFFB,
                0xFDD0...0xFDEF, 0xE0000...0xE007F:
                continue
            case let value where value & 0xFFFE == 0xFFFE:
                continue
            default:
                visible.append(contentsOf: blanks(before: scalar).unicodeScalars)
                visible.append(scalar)
                last = scalar
            }
        }
        append(String(visible), look)
    }

    mutating func addImage(_ address: String, alternative: String, size: PictureSize?, _ look: CleanLook) {
        let look = CleanLook(link: look.link)
        append(blanks(before: "x"), look)
        runs.append(CleanRun(content: .image(address: address, alternative: alternative, size: size), look: look))
        last = "x"
    }

    mutating func endLine() {
        forget()
        guard last != nil || runs.last?.content == .lineBreak else { return }
        runs.append(CleanRun(content: .lineBreak, look: CleanLook()))
        last = nil
    }

    /// The lines so far, cut into paragraphs where two line breaks follow each other.
    mutating func takeParagraphs() -> [[CleanRun]] {
        defer {
            runs = []
            forget()
            last = nil
        }
        var paragraphs: [[CleanRun]] = [[]]
        var breaks = 0
        for run in runs {
            if run.content == .lineBreak {
                breaks += 1
                continue
            }
            if breaks > 1 {
                paragraphs.append([])
            } else if breaks == 1, !(paragraphs.last ?? []).isEmpty {
                paragraphs[paragraphs.count - 1].append(CleanRun(content: .lineBreak, look: CleanLook()))
            }
            breaks = 0
            paragraphs[paragraphs.count - 1].append(run)
        }
        return paragraphs.filter { !$0.isEmpty }
    }

    private mutating func forget() { (wide, hasSpace, hasBreak) = (0, false, false) }

    private mutating func blanks(before next: Unicode.Scalar) -> String {
        defer { forget() }
        guard let last else { return "" }
        if wide > 0 { return String(repeating: "\u{3000}", count: wide) }
        return hasSpace && !(hasBreak && isChinese(last) && isChinese(next)) ? " " : ""
    }

    private mutating func append(_ text: String, _ look: CleanLook) {
        guard !text.isEmpty else { return }
        if let previous = runs.last, previous.look == look, case .text(let before) = previous.content {
            runs[runs.count - 1].content = .text(before + text)
        } else {
            runs.append(CleanRun(content: .text(text), look: look))
        }
    }

    private func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
            || (0x20000...0x3FFFF).contains(scalar.value)
    }
}
