/// The tags of a picture that tell about its taking: a TIFF directory, as in JPEG, PNG, WebP and TIFF files.
struct EXIF {
    private(set) var hasLocation = false
    private(set) var orientation = 1
    private(set) var width = 0
    private(set) var height = 0
    /// Serial numbers and the owner's name: they name a device or a person.
    private(set) var device: [String] = []
    /// Artist, copyright, description, comment.
    private(set) var words: [String] = []
    /// Maker, model, time of taking.
    private(set) var properties: [(name: String, value: String)] = []

    private let bytes: ArraySlice<UInt8>
    private let isLittle: Bool
    private var visited: Set<Int> = []

    /// Nil when this is no TIFF directory.
    init?(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        isLittle = bytes.starts(with: "II".utf8)
        guard isLittle || bytes.starts(with: "MM".utf8), number(2, 2) == 42, let first = number(4, 4) else { return nil }
        read(first, isGPS: false)
    }

    private mutating func read(_ at: Int, isGPS: Bool) {
        guard visited.count < 16, visited.insert(at).inserted, let count = number(at, 2) else { return }
        for index in 0..<min(count, 512) {
            let entry = at + 2 + 12 * index
            guard let tag = number(entry, 2), let kind = number(entry + 2, 2), let length = number(entry + 4, 4) else { return }
            if isGPS {
                // Latitude, longitude, and where the picture looks to.
                if tag == 2 || tag == 4 || tag == 0x14 || tag == 0x16 { hasLocation = true }
                continue
            }
            switch tag {
            case 0x0100: width = number(entry + 8, kind == 3 ? 2 : 4) ?? 0
            case 0x0101: height = number(entry + 8, kind == 3 ? 2 : 4) ?? 0
            case 0x0112: orientation = number(entry + 8, 2) ?? 1
            case 0x8769: if let next = number(entry + 8, 4) { read(next, isGPS: false) }
            case 0x8825: if let next = number(entry + 8, 4) { read(next, isGPS: true) }
            case 0xA430, 0xA431, 0xA435, 0xC62F: if let text = text(entry, kind, length) { device.append(text) }
            case 0x010E, 0x013B, 0x8298, 0x9286, 0xA420: if let text = text(entry, kind, length) { words.append(text) }
            case 0x010F: if let text = text(entry, kind, length) { properties.append(("设备厂商", text)) }
            case 0x0110: if let text = text(entry, kind, length) { properties.append(("设备型号", text)) }
            case 0x0131: if let text = text(entry, kind, length) { properties.append(("软件", text)) }
            case 0x0132, 0x9003: if let text = text(entry, kind, length) { properties.append(("拍摄时间", text)) }
            default: continue
            }
        }
        if !isGPS, let next = number(at + 2 + 12 * min(count, 512), 4), next != 0 { read(next, isGPS: false) }
    }

    private func text(_ entry: Int, _ kind: Int, _ length: Int) -> String? {
        guard kind == 2 || kind == 7 || kind == 1, length > 0, length < 65_536 else { return nil }
        guard let start = length <= 4 ? entry + 8 : number(entry + 8, 4), start + length <= bytes.count else { return nil }
        let raw = bytes[(bytes.startIndex + start)..<(bytes.startIndex + start + length)]
        let text = String(decoding: raw.filter { $0 >= 0x20 }, as: UTF8.self).trimmingSpaces
        return text.isEmpty ? nil : text
    }

    private func number(_ at: Int, _ width: Int) -> Int? {
        guard at >= 0, at <= bytes.count - width else { return nil }
        let raw = bytes[(bytes.startIndex + at)..<(bytes.startIndex + at + width)]
        return (isLittle ? Array(raw.reversed()) : Array(raw)).reduce(0) { $0 << 8 | Int($1) }
    }
}
