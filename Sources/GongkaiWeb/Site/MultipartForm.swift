import Foundation

/// Reads `multipart/form-data` (RFC 7578). Bounded: the body's size by the caller, parts and their heads here.
enum MultipartForm {
    static let mostParts = 500
    static let longestHead = 8_192

    /// The boundary out of a Content-Type header; nil if there is none that RFC 2046 allows.
    static func boundary(of contentType: String) -> String? {
        guard let start = contentType.range(of: "boundary=", options: .caseInsensitive)?.upperBound else { return nil }
        var rest = contentType[start...]
        if rest.first == "\"" {
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: "\"") else { return nil }
            rest = rest[..<end]
        } else {
            rest = rest.prefix { $0 != ";" && !$0.isWhitespace }
        }
        return (1...70).contains(rest.utf8.count) && rest.utf8.allSatisfy { $0 > 0x1F && $0 < 0x7F } ? String(rest) : nil
    }

    /// - Parameter isCut: the body ends somewhere: what came whole before that is read, and the rest is no fault.
    static func form(of body: Data, boundary: String, isCut: Bool = false) throws -> SubmittedForm {
        let opening = Data("--\(boundary)".utf8)
        let closing = Data("\r\n--\(boundary)".utf8)
        var form = SubmittedForm()
        var parts = 0
        // A preamble is allowed before the first boundary, which stands at the start or behind a line break.
        guard
            var position = body.starts(with: opening)
                ? body.startIndex + opening.count : body.range(of: closing)?.upperBound
        else {
            if isCut { return form }
            throw unreadable
        }

        while true {
            if body[position...].starts(with: [0x2D, 0x2D]) { return form }
            guard let lineEnd = body.range(of: lineBreak, in: position..<min(position + 256, body.endIndex)) else {
                if isCut { return form }
                throw unreadable
            }
            position = lineEnd.upperBound
            let head: Data
            if body[position...].starts(with: lineBreak) {
                head = Data()
                position += 2
            } else {
                let most = min(position + longestHead, body.endIndex)
                guard let headEnd = body.range(of: blankLine, in: position..<most) else {
                    if isCut { return form }
                    throw unreadable
                }
                head = body[position..<headEnd.lowerBound]
                position = headEnd.upperBound
            }
            // An empty part's closing line break may be the one that ends its head.
            let searchFrom = max(position - 2, body.startIndex)
            guard let end = body.range(of: closing, in: searchFrom..<body.endIndex) else {
                if isCut { return form }
                throw unreadable
            }
            let content = body[min(position, end.lowerBound)..<end.lowerBound]
            parts += 1
            guard parts <= mostParts else { throw SiteError.malformed("表单的字段太多。请返回上一页重新提交。") }
            add(content, head: String(decoding: head, as: UTF8.self), to: &form)
            position = end.upperBound
        }
    }

    private static func add(_ content: Data, head: String, to form: inout SubmittedForm) {
        guard let disposition = head.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: disposition)
        else { return }
        if let file = parameter("filename", of: disposition) {
            form.files.append((name, UploadedFile(name: file, bytes: [UInt8](content))))
        } else {
            form.fields.append(FormField(name, String(decoding: content, as: UTF8.self)))
        }
    }

    /// Browsers write UTF-8 and escape quotes as %22; `filename*` is not allowed in forms.
    private static func parameter(_ name: String, of header: Substring) -> String? {
        for piece in quotedPieces(of: header) {
            guard let equals = piece.firstIndex(of: "="),
                piece[..<equals].trimmingCharacters(in: .whitespaces).lowercased() == name
            else { continue }
            let value = piece[piece.index(after: equals)...].trimmingCharacters(in: .whitespaces)
            let bare = value.count >= 2 && value.first == "\"" && value.last == "\"" ? String(value.dropFirst().dropLast()) : value
            return bare.replacingOccurrences(of: "%22", with: "\"").replacingOccurrences(of: "\\\"", with: "\"")
        }
        return nil
    }

    private static func quotedPieces(of header: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var start = header.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in header.indices {
            let character = header[index]
            if isEscaped {
                isEscaped = false
            } else if character == "\\", isQuoted, header.index(after: index) < header.endIndex, header[header.index(after: index)] == "\""
            {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append(header[start..<index])
                start = header.index(after: index)
            }
        }
        pieces.append(header[start...])
        return pieces
    }

    private static let lineBreak = Data("\r\n".utf8)
    private static let blankLine = Data("\r\n\r\n".utf8)
    private static let unreadable = SiteError.malformed("表单没有完整到达，没有保存任何内容。请检查网络后重新提交。")
}
