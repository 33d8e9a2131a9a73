package import Foundation

/// Items as JSON with the exchange names.
package struct ItemDocument: Sendable, Equatable, Codable {
    package var items: [ServiceItem]

    private enum CodingKeys: String, CodingKey {
        case items = "ITEMS"
    }

    package init(_ items: [ServiceItem]) {
        self.items = items
    }

    /// Sorted keys: the same items are the same bytes.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// Reads what ``json()`` writes, and what others write with the same names.
    package init(json: Data) throws(ItemDocumentFault) {
        do {
            self = try JSONDecoder().decode(ItemDocument.self, from: json)
        } catch let error as DecodingError {
            throw ItemDocumentFault(error)
        } catch {
            throw ItemDocumentFault(place: "", words: "文件不是JSON格式。请重新导出后再试。")
        }
    }
}

extension ServiceItem {
    /// One version as it is stored: sorted keys, no spaces.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads what ``json()`` writes.
    package init(json: String) throws {
        self = try JSONDecoder().decode(ServiceItem.self, from: Data(json.utf8))
    }
}

/// Why a JSON document is not a list of items: where, and what was expected.
package struct ItemDocumentFault: Error, Sendable, Equatable {
    /// Such as `ITEMS[3].MATERIALS[1].MATERIAL_NAME`; numbers count from one.
    package let place: String
    package let words: String

    init(place: String, words: String) {
        self.place = place
        self.words = words
    }

    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            let place = ItemDocumentFault.place(context.codingPath + [key])
            self.init(place: place, words: "缺少“\(place)”。请补上。")
        case .valueNotFound(_, let context):
            let place = ItemDocumentFault.place(context.codingPath)
            self.init(place: place, words: "“\(place)”不能是null。请填写。")
        case .typeMismatch(let type, let context):
            let place = ItemDocumentFault.place(context.codingPath)
            self.init(place: place, words: "“\(place)”的类型不对，应为\(ItemDocumentFault.words(for: type))。请更正。")
        case .dataCorrupted(let context):
            let place = ItemDocumentFault.place(context.codingPath)
            let isOurs = context.debugDescription.unicodeScalars.contains { $0.value > 0x2E7F }
            if place.isEmpty {
                self.init(place: "", words: "文件不是JSON格式。请重新导出后再试。")
            } else {
                self.init(
                    place: place,
                    words: "“\(place)”的值不对" + (isOurs ? "，\(context.debugDescription)。" : "，不在代码集中或者日期不是2014-03-05这样的写法。") + "请更正。")
            }
        @unknown default: self.init(place: "", words: "文件不是JSON格式。请重新导出后再试。")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { place, key in
            if let index = key.intValue {
                place += "[\(index + 1)]"
            } else {
                place += (place.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }

    private static func words(for type: Any.Type) -> String {
        if type == String.self { return "文字" }
        if type == Int.self || type == Int64.self { return "整数" }
        if type == Bool.self { return "true或者false" }
        return "列表或者对象"
    }
}
