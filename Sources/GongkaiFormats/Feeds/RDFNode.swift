/// What one thing of an RDF graph says: written as Turtle and as JSON-LD from the same values, so that both always say the same.
struct RDFNode: Sendable {
    indirect enum Value: Sendable {
        case iri(String)
        case text(String)
        /// In Chinese.
        case chinese(String)
        /// A literal with a type of XML Schema, such as `date`.
        case typed(String, String)
        case node(RDFNode)
    }

    /// nil for a thing without a name of its own.
    var id: String?
    var type: String
    /// Prefixed names and their values, in order; a property may come several times.
    var properties: [(String, Value)]

    static let prefixes: [(String, String)] = [
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]
}

extension RDFNode {
    /// The things, and each named thing they mention once more by itself: who checks a document must find its type in it.
    static func withNamed(_ nodes: [RDFNode]) -> [RDFNode] {
        var seen: Set<[String]> = []
        var mentioned: [RDFNode] = []
        for (_, value) in nodes.flatMap(\.properties) {
            if case .node(let node) = value, let id = node.id, seen.insert([id, node.type]).inserted { mentioned.append(node) }
        }
        return nodes + mentioned
    }
}

extension RDFNode {
    /// A Turtle document with these things.
    static func turtle(_ nodes: [RDFNode]) -> [UInt8] {
        var text = prefixes.map { "@prefix \($0.0): <\($0.1)> .\n" }.joined()
        for node in nodes { text += "\n" + node.statements(depth: 0) + " .\n" }
        return Array(text.utf8)
    }

    private func statements(depth: Int) -> String {
        let indent = String(repeating: "    ", count: depth + 1)
        let lines = ["a \(type)"] + properties.map { "\($0.0) \(Self.turtle($0.1, depth: depth + 1))" }
        let body = lines.joined(separator: " ;\n\(indent)")
        if let id { return "<\(PlainText.address(id))> \(body)" }
        return "[ \(body) ]"
    }

    private static func turtle(_ value: Value, depth: Int) -> String {
        switch value {
        case .iri(let iri): "<\(PlainText.address(iri))>"
        case .text(let text): quoted(text)
        case .chinese(let text): quoted(text) + "@zh"
        case .typed(let text, let type): quoted(text) + "^^xsd:\(type)"
        case .node(let node):
            node.id.map { "<\(PlainText.address($0))>" } ?? node.statements(depth: depth)
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in PlainText.clean(text).unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension RDFNode {
    /// A JSON-LD document with these things.
    static func jsonLD(_ nodes: [RDFNode]) -> JSONValue {
        .object([
            "@context": .object(
                Dictionary(uniqueKeysWithValues: prefixes.map { ($0.0, JSONValue.text($0.1)) })),
            "@graph": .list(nodes.map(\.object)),
        ])
    }

    private var object: JSONValue {
        var members: [String: [JSONValue]] = [:]
        for (name, value) in properties { members[name, default: []].append(Self.json(value)) }
        var object = members.mapValues { $0.count == 1 ? $0[0] : JSONValue.list($0) }
        object["@type"] = .text(type)
        if let id { object["@id"] = .text(PlainText.address(id)) }
        return .object(object)
    }

    private static func json(_ value: Value) -> JSONValue {
        switch value {
        case .iri(let iri): .object(["@id": .text(PlainText.address(iri))])
        case .text(let text): .text(text)
        case .chinese(let text): .object(["@value": .text(text), "@language": "zh"])
        case .typed(let text, let type):
            .object(["@value": .text(text), "@type": .text("xsd:\(type)")])
        case .node(let node):
            node.id.map { .object(["@id": .text(PlainText.address($0))]) } ?? node.object
        }
    }
}
