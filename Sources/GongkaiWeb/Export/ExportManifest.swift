import Foundation
import GongkaiCore

/// What an export has written, kept in the folder beside it: the next one writes only what changed and removes only what it wrote itself.
struct ExportManifest {
    struct Entry {
        /// Of the bytes of the file.
        let sha256: String
        /// The address it was rendered from.
        let target: String
        /// What it shows; nil where the page did not say so, and it is rendered each time.
        let tags: Set<PageTag>?
        /// Addresses that only this page led to, as far as is known.
        let leadsTo: [String]
    }

    /// Under what it was written: with other marks every page is rendered anew.
    var marks: [String: String] = [:]
    /// By the name of the file.
    var entries: [String: Entry] = [:]

    static let name = ".gongkai-export"
    private static let head = "gongkai-export 1"

    init() {}

    /// Nil for a text that is no manifest, or one of another making.
    init?(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.head[...] else { return nil }
        while let line = lines.popFirst(), !line.isEmpty {
            guard let cut = line.firstIndex(of: "=") else { return nil }
            marks[String(line[..<cut])] = String(line[line.index(after: cut)...])
        }
        for line in lines where !line.isEmpty {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 5 else { return nil }
            let tags = fields[3] == "-" ? nil : Set(fields[3].split(separator: " ").map { PageTag(text: String($0)) })
            entries[String(fields[0])] = Entry(
                sha256: String(fields[1]), target: String(fields[2]), tags: tags, leadsTo: fields[4].split(separator: " ").map(String.init))
        }
    }

    var text: String {
        var lines = [Self.head] + marks.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + [""]
        lines.reserveCapacity(entries.count + lines.count)
        for (file, entry) in entries.sorted(by: { $0.key < $1.key }) {
            let tags = entry.tags.map { $0.map(\.text).sorted().joined(separator: " ") } ?? "-"
            lines.append([file, entry.sha256, entry.target, tags, entry.leadsTo.joined(separator: " ")].joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
