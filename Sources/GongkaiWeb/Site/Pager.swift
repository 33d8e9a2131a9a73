/// Says how many there are, which are shown, and leads to the others.
struct Pager: Sendable {
    struct Link: Sendable {
        let label: String
        let href: String
        let isHere: Bool
        /// The dots between far pages.
        let isGap: Bool
    }

    static let sizes = [20, 50, 100, 200]

    let words: String
    let links: [Link]
    let hasLinks: Bool
    let sizeLinks: [Link]

    /// `address` gives the address of a page of a size.
    init(total: Int, page: Int, size: Int, sizes: [Int] = Pager.sizes, address: (_ page: Int, _ size: Int) -> Path) {
        let last = Pager.lastPage(total: total, size: size)
        let first = (page - 1) * size + 1
        words =
            total == 0
            ? "共 0 条"
            : page > last
                ? "共 \(grouped(total)) 条" : "共 \(grouped(total)) 条，本页第 \(grouped(first))–\(grouped(min(total, first + size - 1))) 条"
        let here = min(page, last)
        let shown = Set([1, last] + (here - 2...here + 2)).filter { (1...last).contains($0) }.sorted()
        var links: [Link] = []
        func link(_ label: String, _ number: Int, isHere: Bool = false) -> Link {
            Link(label: label, href: address(number, size).text, isHere: isHere, isGap: false)
        }
        if page > 1 { links.append(link("上一页", min(page - 1, last))) }
        for (index, number) in shown.enumerated() {
            if index > 0, number > shown[index - 1] + 1 { links.append(Link(label: "…", href: "", isHere: false, isGap: true)) }
            links.append(link("\(number)", number, isHere: number == page))
        }
        if page < last { links.append(link("下一页", page + 1)) }
        self.links = last > 1 ? links : []
        hasLinks = last > 1
        sizeLinks =
            total > Pager.sizes[0]
            ? sizes.map { Link(label: "每页\($0)条", href: address(1, $0).text, isHere: $0 == size, isGap: false) } : []
    }

    static func lastPage(total: Int, size: Int) -> Int { max(1, (total + size - 1) / size) }

    static let sample = Pager(total: 1_000, page: 9, size: 50) { page, size in Path(text: "/?page=\(page)&size=\(size)") }
}

/// A count with commas: 1,234,567.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text
}
