/// Writes the new document: pictures of pages, an invisible text above them, nothing else. No date, no name, no number that is drawn.
struct RedactedPDF {
    /// A piece of invisible text and its place, in points of type from the upper left corner.
    struct Text {
        let text: String
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double
        let isVertical: Bool
    }

    /// A label and where it lies, in points of type from the upper left corner.
    struct Mark {
        let label: RedactionLabel
        let left: Double
        let top: Double
        let width: Double
        let height: Double
    }

    private var objects: [[UInt8]] = Array(repeating: [], count: 8)
    private var pages: [Int] = []
    private var labels: [String: Int] = [:]
    /// Characters as the text has them: those of the first plane are their own code.
    private var codes: [Unicode.Scalar: UInt16] = [:]
    private var nextOwnCode: UInt16 = 0xE000
    private(set) var size = 0

    /// - Parameter scale: points of type to a point of the picture. Its last row and column may stand out: they were only begun.
    mutating func add(_ picture: PackedPicture, scale: Double, on paper: PDFPaper.Size, texts: [Text], marks: [Mark]) {
        let (width, height) = (paper.width, paper.height)
        let space = picture.channels == 1 ? "/DeviceGray" : "/DeviceRGB"
        let image = add(
            "/Type/XObject/Subtype/Image/Width \(picture.width)/Height \(picture.height)/ColorSpace\(space)/BitsPerComponent 8"
                + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors \(picture.channels)/Columns \(picture.width)>>", picture.data)
        let (wide, high) = (Double(picture.width) * scale, Double(picture.height) * scale)
        var content = "q \(number(wide)) 0 0 \(number(high)) 0 \(number(height - high)) cm /P Do Q\n"
        var names = ["/P \(image) 0 R"]
        for mark in marks {
            let object = object(of: mark.label)
            let name = "/L\(object) \(object) 0 R"
            if !names.contains(name) { names.append(name) }
            let bottom = height - mark.top - mark.height
            content += "q 1 g \(number(mark.width)) 0 0 \(number(mark.height)) \(number(mark.left)) \(number(bottom)) cm /L\(object) Do Q\n"
        }
        for text in texts { content += line(text, pageHeight: height) }
        let stream = add("/Filter/FlateDecode", Zlib.compress(Array(content.utf8)))
        pages.append(
            add(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(number(width)) \(number(height))]/Contents \(stream) 0 R"
                    + "/Resources<</XObject<<\(names.joined())>>/Font<</T 3 0 R>>>>>>"))
    }

    /// The words of the format itself, as every document of ours holds them.
    static var vocabulary: String {
        var pdf = RedactedPDF()
        let dot = RasterPicture(width: 1, height: 1, channels: 3, points: [0, 0, 0])
        for picture in [dot, dot.withoutIdleChannels()] {
            pdf.add(PackedPicture(picture), scale: 1, on: PDFPaper.Size(width: 1, height: 1), texts: [], marks: [])
        }
        let mask = "/Type/XObject/Subtype/Image/ImageMask true /BitsPerComponent 1/Filter/FlateDecode"
        return String(decoding: PDFInside(pdf.finish()).rest, as: UTF8.self) + mask + pdf.meaning
    }

