import Foundation
package import GongkaiCore

/// Reads boxes from JSON: a list of objects with `page`, `left`, `top`, `width`, `height` and `ground`, alone or under the name `boxes`.
package enum RedactionBoxFile {
    /// Why there are no boxes to be had from it.
    package enum Fault: Error, Sendable, Equatable {
        /// The place of the box that is wrong, and the name in it; both nil when it is no such list at all.
        case malformed(box: Int?, name: String?)
        case refused(RedactionRefusal)

        /// For pages.
        package var chinese: String {
            switch self {
            case .malformed(let box?, let name): "第 \(box) 个遮盖框的数据不完整\(name.map { "（\($0)）" } ?? "")。请刷新页面后重新画。"
            case .malformed: "遮盖框的数据无法读取。请刷新页面后重新画。"
            case .refused(let refusal): refusal.chinese
            }
        }

        /// For the command line.
        package var english: String {
            switch self {
            case .malformed(let box?, let name):
                "Box \(box) is incomplete\(name.map { ": \($0) is missing or of the wrong kind" } ?? ""). A box has page, left, top, width, height "
                    + "and ground."
            case .malformed:
                "This is no JSON list of boxes. Write [{\"page\":1,\"left\":0.1,\"top\":0.1,\"width\":0.3,\"height\":0.05,\"ground\":\"privacy\"}]."
            case .refused(let refusal): refusal.english
            }
        }
    }

    private struct Entry: Decodable {
        let page: Int
        let left, top, width, height: Double
        let ground: String
    }

    private struct Whole: Decodable {
        let boxes: [Entry]
    }

    package static func read(_ bytes: [UInt8]) throws(Fault) -> [RedactionBox] {
        guard bytes.count <= 4 * 1_048_576 else { throw .malformed(box: nil, name: nil) }
        let entries = try entries(Data(bytes))
        var boxes: [RedactionBox] = []
        for (index, entry) in entries.enumerated() {
            guard let ground = RedactionGround(rawValue: entry.ground) else {
                throw .refused(.unknownGround(box: index + 1, code: String(entry.ground.prefix(40))))
            }
            boxes.append(
                RedactionBox(
                    page: entry.page, left: entry.left, top: entry.top, width: entry.width, height: entry.height, ground: ground))
        }
        return boxes
    }

    private static func entries(_ data: Data) throws(Fault) -> [Entry] {
        do {
            if data.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") { return try JSONDecoder().decode(Whole.self, from: data).boxes }
            return try JSONDecoder().decode([Entry].self, from: data)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw .malformed(box: context.codingPath.compactMap(\.intValue).first.map { $0 + 1 }, name: key.stringValue)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw .malformed(
                box: context.codingPath.compactMap(\.intValue).first.map { $0 + 1 }, name: context.codingPath.last?.stringValue)
        } catch {
            throw .malformed(box: nil, name: nil)
        }
    }
}
