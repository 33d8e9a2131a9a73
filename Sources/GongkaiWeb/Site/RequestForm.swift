import Foundation
import Hummingbird

extension Request {
    /// Most bytes of an ordinary form, and of one with files.
    static let formLimit = 1_048_576
    static let uploadLimit = 20 * 1_048_576
    /// Of a form with an article: a form writes each byte of a Chinese character as three.
    static let articleLimit = 13 * 1_048_576

    /// Reads the submitted form. Too much is refused as soon as it is known: from Content-Length before a byte is read, otherwise while
    /// reading. The server then throws the rest away unread, so that the browser gets to show the answer. The bytes of a visitor count against
    /// `share`.
    ///
    /// With `keepsWords`, a form whose files are too much is read as far as its words go, which stand before the files, and says so.
    func submittedForm(
        filesAllowed: Bool = true, uploadLimit: Int = Request.uploadLimit, formLimit: Int = Request.formLimit,
        within share: UploadShare? = nil, keepsWords: Bool = false
    ) async throws -> SubmittedForm {
        let type = headers[.contentType] ?? ""
        let isMultipart = type.lowercased().hasPrefix("multipart/form-data")
        guard isMultipart || type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw SiteError.malformed("这里只接收网页表单。请从页面上提交。")
        }
        let limit = isMultipart && filesAllowed ? uploadLimit : formLimit
        // The head and borders of a form around a file of exactly the limit.
        let refusal = isMultipart ? SiteError.tooLarge(limit: limit) : .formTooLarge(limit: limit)
        let (bytes, isCut) = try await collected(
            upTo: limit + 16_384, refusing: refusal, keeping: keepsWords && isMultipart ? formLimit : nil, within: share)
        guard isMultipart else { return SubmittedForm(fields: try URLEncodedForm.fields(of: String(decoding: bytes, as: UTF8.self))) }
        guard let boundary = MultipartForm.boundary(of: type) else {
            throw SiteError.malformed("表单没有完整到达，没有保存任何内容。请检查网络后重新提交。")
        }
        var form = try MultipartForm.form(of: bytes, boundary: boundary, isCut: isCut)
        if isCut || form.files.contains(where: { $0.file.bytes.count > limit }) {
            guard keepsWords else { throw refusal }
            (form.files, form.filesTooLarge) = ([], refusal)
        }
        return form
    }

    /// The body, or as much of its beginning as is kept of one that is too large.
    private func collected(
        upTo most: Int, refusing refusal: SiteError, keeping kept: Int?, within share: UploadShare?
    ) async throws -> (bytes: Data, isCut: Bool) {
        let isTooLarge = headers[.contentLength].flatMap { Int($0) }.map { $0 > most } ?? false
        if isTooLarge, kept == nil { throw refusal }
        let end = isTooLarge ? kept ?? 0 : most
        var data = Data()
        for try await buffer in body {
            let room = end - data.count
            guard buffer.readableBytes <= room else {
                guard kept != nil else { throw refusal }
                try share?.take(room)
                data.append(contentsOf: buffer.readableBytesView.prefix(room))
                return (data, true)
            }
            try share?.take(buffer.readableBytes)
            data.append(contentsOf: buffer.readableBytesView)
        }
        return (data, isTooLarge)
    }

    /// The values of the address's query.
    var queryFields: SubmittedForm {
        get throws { SubmittedForm(fields: try URLEncodedForm.fields(of: uri.query ?? "")) }
    }

    /// The page of ours that the form stood on, as the browser tells; nil if it does not.
    var placeBefore: Path? {
        guard let referrer = headers[.referer], let host = head.authority,
            let start = referrer.range(of: "://\(host)/")?.upperBound
        else { return nil }
        return Path.local("/" + referrer[start...])
    }

    /// Where this request leads, to come back to it: path and query.
    var place: Path? { Path.local(uri.path + (uri.query.map { "?" + $0 } ?? "")) }
}
