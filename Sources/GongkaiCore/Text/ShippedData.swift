import Foundation

/// A list that is compiled in. A damaged one stops the program at its first use, and every test.
func shipped<Value: Decodable>(_ bytes: [UInt8], named name: String) -> Value {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
        preconditionFailure("the shipped \(name) is damaged: \(error)")
    }
}
