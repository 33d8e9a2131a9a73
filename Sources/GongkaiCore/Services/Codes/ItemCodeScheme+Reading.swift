/// A basic code cut into its parts.
package struct CatalogCode: Sendable, Equatable {
    /// `00` for the national catalogue, `43` for Hunan; nil in a scheme without divisions.
    package let division: String?
    /// A code of the item types, or two letters in older schemes.
    package let type: String
    package let main: String
    package let sub: String

    package var isSubItem: Bool { sub.contains { $0 != "0" } }
}

/// An implementation code cut into its parts.
package struct TaskCode: Sendable, Equatable {
    package let body: UnifiedCreditCode
    package let level: ExerciseLevel
    package let catalog: CatalogCode
}

extension ItemCodeScheme {
    /// Everything wrong with a basic code; empty when nothing is.
    package func faults(inCatalogCode code: String) -> [ItemCodeFault] {
        faults(inCatalogCode: code, label: "基本编码", offset: 0)
    }

    /// Everything wrong with an implementation code, alone and against the basic code.
    package func faults(inTaskCode code: String, catalogCode: String) -> [ItemCodeFault] {
        guard hasTaskCodes else { return code.isEmpty ? [] : [.noTaskCodes(scheme: name)] }
        let bytes = Array(code.utf8)
        guard bytes.count == taskLength else {
            return [.length(label: "实施编码", found: code.count, expected: taskLength, scheme: name)]
        }
        var faults: [ItemCodeFault] = []
        let body = text(bytes[..<Self.bodyLength])
        if let credit = UnifiedCreditCode(body) {
            if !credit.hasRightCheckCharacter {
                faults.append(.bodyCheck(found: body, expected: UnifiedCreditCode.completing(String(body.dropLast())) ?? ""))
            }
        } else {
            faults.append(.bodyMalformed(body))
        }
        let level = text(bytes[Self.bodyLength...Self.bodyLength])
        if ExerciseLevel(rawValue: level) == nil { faults.append(.level(level)) }
        let catalog = text(bytes[(Self.bodyLength + 1)...])
        if catalog != catalogCode {
            faults.append(.catalogDiffers(inTask: catalog, catalog: catalogCode, first: Self.bodyLength + 2, last: taskLength))
        } else {
            faults += self.faults(inCatalogCode: catalog, label: "实施编码", offset: Self.bodyLength + 1)
        }
        return faults
    }

    /// Everything wrong with a handling-item code against the implementation code.
    package func faults(inHandleItem code: String, taskCode: String) -> [ItemCodeFault] {
        guard hasTaskCodes else { return code.isEmpty ? [] : [.noTaskCodes(scheme: name)] }
        let bytes = Array(code.utf8)
        guard bytes.count == handleItemLength else {
            return [.length(label: "业务办理项编码", found: code.count, expected: handleItemLength, scheme: name)]
        }
        var faults: [ItemCodeFault] = []
        let task = text(bytes[..<taskLength])
        if task != taskCode { faults.append(.taskDiffers(inHandleItem: task, task: taskCode)) }
        let serial = text(bytes[taskLength...])
        if serial == "00" || !serial.utf8.allSatisfy({ Characters.digits.contains($0) }) { faults.append(.serial(serial)) }
        return faults
    }

    /// The parts of a basic code; nil when it has faults.
    package func read(catalogCode code: String) -> CatalogCode? {
        guard faults(inCatalogCode: code).isEmpty else { return nil }
        var parts: [Segment.Meaning: String] = [:]
        var rest = Substring(code)
        for segment in segments {
            parts[segment.meaning] = String(rest.prefix(segment.length))
            rest = rest.dropFirst(segment.length)
        }
        return CatalogCode(
            division: parts[.division], type: parts[.type] ?? "", main: parts[.main] ?? "", sub: parts[.sub] ?? "")
    }

    /// The parts of an implementation code; nil when it has faults.
    package func read(taskCode code: String) -> TaskCode? {
        let catalogText = String(code.dropFirst(Self.bodyLength + 1))
        guard hasTaskCodes, faults(inTaskCode: code, catalogCode: catalogText).isEmpty, let catalog = read(catalogCode: catalogText),
            let body = UnifiedCreditCode(String(code.prefix(Self.bodyLength))),
            let level = ExerciseLevel(rawValue: String(code.dropFirst(Self.bodyLength).prefix(1)))
        else { return nil }
        return TaskCode(body: body, level: level, catalog: catalog)
    }

    private func faults(inCatalogCode code: String, label: String, offset: Int) -> [ItemCodeFault] {
        let bytes = Array(code.utf8)
        guard bytes.count == catalogLength else {
            return [.length(label: label, found: code.count + offset, expected: catalogLength + offset, scheme: name)]
        }
        var faults: [ItemCodeFault] = []
        var start = 0
        for segment in segments {
            let part = bytes[start..<start + segment.length]
            if !part.allSatisfy(segment.characters.contains) {
                faults.append(
                    .characters(
                        label: label, first: offset + start + 1, last: offset + start + segment.length, meaning: segment.meaning.rawValue,
                        expected: segment.characters.rawValue, found: text(part)))
            }
            start += segment.length
        }
        return faults
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
