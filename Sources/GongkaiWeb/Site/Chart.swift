/// A small chart as SVG, made here: its title says what it shows, and the table with the same numbers stands beside it.
///
/// Pictures of numbers for those who see them; hidden from screen readers, who have the table.
struct Chart: Sendable {
    let title: String
    let drawing: SafeHTML

    private static let width = 640

    /// A line over time: direct labels at both ends, from zero.
    init(line points: [(label: String, value: Int)], title: String, unit: String) {
        self.title = title
        let height = 150, left = 20, right = Chart.width - 70, top = 20, bottom = 118
        let most = max(1, points.map(\.value).max() ?? 1)
        func x(_ index: Int) -> Int { points.count < 2 ? left : left + (right - left) * index / (points.count - 1) }
        func y(_ value: Int) -> Int { bottom - (bottom - top) * value / most }
        let path = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(x($0)) \(y($1.value))" }.joined(separator: " ")
        var drawn = Chart.path(path, "chart__line") + Chart.path("M\(left) \(bottom) H\(right)", "chart__axis")
        for (index, point) in points.enumerated() { drawn = drawn + Chart.dot(x(index), y(point.value)) }
        if let first = points.first, let last = points.last {
            drawn =
                drawn + Chart.text(left, bottom + 22, first.label, "chart__label")
                + Chart.text(right, bottom + 22, last.label, "chart__label chart__label--end")
                + Chart.text(right + 10, y(last.value) + 5, "\(last.value)\(unit)", "chart__value")
        }
        drawing = Chart.svg(drawn, height: height)
    }

    /// Bars, one a line: name left, value at the end of its bar. Nil stands for no value, which is another thing than zero.
    init(bars: [(label: String, value: Double?, text: String)], title: String) {
        self.title = title
        let step = 26, left = 190, most = max(bars.compactMap(\.value).max() ?? 1, 0.000_001), room = Double(Chart.width - left - 90)
        var drawn = SafeHTML(escaping: "")
        for (index, bar) in bars.enumerated() {
            let top = index * step + 4
            let length = bar.value.map { max(1, Int($0 / most * room)) } ?? 0
            drawn = drawn + Chart.text(left - 10, top + 14, Chart.short(bar.label), "chart__label chart__label--end")
            if length > 0 {
                drawn =
                    drawn
                    + SafeHTML.element(
                        "rect", [("x", "\(left)"), ("y", "\(top)"), ("width", "\(length)"), ("height", "18"), ("class", "chart__bar")],
                        SafeHTML(escaping: ""))
            }
            drawn = drawn + Chart.text(left + length + 8, top + 14, bar.text, "chart__value")
        }
        drawing = Chart.svg(drawn, height: bars.count * step + 8, "chart__picture--wide") + Chart.narrow(bars, most: most)
    }

    /// The same for a telephone, as wide as its screen so that letters keep their size: the name stands above its bar.
    private static func narrow(_ bars: [(label: String, value: Double?, text: String)], most: Double) -> SafeHTML {
        let width = 340, step = 46, room = Double(width - 80)
        var drawn = SafeHTML(escaping: "")
        for (index, bar) in bars.enumerated() {
            let top = index * step, length = bar.value.map { max(1, Int($0 / most * room)) } ?? 0
            drawn = drawn + text(0, top + 14, bar.label.count > 24 ? bar.label.prefix(23) + "…" : bar.label, "chart__label")
            if length > 0 {
                drawn =
                    drawn
                    + SafeHTML.element(
                        "rect", [("x", "0"), ("y", "\(top + 20)"), ("width", "\(length)"), ("height", "16"), ("class", "chart__bar")],
                        SafeHTML(escaping: ""))
            }
            drawn = drawn + text(length + 8, top + 33, bar.text, "chart__value")
        }
        return svg(drawn, width: width, height: bars.count * step, "chart__picture--narrow")
    }

    private static func short(_ label: String) -> String { label.count > 12 ? label.prefix(11) + "…" : label }

    private static func svg(_ content: SafeHTML, width: Int = Chart.width, height: Int, _ name: String? = nil) -> SafeHTML {
        SafeHTML.element(
            "svg",
            [
                ("class", "chart__picture\(name.map { " \($0)" } ?? "")"), ("viewBox", "0 0 \(width) \(height)"), ("aria-hidden", "true"),
                ("focusable", "false"),
            ], content)
    }

    private static func path(_ path: String, _ name: String) -> SafeHTML {
        SafeHTML.element("path", [("d", path), ("class", name)], SafeHTML(escaping: ""))
    }

    private static func dot(_ x: Int, _ y: Int) -> SafeHTML {
        SafeHTML.element("circle", [("cx", "\(x)"), ("cy", "\(y)"), ("r", "3"), ("class", "chart__dot")], SafeHTML(escaping: ""))
    }

    private static func text(_ x: Int, _ y: Int, _ text: String, _ name: String) -> SafeHTML {
        SafeHTML.element("text", [("x", "\(x)"), ("y", "\(y)"), ("class", name)], SafeHTML(escaping: text))
    }
}
