/// A template bound to the page it shows: every name is a place in memory already.
struct TemplateProgram: @unchecked Sendable {
    // Unchecked because shapes hold closures: they capture nothing, and nothing here changes once it is made.
    indirect enum Step {
        case text([UInt8])
        case value(Place, isRaw: Bool)
        case section(Place, isInverted: Bool, [Step])
    }

    /// Where a value is found while the template runs.
    struct Place {
        /// How many sections from the outside.
        let level: Int
        let offset: Int
        /// Structs on the way that may be absent, and how far the next step is into each.
        let further: [(open: ValueShape.Opening, offset: Int)]
        let shape: ValueShape
    }

    private let steps: [Step]

    /// `roots` are what the template sees, the outermost first. Throws when a name is nothing's, or is used as what it is not.
    init(_ nodes: [TemplateNode], of template: String, roots: [Any.Type]) throws {
        steps = try TemplateBinding.steps(nodes, of: template, roots: roots)
    }

    /// The values lie behind `pointers`, one for each root.
    func run(_ pointers: [UnsafeRawPointer]) -> [UInt8] {
        let run = TemplateRun(stack: pointers)
        run.run(steps)
        return run.page
    }
}

/// One filling of a template. Belongs to one call.
private final class TemplateRun {
    private var stack: [UnsafeRawPointer]
    private(set) var page: [UInt8] = []

    init(stack: [UnsafeRawPointer]) {
        self.stack = stack
        page.reserveCapacity(16_384)
    }

    func run(_ steps: [TemplateProgram.Step]) {
        for step in steps {
            switch step {
            case .text(let bytes): page += bytes
            case .value(let place, let isRaw): reach(place) { write($0, place.shape, isRaw) }
            case .section(let place, false, let inner): reach(place) { enter($0, place.shape, inner) }
            case .section(let place, true, let inner):
                var isThere = false
                reach(place) { isThere = has($0, place.shape) }
                if !isThere { run(inner) }
            }
        }
    }

    /// Does nothing where something on the way is absent.
    private func reach(_ place: TemplateProgram.Place, _ body: (UnsafeRawPointer) -> Void) {
        let pointer = stack[place.level] + place.offset
        if place.further.isEmpty { body(pointer) } else { reach(pointer, place.further[...], body) }
    }

    private func reach(
        _ pointer: UnsafeRawPointer, _ way: ArraySlice<(open: ValueShape.Opening, offset: Int)>, _ body: (UnsafeRawPointer) -> Void
    ) {
        guard let next = way.first else { return body(pointer) }
        _ = next.open(pointer) { reach($0 + next.offset, way.dropFirst(), body) }
    }

    private func write(_ pointer: UnsafeRawPointer, _ shape: ValueShape, _ isRaw: Bool) {
        switch shape.kind {
        case .text: page.append(escaping: pointer.assumingMemoryBound(to: String.self).pointee)
        case .html:
            let html = pointer.assumingMemoryBound(to: SafeHTML.self).pointee.text
            if isRaw { page += html.utf8 } else { page.append(escaping: html) }
        case .number(let text): page += text(pointer).utf8
        case .optional(let wrapped, let open): _ = open(pointer) { write($0, wrapped, isRaw) }
        case .flag, .list, .object: break
        }
    }

    private func enter(_ pointer: UnsafeRawPointer, _ shape: ValueShape, _ inner: [TemplateProgram.Step]) {
        switch shape.kind {
        case .flag: if has(pointer, shape) { run(inner) }
        case .optional(let wrapped, let open): _ = open(pointer) { enter($0, wrapped, inner) }
        case .list(_, let each): _ = each(pointer) { run(inner, with: $0) }
        case .html: if has(pointer, shape) { run(inner, with: pointer) }
        case .text, .number, .object: run(inner, with: pointer)
        }
    }

    private func run(_ steps: [TemplateProgram.Step], with value: UnsafeRawPointer) {
        stack.append(value)
        run(steps)
        stack.removeLast()
    }

    private func has(_ pointer: UnsafeRawPointer, _ shape: ValueShape) -> Bool {
        switch shape.kind {
        case .flag: return pointer.assumingMemoryBound(to: Bool.self).pointee
        case .html: return !pointer.assumingMemoryBound(to: SafeHTML.self).pointee.text.isEmpty
        case .optional(let wrapped, let open):
            var isThere = false
            _ = open(pointer) { isThere = has($0, wrapped) }
            return isThere
        case .list(_, let each): return each(pointer) { _ in }
        case .text, .number, .object: return true
        }
    }
}

extension [UInt8] {
    /// Text as it may stand in HTML, attributes included.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { bytes in
            var from = 0
            for index in bytes.indices {
                let replacement: StaticString
                switch bytes[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                default: continue
                }
                self += UnsafeBufferPointer(rebasing: bytes[from..<index])
                replacement.withUTF8Buffer { self += $0 }
                from = index + 1
            }
            self += UnsafeBufferPointer(rebasing: bytes[from...])
        }
    }
}
