import Foundation
import Testing

@testable import GongkaiFormats

@Suite struct OpenAPIDocumentTests {
    static let document = OpenAPIDocument(
        title: "蒸湘区政府信息公开", version: "1", server: "https://www.example.cn",
        operations: [
            OpenAPIDocument.Operation(
                path: "/api/items/{id}", id: "item", summary: "一条信息",
                parameters: [
                    OpenAPIDocument.Parameter("id", in: .path, "编号", .integer(1...9_007_199_254_740_991)),
                    OpenAPIDocument.Parameter("q", in: .query, "查找", .textOfLength(1...100)),
                ],
                responses: [.json(200, "信息", .named("Item")), OpenAPIDocument.Response(404, "没有这条信息")])
        ],
        schemas: [
            "Item": .object([
                OpenAPIDocument.Property("title", .text, "标题"),
                OpenAPIDocument.Property(
                    "validity", .optional(.oneOf(["inForce", "repealed"])), isRequired: false),
                OpenAPIDocument.Property("publishedOn", .day),
                OpenAPIDocument.Property("files", .list(.address)),
            ])
        ])

    @Test("Paths, parameters and schemas stand where OpenAPI 3.1 wants them")
    func shape() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try Self.document.bytes())) as? [String: Any])
        #expect(object["openapi"] as? String == "3.1.0")
        let get = try #require(
            ((object["paths"] as? [String: Any])?["/api/items/{id}"] as? [String: Any])?["get"]
                as? [String: Any])
        let parameters = try #require(get["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["required"] as? Bool } == [true, false])
        #expect(Set((get["responses"] as? [String: Any] ?? [:]).keys) == ["200", "404"])
        let item = try #require(
            ((object["components"] as? [String: Any])?["schemas"] as? [String: Any])?["Item"]
                as? [String: Any])
        #expect(item["required"] as? [String] == ["title", "publishedOn", "files"])
    }

    @Test("A schema that is named but not there is reported")
    func missing() {
        #expect(Self.document.missingSchemas.isEmpty)
        var document = Self.document
        document.schemas = ["Other": .list(.named("Gone"))]
        #expect(document.missingSchemas == ["Item", "Gone"])
    }
}
