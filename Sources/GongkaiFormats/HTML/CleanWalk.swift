/// Walks a parsed page and gathers what may stay.
struct CleanWalk {
    let policy: CleanHTMLPolicy
    var removed: [CleanedDocument.Removal: Int] = [:]
    private var parts = 0
    private var nodes = 0
    private var depth = 0

    /// Blocks that are finished, the line that is being written, and a marker of Word seen on it.
    struct Flow {
        var blocks: [CleanBlock] = []
        var line = CleanInline()
        var marker: String?
        /// Inside a paragraph that Word calls an item of a list.
        var isItem = false
        var alignment: CleanAlignment?
    }

    init(_ policy: CleanHTMLPolicy) { self.policy = policy }

    mutating func blocks(of node: HTMLNode, look: CleanLook = CleanLook()) throws(CleanHTMLFault) -> [CleanBlock] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= policy.maximumDepth else { throw .tooDeep(levels: policy.maximumDepth) }
        var flow = Flow()
        for child in node.children { try walk(child, look, &flow) }
        try end(&flow)
        return WordList.grouped(flow.blocks)
    }

    mutating func count(_ more: Int) throws(CleanHTMLFault) {
        parts += more
        guard parts <= policy.maximumParts else { throw .tooManyParts(policy.maximumParts) }
    }

    private mutating func end(_ flow: inout Flow) throws(CleanHTMLFault) {
        for runs in flow.line.takeParagraphs() {
            try count(1 + runs.count)
            flow.blocks.append(flow.alignment.map { .aligned($0, runs) } ?? .paragraph(runs))
        }
    }

    private mutating func walk(_ node: HTMLNode, _ look: CleanLook, _ flow: inout Flow) throws(CleanHTMLFault) {
        nodes += 1
        // Cleaned text has at most eight nodes for each part.
        guard nodes <= 20 * policy.maximumParts else { throw .tooManyParts(policy.maximumParts) }
        if let words = node.text {
            flow.line.add(words, look)
            return
        }
        guard let name = node.name else { return }
        if let removal = Self.removal(of: node, name) {
            removed[removal, default: 0] += 1
            return
        }
        guard !Self.dropped.contains(name), !node.isForeign, !Self.isOfficeData(node, name) else { return }
        let style = CleanStyle(node.attribute("style"))
        guard !style.isHidden, node.attribute("hidden") == nil else {
            removed[.hidden, default: 0] += 1
            return
        }
        if style.isListMarker {
            var inside = Flow()
            for child in node.children { try walk(child, CleanLook(), &inside) }
            let marker = inside.line.takeParagraphs().joined().map(\.text).joined()
            if flow.isItem, flow.line.isEmpty, flow.marker == nil { flow.marker = marker } else { flow.line.add(marker, look) }
            return
        }
        switch name {
        case "br": flow.line.endLine()
        case "img": addImage(node, look, &flow)
        case "hr":
            try end(&flow)
            try count(1)
            flow.blocks.append(.rule)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            try addHeading(node, level: min(max(Int(name.dropFirst()) ?? 2, 2), 4), look, &flow)
        case "ul", "ol", "menu", "dir": try addList(node, look, &flow)
        case "blockquote":
            try end(&flow)
            let blocks = try blocks(of: node, look: look)
            if !blocks.isEmpty { flow.blocks.append(.quote(blocks)) }
        case "figure": try addFigure(node, look, &flow)
        case "table":
            try end(&flow)
            flow.blocks += try table(node, look)
        case "pre", "listing", "xmp", "plaintext":
            try end(&flow)
            try walkVerbatim(node, look, &flow)
            try end(&flow)
        case _ where Self.inline.contains(name):
            var look = look
            change(&look, node, name, style)
            for child in node.children { try walk(child, look, &flow) }
        default:
            try addBlock(node, style, look, &flow)
        }
    }

    // MARK: Lines

    private mutating func change(_ look: inout CleanLook, _ node: HTMLNode, _ name: String, _ style: CleanStyle) {
        switch name {
        case "b", "strong": look.isStrong = true
        case "i", "em", "cite", "dfn", "var": look.isEmphasised = true
        case "u": look.isUnderlined = true
        case "s", "strike": look.isStruck = true
        case "sup": (look.isRaised, look.isLowered) = (true, false)
        case "sub": (look.isRaised, look.isLowered) = (false, true)
        case "a":
            guard let address = node.attribute("href") else { break }
            look.link = CleanAddress.link(address)
            if look.link == nil, !address.hasPrefix("#") { removed[.link, default: 0] += 1 }
        default: break
        }
        style.apply(to: &look)
    }

    private mutating func addImage(_ node: HTMLNode, _ look: CleanLook, _ flow: inout Flow) {
        guard let address = CleanAddress.image(node.attribute("src") ?? "", below: policy.fileAddresses) else {
            removed[.image, default: 0] += 1
            return
        }
        var alternative = CleanInline()
        alternative.add(node.attribute("alt") ?? "", CleanLook())
        flow.line.addImage(address, alternative: alternative.runs.map(\.text).joined(), size: Self.size(of: node), look)
    }

    /// What keeps the place of a picture free until it is loaded.
    private static func size(of node: HTMLNode) -> PictureSize? {
        guard let width = node.attribute("width").flatMap({ Int($0) }), let height = node.attribute("height").flatMap({ Int($0) }),
            (1...20_000).contains(width), (1...20_000).contains(height)
        else { return nil }
        return PictureSize(width: width, height: height)
    }

    private mutating func walkVerbatim(_ node: HTMLNode, _ look: CleanLook, _ flow: inout Flow) throws(CleanHTMLFault) {
        for child in node.children {
            guard let words = child.text else {
                try walk(child, look, &flow)
                continue
            }
            for (index, line) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { flow.line.endLine() }
                flow.line.add(String(line), look)
            }
        }
    }

    // MARK: Blocks

    private mutating func addBlock(_ node: HTMLNode, _ style: CleanStyle, _ look: CleanLook, _ flow: inout Flow) throws(CleanHTMLFault) {
        try end(&flow)
        let level = style.listLevel
        let outside = (flow.marker, flow.isItem, flow.alignment)
        (flow.marker, flow.isItem) = (nil, level != nil)
        if let said = Self.alignment(of: node, style) { flow.alignment = said }
        let start = flow.blocks.count
        var look = look
        style.apply(to: &look)
        for child in node.children { try walk(child, look, &flow) }
        try end(&flow)
        let marker = flow.marker
        (flow.marker, flow.isItem, flow.alignment) = outside
        if level != nil { flow.blocks[start...] = flow.blocks[start...].map(\.unaligned)[...] }
        guard let level, let marker, flow.blocks.count > start, case .paragraph(let runs) = flow.blocks[start] else { return }
        flow.blocks[start] =
            flow.blocks.count == start + 1
            ? WordList.item(level: level, marker: marker, runs) : .paragraph(WordList.labelled(marker, runs))
    }

    /// What an element says about the lines in it; nil for nothing.
    private static func alignment(of node: HTMLNode, _ style: CleanStyle) -> CleanAlignment?? {
        if let said = node.attribute("class").flatMap({ CleanAlignment(classes: $0) }) { return said }
        if let said = style.alignment { return said }
        if let said = node.attribute("align") { return CleanAlignment(said: said.lowercased()) }
        return node.name == "center" ? .center : nil
    }

    private mutating func addHeading(_ node: HTMLNode, level: Int, _ look: CleanLook, _ flow: inout Flow) throws(CleanHTMLFault) {
        try end(&flow)
        for block in try blocks(of: node, look: look).map(\.unaligned) {
            guard case .paragraph(let runs) = block else {
                flow.blocks.append(block)
                continue
            }
            // A heading is bold by itself.
            var line = CleanInline()
            for run in runs { line.add(run, isStrong: false) }
            for paragraph in line.takeParagraphs() { flow.blocks.append(.heading(level, paragraph)) }
        }
    }

    private mutating func addList(_ node: HTMLNode, _ look: CleanLook, _ flow: inout Flow) throws(CleanHTMLFault) {
        try end(&flow)
        depth += 1
        defer { depth -= 1 }
        guard depth <= policy.maximumDepth else { throw .tooDeep(levels: policy.maximumDepth) }
        var list = CleanList(start: nil, items: [])
        if node.name == "ul" { list.isWritten = node.attribute("class")?.split(separator: " ").contains(CleanList.written[...]) ?? false }
        if node.name == "ol" {
            let start = node.attribute("start").flatMap { Int($0) } ?? 1
            list.start = (0...9_999).contains(start) ? start : 1
        }
        var loose = Flow()
        for child in node.children {
            if child.name == "li" {
                try end(&loose)
                let blocks = try blocks(of: child, look: look)
                if !blocks.isEmpty { list.items.append(blocks) }
            } else {
                let before = loose.blocks.count
                try walk(child, look, &loose)
                // A list directly inside a list belongs to the item before it.
                if loose.blocks.count > before, !list.items.isEmpty {
                    list.items[list.items.count - 1] += WordList.grouped(loose.blocks)
                    loose.blocks = []
                }
            }
        }
        try end(&loose)
        if !loose.blocks.isEmpty { list.items.append(WordList.grouped(loose.blocks)) }
        if !list.items.isEmpty { flow.blocks.append(.list(list)) }
    }

    private mutating func addFigure(_ node: HTMLNode, _ look: CleanLook, _ flow: inout Flow) throws(CleanHTMLFault) {
        try end(&flow)
        depth += 1
        defer { depth -= 1 }
        guard depth <= policy.maximumDepth else { throw .tooDeep(levels: policy.maximumDepth) }
        var inside = Flow()
        var caption: [CleanRun] = []
        for child in node.children {
            if child.name == "figcaption", caption.isEmpty {
                try end(&inside)
                caption = try line(of: child, look)
            } else {
                try walk(child, look, &inside)
            }
        }
        try end(&inside)
        let blocks = WordList.grouped(inside.blocks).map(\.unaligned)
        let isFigure = blocks.contains { block in
            if case .paragraph(let runs) = block {
                runs.contains { if case .image = $0.content { true } else { false } }
            } else {
                block.holdsTable
            }
        }
        if isFigure {
            flow.blocks.append(.figure(blocks, caption: caption))
        } else {
            flow.blocks += blocks + (caption.isEmpty ? [] : [.paragraph(caption)])
        }
    }

    /// Everything in an element as one line.
    mutating func line(of node: HTMLNode, _ look: CleanLook) throws(CleanHTMLFault) -> [CleanRun] {
        var line = CleanInline()
        for runs in CleanWriter.lines(try blocks(of: node, look: look)) {
            line.endLine()
            for run in runs { line.add(run, isStrong: run.look.isStrong) }
        }
        return line.takeParagraphs().reduce([]) { whole, runs in
            whole.isEmpty ? runs : whole + [CleanRun(content: .lineBreak, look: CleanLook())] + runs
        }
    }

    // MARK: What goes

    private static func removal(of node: HTMLNode, _ name: String) -> CleanedDocument.Removal? {
        switch name {
        case "script": .script
        case "iframe", "object", "embed", "applet", "video", "audio", "frameset": .embedded
        case "svg", "math": .embedded
        case "input", "button", "select", "textarea": .control
        default: isDeletion(node, name) ? .deletion : nil
        }
    }

    /// What was deleted while changes were tracked. Somebody struck it out in order that nobody reads it; text that is meant to be read struck
    /// out stands in `s`, without Word's marks of a change.
    private static func isDeletion(_ node: HTMLNode, _ name: String) -> Bool {
        if name == "del" || (name.isEmpty && ["w:del", "w:movefrom"].contains(node.writtenName)) { return true }
        guard ["s", "strike", "span"].contains(name) else { return false }
        let marks = node.attribute("class")?.lowercased() ?? ""
        if marks.contains("msodel") || marks.contains("w:del") { return true }
        // Only a tracked change says who made it and when.
        return name != "span" && (node.attribute("datetime") != nil || node.attribute("cite") != nil)
    }

    /// Word's data islands and drawings: `<xml>`, `w:`, `m:`, `v:`. Its other elements (`o:p`, `st1:`) stand around text.
    private static func isOfficeData(_ node: HTMLNode, _ name: String) -> Bool {
        guard name.isEmpty else { return false }
        let written = node.writtenName
        return written == "xml" || ["w:", "m:", "v:"].contains { written.hasPrefix($0) } || written.hasPrefix("o:office")
    }

    private static let dropped: Set<String> = [
        "style", "noscript", "template", "canvas", "datalist", "noframes", "head", "title", "link", "meta", "base", "area", "map", "source",
        "track", "param", "rp", "rt", "col", "colgroup", "frame", "keygen", "progress", "meter", "output",
    ]
    /// The empty name stands for elements HTML does not know.
    private static let inline: Set<String> = [
        "", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
}

extension CleanInline {
    fileprivate mutating func add(_ run: CleanRun, isStrong: Bool) {
        var look = run.look
        look.isStrong = isStrong
        switch run.content {
        case .text(let text): add(text, look)
        case .lineBreak: endLine()
        case .image(let address, let alternative, let size): addImage(address, alternative: alternative, size: size, look)
        }
    }
}
