/// An Office file: a ZIP of parts that point to each other through relationships.
struct OfficePackage {
    struct Relationship: Sendable {
        /// The last word of the type's address: `officeDocument`, `sharedStrings`, `styles`, `worksheet` …
        let kind: String
        /// The part's name inside the archive.
        let target: String
    }

    private var archive: ZIPArchive

    init(_ bytes: [UInt8]) throws(DocumentFault) {
        archive = try ZIPArchive(bytes)
    }

    /// All parts by their names in the archive.
    var names: [String] { archive.names }

    /// A part as it is, nil when there is none of this name.
    mutating func content(_ name: String) throws(DocumentFault) -> [UInt8]? { try archive.read(name) }

    /// The main part: what the package says, or where every program puts it.
    mutating func mainPart(orElse usual: String) throws(DocumentFault) -> String {
        try relationships(of: "").values.first { $0.kind == "officeDocument" }?.target ?? usual
    }

    /// A part that must be there.
    mutating func part(_ name: String) throws(DocumentFault) -> XMLReader {
        guard let bytes = try archive.read(name) else { throw .damaged(part: name) }
        return try XMLReader(bytes, part: name)
    }

    /// A part that may be missing.
    mutating func optionalPart(_ name: String?) throws(DocumentFault) -> XMLReader? {
        guard let name, let bytes = try archive.read(name) else { return nil }
        return try XMLReader(bytes, part: name)
    }

    /// By identifier; targets resolved against the part's folder.
    mutating func relationships(of part: String) throws(DocumentFault) -> [String: Relationship] {
        let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
        let folder = part[..<cut]
        guard var xml = try optionalPart("\(folder)_rels/\(part[cut...]).rels") else { return [:] }
        var found: [String: Relationship] = [:]
        while true {
            switch try xml.next() {
            case .start("Relationship"):
                guard let id = xml.attribute("Id"), let target = xml.attribute("Target"), xml.attribute("TargetMode") != "External" else {
                    continue
                }
                let kind = (xml.attribute("Type") ?? "").split(separator: "/").last ?? ""
                found[id] = Relationship(kind: String(kind), target: Self.resolve(target, in: String(folder)))
            case .finished:
                return found
            default:
                continue
            }
        }
    }

    private static func resolve(_ target: String, in folder: String) -> String {
        var path: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for piece in target.split(separator: "/") {
            if piece == ".." { _ = path.popLast() } else if piece != "." { path.append(piece) }
        }
        return path.joined(separator: "/")
    }
}
