/// Binds the names of a template to the types they stand for. Names are looked for from the innermost section outwards; what is found and
/// empty is empty, no outer value of that name steps in.
struct TemplateBinding {
    private var faults: [String] = []

    static func steps(_ nodes: [TemplateNode], of template: String, roots: [Any.Type]) throws -> [TemplateProgram.Step] {
        var binding = TemplateBinding()
        let stack = roots.map { binding.shape(of: $0, "") }
        let steps = binding.steps(nodes, stack.compactMap(\.self))
        if !binding.faults.isEmpty { throw TemplateFault(description: "\(template): " + binding.faults.joined(separator: ", ")) }
        return steps
    }

    private mutating func steps(_ nodes: [TemplateNode], _ stack: [ValueShape]) -> [TemplateProgram.Step] {
        var steps: [TemplateProgram.Step] = []
        for node in nodes {
            switch node {
            case .text(let text):
                if case .text(let before) = steps.last {
                    steps[steps.count - 1] = .text(before + text.utf8)
                } else {
                    steps.append(.text(Array(text.utf8)))
                }
            case .value(let name, let isRaw):
                guard let place = place(of: name, stack) else { continue }
                let shape = Self.unwrapped(place.shape)
                switch shape.kind {
                case .text, .number:
                    if isRaw { faults.append("{{{\(name)}}} is not SafeHTML but \(shape.name)") }
                case .html: break
                case .flag, .list, .object, .optional: faults.append("{{\(name)}} would print a \(shape.name)")
                }
                steps.append(.value(place, isRaw: isRaw))
            case .section(let name, let isInverted, let inner):
                guard let place = place(of: name, stack) else { continue }
                var inside = stack
                if !isInverted, let entered = entered(place.shape, name) { inside.append(entered) }
                steps.append(.section(place, isInverted: isInverted, self.steps(inner, inside)))
            case .part(let name), .layout(let name, _), .block(let name, _): faults.append("\(name) was not put in")
            }
        }
        return steps
    }

    private static func unwrapped(_ shape: ValueShape) -> ValueShape {
        if case .optional(let wrapped, _) = shape.kind { unwrapped(wrapped) } else { shape }
    }

    /// What a section of it sees; nil where it only opens or shuts.
    private mutating func entered(_ shape: ValueShape, _ name: String) -> ValueShape? {
        let shape = Self.unwrapped(shape)
        switch shape.kind {
        case .flag: return nil
        case .list(let element, _): return self.shape(of: element, name)
        case .text, .html, .number, .object, .optional: return shape
        }
    }

    private mutating func place(of name: String, _ stack: [ValueShape]) -> TemplateProgram.Place? {
        if name == "." { return .init(level: stack.count - 1, offset: 0, further: [], shape: stack[stack.count - 1]) }
        let names = name.split(separator: ".").map(String.init)
        for (level, shape) in stack.enumerated().reversed() {
            guard let first = names.first, let field = Self.field(first, of: shape) else { continue }
            guard var current = self.shape(of: field.type, name) else { return nil }
            var offset = field.offset, further: [(open: ValueShape.Opening, offset: Int)] = []
            for next in names.dropFirst() {
                guard let field = Self.field(next, of: Self.unwrapped(current)) else {
                    faults.append("nothing answers {{\(name)}}")
                    return nil
                }
                if case .optional(_, let open) = current.kind {
                    further.append((open, field.offset))
                } else if further.isEmpty {
                    offset += field.offset
                } else {
                    let last = further.removeLast()
                    further.append((last.open, last.offset + field.offset))
                }
                guard let inner = self.shape(of: field.type, name) else { return nil }
                current = inner
            }
            return .init(level: level, offset: offset, further: further, shape: current)
        }
        faults.append("nothing answers {{\(name)}}")
        return nil
    }

    private static func field(_ name: String, of shape: ValueShape) -> ValueShape.Field? {
        if case .object(let fields) = shape.kind { fields[name] } else { nil }
    }

    private mutating func shape(of type: Any.Type, _ name: String) -> ValueShape? {
        if let shape = ValueShape.of(type) { return shape }
        faults.append("{{\(name)}} is a \(type), which no template can use")
        return nil
    }
}
