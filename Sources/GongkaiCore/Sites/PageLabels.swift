/// The labels (网页标签) in the head of a page: `<meta name="SiteName" content="…">`. Names are case-sensitive.
package struct PageLabels: Sendable, Equatable {
    package struct Label: Sendable, Equatable {
        package let name: String
        package let content: String

        package init(_ name: String, _ content: String) {
            self.name = name
            self.content = content
        }
    }

    /// What the labels of a content page say of it.
    package struct Article: Sendable, Equatable {
        package var title: String
        package var publishedAt: Instant
        /// 来源: for own items the name of the unit.
        package var source: String
        package var keywords: [String]
        package var author: String?
        package var description: String?
        /// Address of the lead picture.
        package var image: String?
        /// Canonical address.
        package var address: String?

        package init(
            title: String, publishedAt: Instant, source: String, keywords: [String] = [], author: String? = nil,
            description: String? = nil, image: String? = nil, address: String? = nil
        ) {
            self.title = title
            self.publishedAt = publishedAt
            self.source = source
            self.keywords = keywords
            self.author = author
            self.description = description
            self.image = image
            self.address = address
        }
    }

    /// In the order of the standard.
    package let labels: [Label]

    package init(site: SiteFacts, column: SiteColumn? = nil, article: Article? = nil) {
        var labels = [Label("SiteName", site.name), Label("SiteDomain", site.domain), Label("SiteIDCode", site.idCode)]
        if let column {
            labels += [
                Label("ColumnName", column.name), Label("ColumnDescription", column.description),
                Label("ColumnKeywords", column.keywords.joined(separator: ",")), Label("ColumnType", column.kind.name),
            ]
        }
        if let article {
            labels += [
                Label("ArticleTitle", article.title), Label("PubDate", article.publishedAt.minuteText),
                Label("ContentSource", article.source),
            ]
            // Optional labels are left out rather than left empty.
            let optional: [(String, String?)] = [
                ("Keywords", article.keywords.joined(separator: ",")), ("Author", article.author), ("Description", article.description),
                ("Image", article.image), ("Url", article.address),
            ]
            labels += optional.compactMap { name, content in
                content.flatMap { $0.isEmpty ? nil : Label(name, $0) }
            }
        }
        self.labels = labels
    }

    /// Of names that must be there, those missing or empty, and those that say something else than they should (TG1–TG3).
    package func faults(in found: [Label]) -> [LabelFault] {
        let required: Set<String> = [
            "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType", "ArticleTitle",
            "PubDate", "ContentSource",
        ]
        return labels.filter { required.contains($0.name) }.compactMap { label -> LabelFault? in
            let contents = found.filter { $0.name == label.name }.map(\.content)
            guard let content = contents.first, !content.allSatisfy(\.isWhitespace) else { return .missing(label.name) }
            if contents.count > 1 { return .repeated(label.name) }
            return content == label.content ? nil : .differs(label.name, found: content, expected: label.content)
        }
    }
}

/// What is wrong with a label of a page.
package enum LabelFault: Sendable, Equatable {
    case missing(String)
    case repeated(String)
    case differs(String, found: String, expected: String)

    package var words: String {
        switch self {
        case .missing(let name): "缺少标签\(name)，或内容为空。"
        case .repeated(let name): "标签\(name)出现了不止一次。"
        case .differs(let name, let found, let expected): "标签\(name)的内容是“\(found)”，应为“\(expected)”。"
        }
    }
}

extension SiteColumn {
    /// Why the labels of the columns of a site cannot be right (TG2), each with what to do.
    package static func labelFaults(_ columns: [SiteColumn]) -> [String] {
        var faults: [String] = []
        var seen: [String: SiteColumn] = [:]
        for column in columns where !column.isArchived {
            let blank = [("名称", column.name), ("描述", column.description), ("关键词", column.keywords.joined())]
                .filter { $0.1.allSatisfy(\.isWhitespace) }.map(\.0)
            if !blank.isEmpty { faults.append("栏目“\(column.name)”（\(column.code)）没有\(blank.joined(separator: "、"))。请填写。") }
            if let other = seen.updateValue(column, forKey: column.name + "\u{0}" + column.description) {
                faults.append("栏目\(other.code)和\(column.code)的名称和描述相同（“\(column.name)”）。请加以区别。")
            }
        }
        return faults
    }
}
