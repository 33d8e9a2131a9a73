/// Names of files as every system can keep them.
package enum AttachmentName {
    /// In characters and in bytes: file systems take 255 bytes.
    static let longest = (characters: 120, bytes: 200)

    /// The name without folders, invisible characters and what systems forbid, with an ending that fits the content. The rest stays as the
    /// writer chose it. An ending that promises something else is refused.
    package static func cleaned(_ raw: String, for type: AttachmentType) throws(AttachmentRefusal) -> String {
        let plain = plain(raw)
        guard let ending = ending(of: plain) else { return whole(plain, type.endings[0]) }
        let stem = String(plain.dropLast(ending.count + 1))
        if type.endings.contains(ending) { return whole(stem, ending) }
        // A picture under another picture's ending is the most common slip, and harms nobody.
        if type.isPicture, AttachmentType.allCases.contains(where: { $0.isPicture && $0.endings.contains(ending) }) {
            return whole(stem, type.endings[0])
        }
        if macros.contains(ending) { throw .macro }
        if promising.contains(ending) || FileKind.named(by: "x." + ending) != nil { throw .wrongEnding(found: type, ending: ending) }
        // Part of the name, such as "v1.final".
        return whole(plain, type.endings[0])
    }

    /// Lower-case, without its point; nil where what follows the last point is no ending.
    static func ending(of name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...]
        guard (1...5).contains(ending.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            ending.contains(where: \.isLetter)
        else { return nil }
        return ending.lowercased()
    }

    private static func plain(_ raw: String) -> String {
        let last = raw.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        var view = String.UnicodeScalarView()
        for scalar in last.unicodeScalars {
            switch scalar.value {
            // Controls, invisible blanks, and marks that turn the direction: "报告\u{202E}fdp.exe" would read as a PDF.
            case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFF, 0xE0000...0xE007F:
                continue
            case 0x22, 0x2A, 0x3A, 0x3C, 0x3E, 0x3F, 0x7C: view.append("_")
            default: view.append(scalar)
            }
        }
        return trimmed(String(view))
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace || first == "." { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace || last == "." { rest.removeLast() }
        return String(rest)
    }

    private static func whole(_ stem: String, _ ending: String) -> String {
        var stem = trimmed(stem)
        if stem.isEmpty { stem = "附件" }
        // Windows keeps these for devices, whatever follows the point.
        if devices.contains(String(stem.prefix { $0 != "." }).trimmingSpaces.uppercased()) { stem = "附件-" + stem }
        stem = String(stem.prefix(longest.characters))
        while stem.utf8.count > longest.bytes { stem.removeLast() }
        return trimmed(stem) + "." + ending
    }

    private static let devices: Set<String> =
        Set(["CON", "PRN", "AUX", "NUL"] + (0...9).flatMap { ["COM\($0)", "LPT\($0)"] })
    private static let macros: Set<String> = ["docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm"]
    private static let promising: Set<String> = [
        "exe", "com", "bat", "cmd", "msi", "scr", "ps1", "vbs", "js", "jar", "sh", "apk", "svg", "xml", "php", "asp", "jsp", "ofd", "mp3",
        "mp4", "m4v", "avi", "wmv", "mov", "wav", "heic",
    ]
}
