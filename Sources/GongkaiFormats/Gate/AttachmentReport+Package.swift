import GongkaiCore

extension AttachmentReport {
    /// What all Office files have in common: properties, macros, embedded files, pictures, links to other files.
    mutating func scanPackage(_ package: inout OfficePackage) throws(DocumentFault) {
        var personal: [String] = []
        for part in ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"] {
            guard let xml = try package.optionalPart(part) else { continue }
            for (name, value) in try PropertyPart.read(xml) {
                property(name, value)
                if PropertyPart.personal.contains(name) || part.contains("custom") { personal.append("\(name)：\(value)") }
            }
        }
        if !personal.isEmpty {
            note(.documentProperty, .question, place: "文档属性", excerpt: personal.joined(separator: "；"))
            add(lines: personal, isVisible: false) { _ in "文档属性" }
        }
        for name in package.names {
            let last = String(name.split(separator: "/").last ?? "")
            if last == "vbaProject.bin" || last == "vbaData.xml" || name.contains("/activeX/") {
                if last == "vbaProject.bin" || last.hasSuffix(".bin") { note(.macro, .blocks, excerpt: last) }
            } else if name.contains("/embeddings/") {
                note(.embeddedObject, .question, place: last)
                if let content = try package.content(name), FileKind.sniff(content) != .oldOffice { inspectInside(content, name: last) }
            } else if name.contains("/media/"), let content = try package.content(name), FileKind.sniff(content) == .image {
                // A damaged picture is the document's own trouble.
                try? scanImage(content, inside: true)
            } else if name.hasSuffix(".rels") {
                try scanLinks(try package.part(name))
            } else if name.hasPrefix("customXml/item"), name.hasSuffix(".xml"), !name.contains("Props"),
                let xml = try package.optionalPart(name)
            {
                add(lines: try Self.texts(xml), isVisible: false) { _ in "自定义数据" }
            }
        }
    }

    /// Links to files on somebody's disk or server, which are fetched when the document opens or tell its paths.
    private mutating func scanLinks(_ part: XMLReader) throws(DocumentFault) {
        var xml = part
        while true {
            switch try xml.next() {
            case .start("Relationship"):
                guard xml.attribute("TargetMode") == "External", let target = xml.attribute("Target") else { continue }
                let kind = (xml.attribute("Type") ?? "").split(separator: "/").last ?? ""
                let isLocal = target.lowercased().hasPrefix("file:") || target.hasPrefix("\\\\") || target.dropFirst().hasPrefix(":\\")
                if kind != "hyperlink" || isLocal { note(.externalLink, .question, excerpt: target) }
            case .finished: return
            default: continue
            }
        }
    }

    /// All character data, a piece a line.
    static func texts(_ part: XMLReader) throws(DocumentFault) -> [String] {
        var xml = part
        var texts: [String] = []
        while true {
            switch try xml.next() {
            case .text(let words): if !words.trimmingSpaces.isEmpty { texts.append(words) }
            case .finished: return texts
            default: continue
            }
        }
    }
}

/// The parts that say who made a document.
enum PropertyPart {
    /// Those that name persons, units or places.
    static let personal: Set<String> = ["作者", "最后修改者", "单位", "经理", "备注", "关键词", "超链接基础"]

    static func read(_ part: XMLReader) throws(DocumentFault) -> [(name: String, value: String)] {
        var xml = part
        var found: [(name: String, value: String)] = []
        while true {
            switch try xml.next() {
            case .start("property"):
                let name = xml.attribute("name") ?? ""
                let value = try xml.elementText().trimmingSpaces
                if !value.isEmpty { found.append((name, value)) }
            case .start(let name):
                guard let label = labels[name] else { continue }
                let value = try xml.elementText().trimmingSpaces
                if !value.isEmpty { found.append((label, value)) }
            case .finished: return found
            default: continue
            }
        }
    }

    private static let labels = [
        "creator": "作者", "lastModifiedBy": "最后修改者", "Company": "单位", "Manager": "经理", "title": "标题", "subject": "主题", "description": "备注",
        "keywords": "关键词", "category": "类别", "created": "创建时间", "modified": "修改时间", "Application": "软件", "HyperlinkBase": "超链接基础",
        "initial-creator": "作者", "keyword": "关键词",
    ]
}
