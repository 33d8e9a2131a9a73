extension ServiceItemRules {
    func checkMaterials(_ item: ServiceItem, _ list: inout FindingList) {
        switch item.materials {
        case .unsaid: list.refuse("materials.missing", at: "materials", "没有申请材料。请逐项填写；不需要材料的，写明不需要。")
        case .notApplicable: break
        case .given(let materials):
            if materials.isEmpty { list.refuse("materials.missing", at: "materials", "写明需要申请材料，但一项也没有。请逐项填写。") }
            var names: Set<String> = [], codes: Set<String> = []
            for (index, material) in materials.enumerated() {
                let place = "materials[\(index + 1)]"
                let title = "第\(index + 1)项材料" + (material.name.isEmpty ? "" : "“\(material.name)”")
                list.refuseBlank(material.name, "materials.name", at: place + ".name", "\(title)没有名称。请填写。")
                list.refuseBlank(material.code, "materials.code", at: place + ".code", "\(title)没有代码。请填写。")
                if !material.name.isEmpty, !names.insert(material.name).inserted {
                    list.refuse("materials.nameTwice", at: place + ".name", "\(title)出现了两次。请合并成一项。")
                }
                if !material.code.isEmpty, !codes.insert(material.code).inserted {
                    list.refuse("materials.codeTwice", at: place + ".code", "\(title)的代码“\(material.code)”与另一项材料相同。请更正。")
                }
                check(material, title, at: place, &list)
            }
        }
    }

    private func check(_ material: RequiredMaterial, _ title: String, at place: String, _ list: inout FindingList) {
        for (text, element) in [
            (material.name, "name"), (material.issuer, "issuer"), (material.obtaining, "obtaining"), (material.instruction, "instruction"),
        ] { list.refuseVague(text, at: "\(place).\(element)", title) }
        switch material.source {
        case nil where material.isRequired:
            list.refuse("materials.source", at: place + ".source", "\(title)没有写明来源。请选择申请人自备、政府部门核发或者其他机构出具。")
        case .government, .other:
            list.refuseBlank(
                material.issuer, "materials.issuer", at: place + ".issuer", "\(title)没有写明由谁出具。请填写出具机构。")
        default: break
        }
        for (count, label) in [(material.originals, "原件"), (material.copies, "复印件")] {
            if let count, !(0...99).contains(count) {
                list.refuse("materials.count", at: place, "\(title)的\(label)份数应为0至99，现在是\(count)。请更正。")
            }
        }
        if material.medium == nil {
            list.warn("materials.medium", at: place + ".medium", "\(title)没有写明纸质还是电子。请选择。")
        } else if material.medium != .electronic, (material.originals ?? 0) + (material.copies ?? 0) == 0 {
            list.refuse("materials.noCopies", at: place, "\(title)可以用纸质，但原件和复印件都没有份数。请填写份数。")
        }
        if material.kind == .form {
            list.warnBlank(material.blankForm, "materials.blankForm", at: place + ".blankForm", "\(title)是表格，没有空白表格可以下载。请上传。")
        }
        if material.mayFollow {
            switch material.followsWithin {
            case nil: list.refuse("materials.followsWithin", at: place, "\(title)可以容缺，没有写明几日内补齐。请填写补齐时限。")
            case .some(let limit) where limit.days < 1: list.refuse("materials.followsWithin", at: place, "\(title)的补齐时限应为1天以上。请更正。")
            default: break
            }
        } else if material.followsWithin != nil {
            list.refuse("materials.notTolerable", at: place, "\(title)写了补齐时限，但不可以容缺。请改成一致。")
        }
    }

    func checkFees(_ item: ServiceItem, _ list: inout FindingList) {
        switch item.fees {
        case .unsaid: list.refuse("fees.missing", at: "fees", "没有写明是否收费。不收费的填“否”。")
        case .notApplicable: break
        case .given(let fees):
            if fees.isEmpty { list.refuse("fees.none", at: "fees", "写明收费，但没有收费项目。请填写收费项目、标准和依据，或者改为不收费。") }
            var names: Set<String> = []
            for (index, fee) in fees.enumerated() {
                let place = "fees[\(index + 1)]"
                let title = fee.name.isEmpty ? "第\(index + 1)个收费项目" : "收费项目“\(fee.name)”"
                list.refuseBlank(fee.name, "fees.name", at: place + ".name", "\(title)没有名称。请填写。")
                if !fee.name.isEmpty, !names.insert(fee.name).inserted {
                    list.refuse("fees.nameTwice", at: place + ".name", "\(title)出现了两次。请合并或者改名。")
                }
                if let unit = fee.unit, !units.contains(unit) {
                    list.refuse("fees.unknownUnit", at: place + ".unit", "\(title)由“\(unit)”收取，但没有这个单位。请更正收费单位代码；由实施单位收取的不填。")
                }
                list.refuseBlank(fee.basis, "fees.basis", at: place + ".basis", "\(title)没有收费依据。请写明文件名称和文号；没有依据的不得收费。")
                list.refuseBlank(fee.standard, "fees.standard", at: place + ".standard", "\(title)没有收费标准。请填写。")
                list.refuseVague(fee.standard, at: place + ".standard", title + "的标准")
                if let fen = fee.fen, fen < 0 { list.refuse("fees.negative", at: place + ".amount", "\(title)的金额不能小于0。请更正。") }
                if fee.fen == nil { list.warn("fees.amount", at: place + ".amount", "\(title)没有单价，费用计算器算不出来。能够计算的请填写。") }
                if fee.fen != nil { list.warnBlank(fee.quantityUnit, "fees.unit", at: place + ".unit", "\(title)没有计费单位，如证、本、平方米。请填写。") }
                if case .given(let waiver) = fee.waiver {
                    list.refuseBlank(waiver, "fees.waiver", at: place + ".waiver", "\(title)允许减免，没有写明依据和对象。请填写。")
                }
            }
        }
    }
}
