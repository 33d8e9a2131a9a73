import Foundation

@testable import GongkaiWeb

/// Walks a template with a page's samples and notes every tag that nothing answers, that no sample reaches, or that would print the wrong thing.
struct TemplateCheck {
    let directory: URL
    private(set) var faults: Set<String> = []
    /// Tags inside sections that at least one sample entered.
    private var reached: Set<String> = []
    private var all: Set<String> = []

    init(directory: URL) {
        self.directory = directory
    }

    mutating func check(_ template: String, samples: [[String: Any]]) throws {
        for sample in samples {
            try walk(tags(of: template), template, [sample])
        }
        for tag in all.subtracting(reached) { faults.insert("\(tag): no sample gets here") }
    }

    private func tags(of template: String) throws -> [TemplateTag] {
        try TemplateScanner.tags(of: String(contentsOf: directory.appending(path: "\(template).mustache"), encoding: .utf8))
    }

    private mutating func walk(_ tags: [TemplateTag], _ place: String, _ stack: [Any], isReached: Bool = true) throws {
        for tag in tags {
            switch tag {
            case .value(let name, let isRaw):
                note("\(place) {{\(name)}}", isReached)
                guard isReached else { continue }
                switch look(name, stack) {
                case .missing: faults.insert("\(place) {{\(name)}}: nothing answers")
                case .shadowed: faults.insert("\(place) {{\(name)}}: empty here, so an outer value of that name would be printed")
                case .empty: break
                case .value(let value):
                    if isRaw, !(value is SafeHTML) { faults.insert("\(place) {{{\(name)}}}: not SafeHTML") }
                    if !(value is String || value is Int || value is SafeHTML) {
                        faults.insert("\(place) {{\(name)}}: prints a \(type(of: value))")
                    }
                }
            case .section(let name, let isInverted, let inner):
                note("\(place) {{#\(name)}}", isReached)
                guard isReached else {
                    try walk(inner, place, stack, isReached: false)
                    continue
                }
                try enter(name, isInverted, inner, place, stack)
            case .part(let name):
                try walk(self.tags(of: name), name, stack, isReached: isReached)
            case .layout(let name, let inner):
                try walk(self.tags(of: name), name, stack, isReached: isReached)
                try walk(inner, place, stack, isReached: isReached)
            case .block(_, let inner):
                try walk(inner, place, stack, isReached: isReached)
            }
        }
    }

    private mutating func enter(_ name: String, _ isInverted: Bool, _ inner: [TemplateTag], _ place: String, _ stack: [Any]) throws {
        switch look(name, stack) {
        case .missing:
            faults.insert("\(place) {{#\(name)}}: nothing answers")
        case .shadowed:
            faults.insert("\(place) {{#\(name)}}: empty here, so an outer value of that name would be taken")
        case .empty:
            try walk(inner, place, stack, isReached: isInverted)
        case .value(let list as [Any]):
            if isInverted { return try walk(inner, place, stack) }
            if list.isEmpty { try walk(inner, place, stack, isReached: false) }
            for element in list { try walk(inner, place, stack + [element]) }
        case .value(let flag as Bool):
            // Both sides of a switch are checked whatever the sample says.
            _ = flag
            try walk(inner, place, stack)
        case .value(let value):
            try walk(inner, place, isInverted ? stack : stack + [value])
        }
    }

    private mutating func note(_ tag: String, _ isReached: Bool) {
        all.insert(tag)
        if isReached { reached.insert(tag) }
    }

    private enum Found {
        case value(Any), empty, missing, shadowed
    }

    private func look(_ name: String, _ stack: [Any]) -> Found {
        if name == "." { return stack.last.map { .value($0) } ?? .missing }
        let names = name.split(separator: ".").map(String.init)
        for (depth, object) in stack.enumerated().reversed() {
            switch child(names[0], object) {
            case .missing: continue
            case .empty:
                let outer = stack[..<depth].contains { if case .missing = child(names[0], $0) { false } else { true } }
                return outer ? .shadowed : .empty
            case .value(let value):
                return names.dropFirst().reduce(.value(value)) { found, name in
                    if case .value(let value) = found { child(name, value) } else { found }
                }
            case .shadowed: return .shadowed
            }
        }
        return .missing
    }

    private func child(_ name: String, _ object: Any) -> Found {
        if let dictionary = object as? [String: Any] {
            guard let value = dictionary[name] else { return .missing }
            return unwrapped(value)
        }
        guard let value = Mirror(reflecting: object).children.first(where: { $0.label == name })?.value else { return .missing }
        return unwrapped(value)
    }

    private func unwrapped(_ value: Any) -> Found {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return .value(value) }
        return mirror.children.first.map { .value($0.value) } ?? .empty
    }
}
