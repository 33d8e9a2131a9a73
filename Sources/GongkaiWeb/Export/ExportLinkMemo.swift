/// Links that were written before: what stands around pages stands around thousands of them, and is worked out once for each depth of folder.
/// Belongs to one task.
struct ExportLinkMemo {
    struct Written {
        let bytes: [UInt8]
        /// Where it leads, if no list of the export knows of it.
        let further: String?
    }

    private var known: [Int: [String: Written?]] = [:]

    /// Links of one depth; beyond them all of it are forgotten.
    private static let most = 4_096

    /// What a link becomes on pages so deep; nil in the outer sense when that is not known, in the inner one when it stays as it is.
    func written(_ link: String, depth: Int) -> Written?? { known[depth]?[link] }

    mutating func keep(_ written: Written?, for link: String, depth: Int) {
        if known[depth, default: [:]].count >= Self.most { known[depth] = [:] }
        known[depth, default: [:]][link] = .some(written)
    }
}
