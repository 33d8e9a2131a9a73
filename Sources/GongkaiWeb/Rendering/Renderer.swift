import Foundation

/// Fills templates. Made once, when the server starts.
struct Renderer: Sendable {
    /// The folder with `Templates` and `Public`.
    static let resources = Bundle.module.resourceURL ?? Bundle.module.bundleURL

    private let programs: [ObjectIdentifier: TemplateProgram]

    /// Why the server must not start.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    /// What every template sees beside its page.
    private struct Outermost {
        let frame: Frame
    }

    /// Binds the templates to their pages. Stops the start if a page has no template or a template no page, or where a tag is answered by
    /// nothing or by what cannot be printed. `layout` and `parts/` serve pages.
    init(directory: URL, pages: [any Page.Type]) throws {
        let folder = try TemplateFolder(directory)
        let wanted = Set(pages.map { $0.template })
        let missing = wanted.subtracting(folder.names).sorted()
        let idle = folder.names.filter { $0 != "layout" && !$0.hasPrefix("parts/") && !wanted.contains($0) }.sorted()
        var faults = missing.map { "the template \($0).mustache is missing" } + idle.map { "no page uses the template \($0).mustache" }
        var programs: [ObjectIdentifier: TemplateProgram] = [:]
        for page in pages where folder.names.contains(page.template) {
            do {
                let nodes = try folder.nodes(of: page.template)
                programs[ObjectIdentifier(page)] = try TemplateProgram(nodes, of: page.template, roots: [Outermost.self, page])
            } catch let fault as TemplateFault {
                faults.append(fault.description)
            }
        }
        guard faults.isEmpty else { throw Mismatch(description: faults.joined(separator: "; ")) }
        self.programs = programs
    }

    /// UTF-8. Empty for a page that was not among those the renderer was made with.
    func html<Shown: Page>(_ page: Shown, in frame: Frame) -> [UInt8] {
        guard let program = programs[ObjectIdentifier(Shown.self)] else { return [] }
        return withUnsafePointer(to: Outermost(frame: frame)) { outermost in
            withUnsafePointer(to: page) { program.run([UnsafeRawPointer(outermost), UnsafeRawPointer($0)]) }
        }
    }
}