    /// The whole file.
    mutating func finish() -> [UInt8] {
        set(1, "<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>")
        set(2, "<</Type/Pages/Count \(pages.count)/Kids[\(pages.map { "\($0) 0 R" }.joined(separator: " "))]>>")
        set(3, "<</Type/Font/Subtype/Type0/BaseFont/Unseen/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>")
        set(
            4,
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Unseen/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + "/FontDescriptor 6 0 R/CIDToGIDMap 8 0 R/DW 1000/W[32 126 500]>>")
        set(5, "/Filter/FlateDecode", Zlib.compress(Array(meaning.utf8)))
        set(
            6,
            "<</Type/FontDescriptor/FontName/Unseen/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80"
                + "/FontFile2 7 0 R>>")
        set(7, "/Filter/FlateDecode/Length1 \(EmptyFont.bytes.count)", Zlib.compress(EmptyFont.bytes))
        // Every code is drawn by the one glyph there is.
        set(8, "/Filter/FlateDecode", Zlib.compress([UInt8](repeating: 0, count: 131_072)))
        // Four bytes above 127 say to every program that what follows is not text.
        var file = Array("%PDF-1.5\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let place = "\(file.count)"
            table += String(repeating: "0", count: max(0, 10 - place.count)) + place + " 00000 n \n"
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = file.count
        return file + Array("\(table)trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8)
    }

    // MARK: Objects

    private mutating func add(_ text: String) -> Int {
        objects.append(Array(text.utf8))
        size += text.utf8.count
        return objects.count
    }

    private mutating func add(_ head: String, _ stream: [UInt8]) -> Int {
        objects.append(Self.stream(head, stream))
        size += stream.count
        return objects.count
    }

    private mutating func set(_ number: Int, _ text: String) {
        objects[number - 1] = Array(text.utf8)
    }

    private mutating func set(_ number: Int, _ head: String, _ stream: [UInt8]) {
        objects[number - 1] = Self.stream(head, stream)
    }

    private static func stream(_ head: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("<<\(head)/Length \(bytes.count)>>stream\n".utf8) + bytes + Array("\nendstream".utf8)
    }

    private mutating func object(of label: RedactionLabel) -> Int {
        if let known = labels[label.caption] { return known }
        let object = add(
            "/Type/XObject/Subtype/Image/ImageMask true/Width \(label.width)/Height \(label.height)/BitsPerComponent 1/Filter/FlateDecode",
            Zlib.compress(label.mask))
        labels[label.caption] = object
        return object
    }

    // MARK: Text

    private mutating func line(_ text: Text, pageHeight: Double) -> String {
        var hex = ""
        var ems = 0.0
        for scalar in text.text.unicodeScalars {
            guard let code = code(of: scalar) else { continue }
            let digits = String(code, radix: 16, uppercase: true)
            hex += String(repeating: "0", count: 4 - digits.count) + digits
            ems += (32...126).contains(code) ? 0.5 : 1
        }
        let (wide, high) = (text.right - text.left, text.bottom - text.top)
        let (along, across) = text.isVertical ? (high, wide) : (wide, high)
        guard !hex.isEmpty, along > 0.1, across > 0.1, along.isFinite, across.isFinite else { return "" }
        let stretch = max(1, min(10_000, along / (ems * across) * 100))
        let matrix =
            text.isVertical
            ? "0 -1 1 0 \(number(text.left + 0.2 * wide)) \(number(pageHeight - text.top))"
            : "1 0 0 1 \(number(text.left)) \(number(pageHeight - text.bottom + 0.2 * high))"
        return "BT 3 Tr /T \(number(across)) Tf \(number(stretch)) Tz \(matrix) Tm <\(hex)> Tj ET\n"
    }

    private mutating func code(of scalar: Unicode.Scalar) -> UInt16? {
        if let known = codes[scalar] { return known }
        if scalar.value <= 0xFFFF {
            codes[scalar] = UInt16(scalar.value)
        } else {
            // What is rarer is given the codes that nobody owns.
            guard nextOwnCode < 0xF8FF else { return nil }
            codes[scalar] = nextOwnCode
            nextOwnCode += 1
        }
        return codes[scalar]
    }

    /// Which characters the codes stand for, so that text can be searched and copied.
    private var meaning: String {
        var map = """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange

            """
        let hex: (UInt16) -> String = { code in
            let digits = String(code, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        let entries = codes.sorted { $0.value < $1.value }
        for start in stride(from: 0, to: entries.count, by: 100) {
            let part = entries[start..<min(start + 100, entries.count)]
            map += "\(part.count) beginbfchar\n"
            for (scalar, code) in part { map += "<\(hex(code))> <\(String(scalar).utf16.map(hex).joined())>\n" }
            map += "endbfchar\n"
        }
        return map + "endcmap CMapName currentdict /CMap defineresource pop end end\n"
    }

    /// Two digits behind the point, whatever the language of the system.
    private func number(_ value: Double) -> String {
        let hundredths = Int((max(-1e9, min(1e9, value)) * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
