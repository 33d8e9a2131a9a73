/// What is wrong with a form, and in which field: what nobody could fill in is never put before anybody.
package struct ItemFormFault: Error, Sendable, Equatable {
    /// The code of the field; empty where it has none.
    package let field: String
    package let words: String

    package init(_ field: String, _ words: String) {
        self.field = field
        self.words = words
    }
}

extension ItemForm {
    /// Everything wrong with the definition; empty when it can be used.
    package var faults: [ItemFormFault] {
        if fields.isEmpty { return [ItemFormFault("", "表单一个字段也没有。请至少写一个。")] }
        var faults: [ItemFormFault] = [], seen: Set<String> = []
        for field in fields + fields.flatMap(\.fields) {
            if !Self.isCode(field.code) {
                faults.append(ItemFormFault(field.code, "编码“\(field.code)”应由字母、数字、下划线或者汉字组成。请更正。"))
            } else if !seen.insert(field.code).inserted {
                faults.append(ItemFormFault(field.code, "编码“\(field.code)”用了两次，每个字段的编码应当不同。请改掉一个。"))
            }
            faults += field.faults
            if let words = conditionFault(of: field) { faults.append(ItemFormFault(field.code, words)) }
        }
        for group in fields where group.fields.contains(where: { $0.kind == .group }) {
            faults.append(ItemFormFault(group.code, "重复组“\(group.label)”里面又有重复组。重复组只能有一层，请拆开。"))
        }
        return faults + tooMuch + loops
    }

    /// More than anybody could fill in, or a server would read.
    private var tooMuch: [ItemFormFault] {
        let all = fields.flatMap { [$0] + $0.fields }
        if all.count > Self.mostFields {
            let first = all[Self.mostFields]
            return [
                ItemFormFault(
                    first.code, "表单有\(all.count)个字段，最多\(Self.mostFields)个，“\(first.label)”是第\(Self.mostFields + 1)个。请删去一些，或者分成几个事项。")
            ]
        }
        var places = 0
        for field in fields {
            places += max(1, field.kind == .group ? field.fields.count * min(field.rows.upperBound, Self.mostRows) : 1)
            if places > Self.mostPlaces {
                return [
                    ItemFormFault(field.code, "各重复组的行数乘以字段数，加上其他字段，到“\(field.label)”为止共\(places)格，最多\(Self.mostPlaces)格。请减少它的“最多”或者字段。")
                ]
            }
        }
        return []
    }

    private static func isCode(_ code: String) -> Bool {
        !code.isEmpty && code.utf8.count <= 60
            && code.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x4E00...0x9FFF: true
                default: false
                }
            }
    }

    private func conditionFault(of field: ItemFormField) -> String? {
        field.shownIf.flatMap { fault(of: $0, "“\(field.label)”的显示条件", in: group(of: field.code)?.code ?? "") }
    }

    /// Fields that wait for each other in a circle would never be shown.
    private var loops: [ItemFormFault] {
        var faults: [ItemFormFault] = []
        for field in fields + fields.flatMap(\.fields) {
            var path = [field], next = field.shownIf.flatMap { self.field($0.field) }
            while let other = next {
                if other.code == field.code {
                    let names = (path + [field]).map { "“\($0.label)”" }.joined(separator: "→")
                    faults.append(ItemFormFault(field.code, "显示条件绕成了圈：\(names)，这些字段永远不会显示。请去掉其中一个条件。"))
                    break
                }
                if path.contains(where: { $0.code == other.code }) { break }
                path.append(other)
                next = other.shownIf.flatMap { self.field($0.field) }
            }
        }
        return faults
    }
}

extension ItemFormField {
    fileprivate var faults: [ItemFormFault] {
        var words: [String] = []
        if label.allSatisfy(\.isWhitespace) { words.append("字段“\(code)”没有名称。请填写申请人看到的名称。") }
        if kind.hasChoices {
            if choices.isEmpty { words.append("“\(label)”是\(kind.words)，却没有选项。请写出选项。") }
            if Set(choices).count < choices.count { words.append("“\(label)”的选项有重复。请删去重复的。") }
            if choices.contains(where: { $0.allSatisfy(\.isWhitespace) || $0.contains("\n") }) { words.append("“\(label)”有空白的选项。请删去。") }
        } else if !choices.isEmpty {
            words.append("“\(label)”是\(kind.words)，不用选项。请去掉选项，或者改为单选、多选。")
        }
        if let least, let most, least > most { words.append("“\(label)”的最少（\(least)）大于最多（\(most)）。请核对。") }
        if let bound = [least, most].compactMap(\.self).min(), bound < 0, kind != .number { words.append("“\(label)”的最少、最多不能是负数。请核对。") }
        if [.text, .paragraph].contains(kind) {
            if let least, most == nil, least > longest {
                words.append("“\(label)”的最少（\(least)）大于\(kind.words)的最多字数（\(longest)）。请写明“最多”，或者改小“最少”。")
            }
            if let most, most > ItemForm.mostLetters { words.append("“\(label)”最多\(ItemForm.mostLetters)个字，现在是\(most)。请改小“最多”。") }
            if let most, most == 0 { words.append("“\(label)”的最多是0，一个字也写不了。请改大“最多”。") }
        }
        if kind == .group {
            if let least, least > ItemForm.mostRows { words.append("重复组“\(label)”的最少（\(least)）大于\(ItemForm.mostRows)行，没有人填得满。请改小“最少”。") }
            if let most, most == 0 { words.append("重复组“\(label)”的最多是0行，一行也填不了。请改大“最多”。") }
            if fields.isEmpty { words.append("重复组“\(label)”里没有字段。请至少写一个。") }
            if let most, most > ItemForm.mostRows { words.append("重复组“\(label)”最多\(ItemForm.mostRows)行。请改小“最多”。") }
        } else if !fields.isEmpty {
            words.append("“\(label)”不是重复组，却有下级字段。请把类型改为重复组。")
        }
        return words.map { ItemFormFault(code, $0) }
    }
}
