/// Entity tags as browsers send them back (RFC 9110 §8.8.3, §13.1.2).
enum EntityTag {
    /// Whether an `If-None-Match` names this tag, or any. Compared weakly, as the RFC asks.
    static func list(_ value: String, names tag: String) -> Bool {
        value.split(separator: ",").contains { piece in
            var given = piece.drop { $0 == " " || $0 == "\t" }
            while given.last == " " || given.last == "\t" { given.removeLast() }
            if given.hasPrefix("W/") { given = given.dropFirst(2) }
            return given == "*" || given == tag
        }
    }

    /// The common case in bytes: one tag, exactly as it was given out. False says nothing: the list is to be looked through.
    static func isExactly(_ value: Slice<UnsafeRawBufferPointer>, _ tag: String) -> Bool { value.elementsEqual(tag.utf8) }
}
