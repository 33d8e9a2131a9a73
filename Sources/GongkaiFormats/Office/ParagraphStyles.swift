/// Which paragraph styles of a Word document carry list numbers.
struct ParagraphStyles {
    private struct Style {
        var parent: String?
        var list: String?
        var level: Int?
    }

    private var styles: [String: Style] = [:]
    private(set) var usual: String?

    init() {}

    /// Reads `styles.xml`.
    init(_ part: XMLReader) throws(DocumentFault) {
        var xml = part
        var id: String?
        while true {
            switch try xml.next() {
            case .start("style"):
                id = xml.attribute("styleId")
                if let id {
                    styles[id] = Style()
                    if xml.attribute("type") == "paragraph", xml.attribute("default") == "1" { usual = id }
                }
            case .end("style"): id = nil
            case .start(let name):
                guard let id else { continue }
                switch name {
                case "basedOn": styles[id]?.parent = xml.attribute("val")
                case "numId": styles[id]?.list = xml.attribute("val")
                case "ilvl": styles[id]?.level = xml.attribute("val").flatMap { Int($0) }
                default: continue
                }
            case .finished: return
            default: continue
            }
        }
    }

    /// The list and level a style gives its paragraphs, its parents asked in turn.
    func numbering(of style: String?) -> (list: String?, level: Int?) {
        var (list, level): (String?, Int?) = (nil, nil)
        var next = style ?? usual
        var steps = 0
        while let id = next, let style = styles[id], steps < 20 {
            list = list ?? style.list
            level = level ?? style.level
            next = style.parent
            steps += 1
        }
        return (list, level)
    }
}
