import Foundation
package import GongkaiFormats
import GongkaiStore

extension ForeignReader {
    /// Every reader of what a browser, or somebody who pretends to be one, sends. A new one is entered here.
    package static let ofRequests: [ForeignReader] = [
        ForeignReader("multipart") { bytes in
            // The first line stands for the header, which names the boundary.
            let cut = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
            let boundary = MultipartForm.boundary(of: String(decoding: bytes[..<cut], as: UTF8.self)) ?? "B"
            let body = Data(bytes[min(cut + 1, bytes.endIndex)...])
            guard let form = try? MultipartForm.form(of: body, boundary: boundary) else { return nil }
            let size = form.files.reduce(0) { $0 + $1.file.bytes.count }
            if form.files.contains(where: { $0.file.name.contains("/") || $0.file.name.contains("\0") }) { return "a file with a folder" }
            return size <= body.count ? nil : "more bytes than were sent"
        },
        ForeignReader("url-form") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let fields = try? URLEncodedForm.fields(of: text) else { return nil }
            if Path.local(text).map({ !$0.text.hasPrefix("/") || $0.text.hasPrefix("//") }) ?? false { return "a place that is not ours" }
            return fields.contains { $0.value.contains("\0") } ? "a control character" : nil
        },
        ForeignReader("http-get") { bytes in
            bytes.withUnsafeBytes { raw in
                guard let get = PlainGet(raw) else { return nil }
                let ranges = [get.target, get.host ?? 0..<0, get.ifNoneMatch ?? 0..<0]
                if get.length > raw.count || ranges.contains(where: { $0.upperBound > raw.count }) { return "a range outside the bytes" }
                let target = UnsafeRawBufferPointer(rebasing: raw[get.target])
                _ = PageKey.hash(site: 1, mode: get.mode, target: target)
                return PageKey.isCanonical(target) && target.contains(0x3F) ? "a query that is kept" : nil
            }
        },
        ForeignReader("address") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = SiteHosts.name(text)
            _ = ListCursor(text)
            guard let target = ExportTarget(link: text, hosts: []), let file = target.file(isPage: true) else { return nil }
            let segments = file.split(separator: "/", omittingEmptySubsequences: false)
            return segments.contains("..") || file.hasPrefix("/") || file.contains("\0") ? "a file outside the folder" : nil
        },
    ]
}
