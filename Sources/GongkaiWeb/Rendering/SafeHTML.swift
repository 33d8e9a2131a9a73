import GongkaiFormats

/// HTML made by this program from escaped parts. Only values of this type may stand in `{{{…}}}`; a test sees to it.
struct SafeHTML: Sendable {
    private(set) var text: String

    /// Text with nothing special in it.
    init(escaping text: String) {
        self.text = SafeHTML.escaped(text)
    }

    private init(text: String) {
        self.text = text
    }

    /// What somebody wrote, rebuilt from the allow list.
    init(cleaned: CleanedDocument) {
        self.text = cleaned.html
    }

    /// The same text with more of our own around what is in it.
    func rebuilt(_ change: (String) -> String) -> SafeHTML { SafeHTML(text: change(text)) }

    /// Data for other programs, to stand in a `<script type="application/ld+json">`: nothing in it can end the element.
    init(data: JSONValue) {
        self.text = data.scriptText()
    }

    /// An element with escaped attribute values around content that is already safe.
    static func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: SafeHTML) -> SafeHTML {
        let written = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
        return SafeHTML(text: "<\(name)\(written)>\(content.text)</\(name)>")
    }

    static func + (a: SafeHTML, b: SafeHTML) -> SafeHTML { SafeHTML(text: a.text + b.text) }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(escaping: text)
        return String(decoding: bytes, as: UTF8.self)
    }
}
