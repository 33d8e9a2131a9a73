import Foundation

extension ItemForm {
    /// As it is stored: sorted keys, no spaces, so that the same form is the same text.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads what ``json()`` writes.
    package init(json: String) throws {
        self = try JSONDecoder().decode(ItemForm.self, from: Data(json.utf8))
    }
}
