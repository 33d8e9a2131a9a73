/// Sizes in words, as people on a telephone weigh them.
enum FileSize {
    static func words(_ bytes: Int) -> String {
        if bytes < 1_024 { return "\(bytes) 字节" }
        if bytes < 1_048_576 { return "\((bytes + 512) / 1_024) KB" }
        let tenths = (bytes * 10 + 524_288) / 1_048_576
        return tenths >= 100 || tenths % 10 == 0 ? "\((tenths + 5) / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
