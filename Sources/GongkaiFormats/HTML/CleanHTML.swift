import CGumbo
import Foundation

/// Rebuilds an article's HTML from an allow list: what an editor, Word or WPS pasted goes in, what a page may show comes out.
///
/// Nothing is filtered in place. The markup is parsed by the rules browsers follow, read into paragraphs, headings, lists, tables,
/// quotations and figures, and written anew from these. Cleaning what is clean changes nothing.
package enum CleanHTML {
    /// Blocks the calling thread while the markup is read.
    package static func clean(_ html: String, policy: CleanHTMLPolicy = CleanHTMLPolicy()) throws(CleanHTMLFault) -> CleanedDocument {
        let bytes = Array(html.utf8)
        guard bytes.count <= policy.maximumBytes else { throw .tooLarge(bytes: policy.maximumBytes) }
        let depth: Int?
        do { depth = try HTMLLimits.check(bytes) } catch { throw .tooDeep(levels: policy.maximumDepth) }
        let parse = CleanParse(bytes.filter { $0 != 0 }, policy)
        let (blocks, removed) = try depth.map { $0 <= shallow } == true ? parse.blocksHere() : parse.blocks()
        // Lists of Word nest deeper as lists than they did as paragraphs.
        guard blocks.allSatisfy({ $0.depth < policy.maximumDepth }) else { throw .tooDeep(levels: policy.maximumDepth) }
        let document = CleanedDocument(blocks, removed: removed)
        guard document.html.utf8.count <= policy.maximumBytes else { throw .tooLarge(bytes: policy.maximumBytes) }
        return document
    }

    /// So many levels fit on any thread's stack.
    private static let shallow = 200
}

/// One run of the parser: for what is nested deeply, on a thread with a deep stack of its own: parsing and freeing recurse once per level of
/// nesting.
private final class CleanParse: @unchecked Sendable {
    // Unchecked because the caller only reads `result` after the thread has signalled that it is done.
    private let text: [UInt8]
    private let policy: CleanHTMLPolicy
    private var result: Result<([CleanBlock], [CleanedDocument.Removal: Int]), CleanHTMLFault> = .success(([], [:]))

    init(_ text: [UInt8], _ policy: CleanHTMLPolicy) {
        self.text = text
        self.policy = policy
    }

    func blocksHere() throws(CleanHTMLFault) -> ([CleanBlock], [CleanedDocument.Removal: Int]) {
        parse()
        return try result.get()
    }

    func blocks() throws(CleanHTMLFault) -> ([CleanBlock], [CleanedDocument.Removal: Int]) {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            self.parse()
            done.signal()
        }
        thread.stackSize = 256 * 1_048_576
        thread.start()
        done.wait()
        return try result.get()
    }

    private func parse() {
        text.withUnsafeBytes { raw in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            guard let start = raw.bindMemory(to: CChar.self).baseAddress,
                let output = gumbo_parse_with_options(&options, start, raw.count)
            else { return }
            defer { gumbo_destroy_output(&options, output) }
            guard let body = HTMLNode(output.pointee.root)?.children.first(where: { $0.name == "body" }) else { return }
            var walk = CleanWalk(policy)
            do throws(CleanHTMLFault) {
                result = .success((try walk.blocks(of: body), walk.removed))
            } catch {
                result = .failure(error)
            }
        }
    }
}
