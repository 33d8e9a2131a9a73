import Foundation
import Mustache

/// Fills templates. Made once, when the server starts.
struct Renderer: Sendable {
    /// The folder with `Templates` and `Public`.
    static let resources = Bundle.module.resourceURL ?? Bundle.module.bundleURL

    private let library: MustacheLibrary

    /// Why the server must not start.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    /// Loads the templates and stops the start if a page has no template, or a template no page. `layout` and `parts/` serve pages.
    init(directory: URL, pages: [any Page.Type]) async throws {
        library = try await MustacheLibrary(directory: directory.path)
        let wanted = Set(pages.map { $0.template })
        let found = try Renderer.templates(in: directory)
        let missing = wanted.subtracting(found).sorted()
        let idle = found.filter { $0 != "layout" && !$0.hasPrefix("parts/") && !wanted.contains($0) }.sorted()
        guard missing.isEmpty, idle.isEmpty else {
            throw Mismatch(
                description: (missing.map { "the template \($0).mustache is missing" }
                    + idle.map { "no page uses the template \($0).mustache" })
                    .joined(separator: "; "))
        }
    }

    func html(_ page: some Page, in frame: Frame) -> String {
        library.render(Renderer.context(of: page, in: frame), withTemplate: type(of: page).template) ?? ""
    }

    /// The page's properties beside the frame, as the outermost context of a template. A nil property is absent.
    static func context(of page: any Page, in frame: Frame) -> [String: Any] {
        var context: [String: Any] = ["frame": frame]
        for child in Mirror(reflecting: page).children {
            guard let label = child.label else { continue }
            let mirror = Mirror(reflecting: child.value)
            if mirror.displayStyle == .optional {
                if let value = mirror.children.first?.value { context[label] = value }
            } else {
                context[label] = child.value
            }
        }
        return context
    }

    private static func templates(in directory: URL) throws -> Set<String> {
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
        return Set(names.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(".mustache".count)) })
    }
}
