import Foundation

@testable import GongkaiCore

/// Published reports kept beside the tests, and blocks made of text.
enum ReportFixture {
    static func text(_ name: String, file: String = #filePath) throws -> String {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")
        return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    static func figures(_ name: String) throws -> [String: FigureValue] {
        struct Published: Decodable { let figures: [String: FigureValue] }
        return try JSONDecoder().decode(Published.self, from: Data(text(name).utf8)).figures
    }

    static func read(_ text: String) throws -> ReadReport { try ReportCheck.read([.paragraph(text)]) }
}
