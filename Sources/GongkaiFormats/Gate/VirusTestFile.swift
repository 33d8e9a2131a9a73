/// The harmless file by which virus scanners are tested. Whoever uploads it wants to know whether anybody looks.
enum VirusTestFile {
    /// In two halves, or scanners would take this program for it.
    private static let start = Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"#.utf8) + Array("STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)
    /// An archive in an archive is opened, a third one in them is not.
    private static let deepest = 2

    /// Whether the bytes are that file, or an archive that holds it.
    static func isIn(_ bytes: [UInt8], depth: Int = 0) -> Bool {
        if bytes.starts(with: start) { return true }
        guard depth <= deepest, bytes.starts(with: [0x50, 0x4B]), var archive = try? ZIPArchive(bytes) else { return false }
        for name in archive.names {
            // What cannot be unpacked is judged by whoever reads the whole file.
            guard let content = try? archive.read(name) else { continue }
            if isIn(content, depth: depth + 1) { return true }
        }
        return false
    }
}
