import Foundation

/// What commands print: results on standard output, progress on standard error while a person is watching.
enum Output {
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// What a person should know beside the result.
    static func warn(_ text: String) {
        FileHandle.standardError.write(Data("gongkai: \(text)\n".utf8))
    }

    /// One JSON value, keys in order, so that two runs can be compared.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
