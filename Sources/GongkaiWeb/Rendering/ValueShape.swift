@_spi(Reflection) import Swift

/// How the values of a type stand in memory and what a template can do with them. Found out once, when the server starts, so that rendering
/// a page asks nothing of the runtime any more.
///
/// A pointer given to a shape leads to a value of its type.
final class ValueShape {
    enum Kind {
        case text
        case html
        case flag
        case number((UnsafeRawPointer) -> String)
        /// Calls back with the value where there is one, and says whether there was.
        case optional(wrapped: ValueShape, open: Opening)
        /// Calls back with each element, and says whether there was one.
        case list(element: Any.Type, each: Opening)
        case object([String: Field])
    }

    typealias Opening = (UnsafeRawPointer, (UnsafeRawPointer) -> Void) -> Bool

    struct Field {
        let offset: Int
        let type: Any.Type
    }

    let kind: Kind
    let name: String

    private init(_ kind: Kind, _ type: Any.Type) {
        self.kind = kind
        name = "\(type)"
    }

    /// Nil for a type that no template may print or enter.
    static func of(_ type: Any.Type) -> ValueShape? {
        if type == String.self { return ValueShape(.text, type) }
        if type == SafeHTML.self { return ValueShape(.html, type) }
        if type == Bool.self { return ValueShape(.flag, type) }
        if let shaped = type as? any ShapedType.Type { return shaped.shape.map { ValueShape($0, type) } }
        var fields: [String: Field] = [:]
        let isStruct = _forEachField(of: type) { name, offset, type, _ in
            fields[String(cString: name)] = Field(offset: offset, type: type)
            return true
        }
        return isStruct ? ValueShape(.object(fields), type) : nil
    }
}

/// A type whose values are read through code that the compiler makes for it.
private protocol ShapedType {
    /// Nil where no template may use what is in it.
    static var shape: ValueShape.Kind? { get }
}

extension Optional: ShapedType {
    static var shape: ValueShape.Kind? {
        guard let wrapped = ValueShape.of(Wrapped.self) else { return nil }
        return .optional(wrapped: wrapped) { pointer, body in
            guard let value = pointer.assumingMemoryBound(to: Wrapped?.self).pointee else { return false }
            withUnsafePointer(to: value) { body(UnsafeRawPointer($0)) }
            return true
        }
    }
}

extension Array: ShapedType {
    static var shape: ValueShape.Kind? {
        .list(element: Element.self) { pointer, body in
            let elements = pointer.assumingMemoryBound(to: [Element].self).pointee
            elements.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                for index in buffer.indices { body(UnsafeRawPointer(base + index)) }
            }
            return !elements.isEmpty
        }
    }
}

extension ShapedType where Self: BinaryInteger {
    static var shape: ValueShape.Kind? { .number { "\($0.assumingMemoryBound(to: Self.self).pointee)" } }
}

extension Int: ShapedType {}
extension Int64: ShapedType {}
