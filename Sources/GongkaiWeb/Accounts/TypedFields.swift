import Foundation
import GongkaiStore

/// What was typed into a form before the session ended, as the login page carries it: sealed.
struct TypedFields {
    static let name = "typed"

    static func sealed(_ fields: [FormField], _ seal: TypedSeal) -> String {
        guard !fields.isEmpty, let data = try? JSONEncoder().encode(fields.map { [$0.name, $0.value] }) else { return "" }
        return seal.sealed(String(decoding: data, as: UTF8.self))
    }

    /// Empty where there was nothing, and for what another process sealed.
    static func opened(_ text: String, _ seal: TypedSeal) -> [FormField] {
        guard let json = seal.opened(text), let pairs = try? JSONDecoder().decode([[String]].self, from: Data(json.utf8)) else { return [] }
        return pairs.filter { $0.count == 2 }.map { FormField($0[0], $0[1]) }
    }
}
