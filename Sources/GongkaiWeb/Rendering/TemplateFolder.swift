import Foundation

/// The templates of a folder with their parts and layouts put in.
struct TemplateFolder {
    private let directory: URL
    /// The paths of all templates there are, without their ending.
    let names: Set<String>

    init(_ directory: URL) throws {
        self.directory = directory
        let files = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
        names = Set(files.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(".mustache".count)) })
    }

    /// The nodes of a template: texts, values and sections only.
    func nodes(of template: String) throws -> [TemplateNode] { try nodes(of: template, inside: [], blocks: [:]) }

    private func nodes(of template: String, inside: [String], blocks: [String: [TemplateNode]]) throws -> [TemplateNode] {
        guard !inside.contains(template) else { throw TemplateFault(description: "\(template) holds itself") }
        let file = directory.appending(path: "\(template).mustache")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw TemplateFault(description: "the template \(template).mustache is missing")
        }
        return try whole(TemplateParser.nodes(of: text, named: template), inside + [template], blocks)
    }

    private func whole(_ nodes: [TemplateNode], _ inside: [String], _ blocks: [String: [TemplateNode]]) throws -> [TemplateNode] {
        var result: [TemplateNode] = []
        for node in nodes {
            switch node {
            case .text, .value: result.append(node)
            case .section(let name, let isInverted, let inner):
                result.append(.section(name: name, isInverted: isInverted, try whole(inner, inside, blocks)))
            case .part(let name): result += try self.nodes(of: name, inside: inside, blocks: [:])
            case .block(let name, let inner): result += try blocks[name] ?? whole(inner, inside, blocks)
            case .layout(let name, let inner):
                var filled: [String: [TemplateNode]] = [:]
                for case .block(let block, let content) in inner { filled[block] = try whole(content, inside, [:]) }
                result += try self.nodes(of: name, inside: inside, blocks: filled)
            }
        }
        return result
    }
}
