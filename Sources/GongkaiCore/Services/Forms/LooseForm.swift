import Foundation

/// A form in JSON as somebody wrote it, before it is known to be one.
struct LooseForm: Decodable {
    struct Field: Decodable {
        struct Condition: Decodable {
            let field: String?
            let values: [String]?
        }

        let code: String?
        let label: String?
        let kind: String?
        let isRequired: Bool?
        let heading: String?
        let hint: String?
        let choices: [String]?
        let least: Int?
        let most: Int?
        let shownIf: Condition?
        let fields: [Field]?
    }

    let fields: [Field]

    init(_ text: String) throws(ItemFormReading.Fault) {
        do {
            self = try JSONDecoder().decode(LooseForm.self, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw Self.fault(error, text)
        } catch {
            throw ItemFormReading.Fault(line: nil, field: "", words: "文件不是JSON格式。请核对后再试。")
        }
    }

    /// The line on which a code stands the first, second … time.
    static func line(of code: String, number: Int, in text: String) -> Int? {
        var count = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let name = line.range(of: "\"code\""), line[name.upperBound...].contains("\"\(code)\"") else { continue }
            if count == number { return index + 1 }
            count += 1
        }
        return nil
    }

    private static func fault(_ error: DecodingError, _ text: String) -> ItemFormReading.Fault {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "[\($0 + 1)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return ItemFormReading.Fault(line: nil, field: place(context.codingPath), words: "值的类型不对。请对照例子更正。")
        case .keyNotFound(let key, let context):
            return ItemFormReading.Fault(line: nil, field: place(context.codingPath + [key]), words: "缺少这一项。请补上。")
        case .dataCorrupted(let context):
            // The reader says where: "… around line 3, column 5."
            let said = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String ?? ""
            let line = said.firstRange(of: "line ").flatMap { Int(said[$0.upperBound...].prefix { $0.isNumber }) }
            return ItemFormReading.Fault(line: line, field: "", words: "文件不是JSON格式，这里多了或者少了引号、逗号、括号。请更正。")
        @unknown default: return ItemFormReading.Fault(line: nil, field: "", words: "文件不是JSON格式。请核对后再试。")
        }
    }
}

extension ItemFormReading.Fault: Error {}
