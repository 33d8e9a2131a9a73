/// An article's text after cleaning.
package struct CleanedDocument: Sendable, Equatable {
    package struct Link: Sendable, Equatable {
        package let address: String
        package let text: String
    }
    package struct Image: Sendable, Equatable {
        package let address: String
        package let alternative: String
    }
    package struct Heading: Sendable, Equatable {
        /// 2, 3 or 4: the page's title is the heading of level 1.
        package let level: Int
        package let text: String
    }
    /// What was taken out, so that the writer can be told.
    package enum Removal: String, Sendable, CaseIterable {
        case script, embedded, control, hidden, link, image, deletion

        package var chinese: String {
            switch self {
            case .script: "脚本"
            case .embedded: "嵌入的页面、图形或音视频"
            case .control: "表单控件"
            case .hidden: "看不见的内容"
            case .link: "不能使用的链接地址"
            case .image: "外部图片（请用“插入图片”上传）"
            case .deletion: "修订中已删除的文字"
            }
        }
    }

    package let html: String
    /// For search and for the gate: one line for each paragraph, heading, item and table row.
    package let text: String
    package let links: [Link]
    package let images: [Image]
    package let outline: [Heading]
    package let removed: [Removal: Int]

    init(_ blocks: [CleanBlock], removed: [Removal: Int]) {
        html = CleanWriter.html(blocks)
        text = CleanWriter.lines(blocks).map { $0.map(\.text).joined() }.filter { !$0.isEmpty }.joined(separator: "\n")
        self.removed = removed
        var found = Contents()
        found.visit(blocks)
        (links, images, outline) = (found.links, found.images, found.outline)
    }

    private struct Contents {
        var links: [Link] = []
        var images: [Image] = []
        var outline: [Heading] = []

        mutating func visit(_ blocks: [CleanBlock]) {
            for block in blocks {
                switch block {
                case .paragraph(let runs), .aligned(_, let runs), .item(_, _, _, let runs): visit(runs)
                case .heading(let level, let runs):
                    outline.append(Heading(level: level, text: runs.map(\.text).joined()))
                    visit(runs)
                case .rule: continue
                case .list(let list): list.items.forEach { visit($0) }
                case .quote(let blocks): visit(blocks)
                case .figure(let blocks, let caption):
                    visit(blocks)
                    visit(caption)
                case .table(let table):
                    visit(table.caption)
                    table.rows.joined().forEach { visit($0.blocks) }
                }
            }
        }

        private mutating func visit(_ runs: [CleanRun]) {
            var open: String?
            for run in runs {
                if case .image(let address, let alternative, _) = run.content {
                    images.append(Image(address: address, alternative: alternative))
                }
                if let link = run.look.link {
                    if link == open, let last = links.last {
                        links[links.count - 1] = Link(address: link, text: last.text + run.text)
                    } else {
                        links.append(Link(address: link, text: run.text))
                    }
                }
                open = run.look.link
            }
        }
    }
}
