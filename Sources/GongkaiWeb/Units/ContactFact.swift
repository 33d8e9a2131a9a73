import GongkaiCore

/// A line of a table of contacts; its telephone numbers can be tapped.
struct ContactFact: Sendable {
    struct Part: Sendable {
        let text: String
        /// Not `href`: what has none must not take that of the line it stands in.
        let dial: String?
    }

    let label: String
    let parts: [Part]

    init(label: String, value: String, isTelephone: Bool) {
        self.label = label
        parts = isTelephone ? ContactFact.parts(of: value) : [Part(text: value, dial: nil)]
    }

    static func parts(of telephone: String) -> [Part] {
        TelephoneText.pieces(of: telephone).map { piece in Part(text: piece.text, dial: piece.dial.map { "tel:\($0)" }) }
    }
}
