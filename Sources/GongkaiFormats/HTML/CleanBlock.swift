/// A block of a cleaned text. What an article can be made of is what this type can say.
indirect enum CleanBlock: Equatable {
    case paragraph([CleanRun])
    /// A paragraph that stands in the middle or to the right, such as a line of signature.
    case aligned(CleanAlignment, [CleanRun])
    case heading(Int, [CleanRun])
    case rule
    case list(CleanList)
    case quote([CleanBlock])
    case table(CleanTable)
    case figure([CleanBlock], caption: [CleanRun])
    /// A paragraph that Word shows as an item; consecutive ones become lists.
    case item(level: Int, start: Int?, isWritten: Bool, [CleanRun])

    /// How deep the walk goes to read it again.
    var depth: Int {
        func deepest(_ blocks: [CleanBlock]) -> Int { blocks.map(\.depth).max() ?? 0 }
        return switch self {
        case .paragraph, .aligned, .rule, .item: 0
        case .heading: 1
        case .list(let list): 2 + (list.items.map(deepest).max() ?? 0)
        case .quote(let blocks): 1 + deepest(blocks)
        case .figure(let blocks, _): 1 + max(1, deepest(blocks))
        case .table(let table): 1 + (table.rows.joined().map { deepest($0.blocks) }.max() ?? 0)
        }
    }

    /// Whether a table stands in it, however deep.
    var holdsTable: Bool {
        switch self {
        case .table: true
        case .quote(let blocks), .figure(let blocks, _): blocks.contains(where: \.holdsTable)
        case .list(let list): list.items.contains { $0.contains(where: \.holdsTable) }
        case .paragraph, .aligned, .heading, .rule, .item: false
        }
    }

    /// Without its place on the line, where something else decides about that: in cells, items and figures.
    var unaligned: CleanBlock { if case .aligned(_, let runs) = self { .paragraph(runs) } else { self } }
}

struct CleanList: Equatable {
    /// The first number of a numbered list; nil for bullets.
    var start: Int?
    /// The number of each item is part of its words: （1）, a).
    var isWritten = false
    var items: [[CleanBlock]]

    /// The class of a list that prints no signs of its own.
    static let written = "is-written"
}

struct CleanTable: Equatable {
    struct Cell: Equatable {
        var isHeader: Bool
        var columns: Int
        var rows: Int
        var blocks: [CleanBlock]
    }
    var caption: [CleanRun] = []
    var head: [[Cell]] = []
    var body: [[Cell]] = []
    var foot: [[Cell]] = []

    var rows: [[Cell]] { head + body + foot }
}

/// A stretch of a line with the same look, a line break, or a picture.
struct CleanRun: Equatable {
    enum Content: Equatable {
        case text(String)
        case lineBreak
        /// The size only where the source says both sides.
        case image(address: String, alternative: String, size: PictureSize?)
    }
    var content: Content
    var look: CleanLook

    var text: String {
        switch content {
        case .text(let text): text
        case .lineBreak: " "
        case .image: ""
        }
    }
}

/// How a stretch of text looks, and where it leads.
struct CleanLook: Equatable {
    var link: String?
    var isStrong = false
    var isEmphasised = false
    var isUnderlined = false
    var isStruck = false
    var isRaised = false
    var isLowered = false

    /// The tags around such text, outermost first. One order for all texts makes the result of cleaning stable.
    var tags: [(open: String, close: String)] {
        var tags: [(open: String, close: String)] = []
        if let link { tags.append((CleanWriter.openLink(link), "</a>")) }
        for (isOn, name) in [
            (isStrong, "strong"), (isEmphasised, "em"), (isUnderlined, "u"), (isStruck, "s"), (isRaised, "sup"), (isLowered, "sub"),
        ] where isOn { tags.append(("<\(name)>", "</\(name)>")) }
        return tags
    }
}
