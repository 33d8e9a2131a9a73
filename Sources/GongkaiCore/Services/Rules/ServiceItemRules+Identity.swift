extension ServiceItemRules {
    func checkIdentity(_ item: ServiceItem, _ list: inout FindingList) {
        let identity = item.identity
        list.refuseBlank(identity.name, "identity.name", at: "name", "没有事项名称。请填写。")
        if !units.contains(identity.unit) {
            list.refuse("identity.unit", at: "unit", "事项所属单位“\(identity.unit)”不存在。请更正单位代码。")
        }
        if identity.type == .powers {
            list.refuse("identity.type", at: "type", "“行政权力事项”是大类，不能作为事项的类型。请选择行政许可、行政确认等具体类型。")
        }
        if let legacy = identity.legacyType {
            if legacy.nationalType != identity.type {
                list.refuse(
                    "identity.legacyType", at: "legacyType",
                    "2014年类型“\(legacy.words)”对应“\(legacy.nationalType.words)”，现在填的是“\(identity.type.words)”。请改成一致。")
            }
            if let lastDay = legacy.lastDay, !legacy.mayBegin(on: identity.effectiveFrom) {
                list.refuse(
                    "identity.legacyEnded", at: "effectiveFrom",
                    "“\(legacy.words)”自\(lastDay.chineseText)后不再保留（国发〔2015〕27号），不能新设自\(identity.effectiveFrom.chineseText)起的事项。请改为其他类型。")
            }
        }
        if let until = identity.effectiveUntil, until < identity.effectiveFrom {
            list.refuse(
                "identity.period", at: "effectiveUntil",
                "计划取消日期\(until.text)早于计划生效日期\(identity.effectiveFrom.text)。请核对后更正。")
        }
        if identity.version < 1 { list.refuse("identity.version", at: "version", "事项版本应为1以上的整数。请更正。") }
    }

    func checkCodes(_ item: ServiceItem, _ list: inout FindingList) {
        let identity = item.identity
        let inCatalog = scheme.faults(inCatalogCode: identity.catalogCode)
        for fault in inCatalog { list.refuse("codes.catalog", at: "catalogCode", fault.words) }
        // A fault of the basic code would be repeated where the implementation code contains it.
        if inCatalog.isEmpty || identity.taskCode.dropFirst(ItemCodeScheme.bodyLength + 1) != identity.catalogCode {
            for fault in scheme.faults(inTaskCode: identity.taskCode, catalogCode: identity.catalogCode) {
                list.refuse("codes.task", at: "taskCode", fault.words)
            }
        }
        if scheme == .national, let type = scheme.read(catalogCode: identity.catalogCode)?.type, type != identity.type.rawValue {
            list.refuse(
                "codes.type", at: "catalogCode",
                "基本编码第3至4位是“\(type)”，事项类型“\(identity.type.words)”的代码是“\(identity.type.rawValue)”。请改成一致。")
        }
        if let task = scheme.read(taskCode: identity.taskCode) {
            if let level = item.authority.level, level != task.level {
                list.refuse(
                    "codes.level", at: "level", "实施编码第19位是“\(task.level.words)”，行使层级填的是“\(level.words)”。请改成一致。")
            }
            if let body = item.authority.implementerCode, body != task.body.text {
                list.refuse(
                    "codes.implementer", at: "implementerCode",
                    "实施主体代码“\(body)”与实施编码前18位“\(task.body.text)”不一致。请改成相同。")
            }
        }
        var seen: Set<String> = []
        for (index, way) in identity.handlingItems.enumerated() {
            let place = "handlingItems[\(index + 1)]"
            for fault in scheme.faults(inHandleItem: way.code, taskCode: identity.taskCode) {
                list.refuse("codes.handlingItem", at: place + ".code", fault.words)
            }
            if !seen.insert(way.code).inserted {
                list.refuse("codes.handlingItemTwice", at: place + ".code", "业务办理项编码“\(way.code)”出现了两次。请改成互不相同。")
            }
            list.refuseBlank(way.name, "codes.handlingItemName", at: place + ".name", "第\(index + 1)个业务办理项没有名称。请填写。")
        }
    }

    func checkAuthority(_ item: ServiceItem, _ list: inout FindingList) {
        let authority = item.authority
        if authority.legalBasis.isEmpty {
            list.refuse("authority.legalBasis", at: "legalBasis", "没有设定依据。请写明法律、法规、规章或者文件的名称和条款。")
        }
        for (index, basis) in authority.legalBasis.enumerated() {
            let place = "legalBasis[\(index + 1)]"
            list.refuseBlank(basis.law, "authority.law", at: place + ".law", "第\(index + 1)项设定依据没有名称。请填写。")
            list.warnBlank(basis.article, "authority.article", at: place + ".article", "设定依据《\(basis.law)》没有写明条款或者文号。请补充。")
        }
        list.refuseBlank(authority.implementer, "authority.implementer", at: "implementer", "没有实施主体。请填写全称。")
        if authority.level == nil { list.warn("authority.level", at: "level", "没有行使层级。请选择。") }
        if authority.implementerNature == nil { list.warn("authority.nature", at: "implementerNature", "没有实施主体性质。请选择。") }
        let isEntrusted = authority.implementerNature == .entrusted || authority.powerSource?.isEntrusted == true
        if isEntrusted, authority.delegate.value.isBlank {
            list.refuse("authority.delegate", at: "delegate", "受委托实施的事项没有写明委托部门。请填写。")
        } else if authority.delegate.value != nil, !isEntrusted {
            list.warn("authority.notEntrusted", at: "delegate", "写了委托部门，但实施主体性质、权力来源都不是委托。请核对。")
        }
        for (index, unit) in authority.jointUnits.enumerated() where !units.contains(unit) {
            list.refuse("authority.jointUnit", at: "jointUnits[\(index + 1)]", "联办机构“\(unit)”不存在。请更正单位代码。")
        }
    }
}
