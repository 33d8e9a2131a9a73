extension ServiceItemRules {
    func checkConditions(_ item: ServiceItem, _ list: inout FindingList) {
        let conditions = item.conditions
        if conditions.acceptance.allSatisfy(\.trimmingSpaces.isEmpty) {
            list.refuse("conditions.acceptance", at: "acceptance", "没有受理条件。请逐条写明。")
        }
        for (index, condition) in conditions.acceptance.enumerated() {
            list.refuseVague(condition, at: "acceptance[\(index + 1)]", "第\(index + 1)条受理条件")
        }
        if conditions.audiences.isEmpty {
            list.refuse("conditions.audiences", at: "audiences", "没有服务对象，办事大厅按对象找不到它。请至少选择一种。")
        }
        if conditions.quantityLimit.isUnsaid {
            list.warn("conditions.quantityLimit", at: "quantityLimit", "没有写明有无数量限制。没有限制的填“无”。")
        }
        if case .given(let limit) = conditions.quantityLimit {
            list.refuseBlank(limit, "conditions.quantityBlank", at: "quantityLimit", "数量限制没有写明。请填写，没有限制的填“无”。")
        }
    }

    func checkProcess(_ item: ServiceItem, _ list: inout FindingList) {
        let process = item.process
        let isRemote = process.forms.contains(where: \.isRemote)
        if process.forms.isEmpty {
            list.refuse("process.forms", at: "forms", "没有办理形式。请至少选择一种，如窗口办理。")
        }
        switch process.visitCount {
        case nil: list.warn("process.visits", at: "visitCount", "没有写明到办事现场次数。请填写0至3。")
        case .some(let visits) where !(0...3).contains(visits):
            list.refuse("process.visitRange", at: "visitCount", "到办事现场次数应为0至3，现在是\(visits)。请减少跑动次数或者更正。")
        case 0 where !isRemote:
            list.refuse("process.noWayToFile", at: "visitCount", "到办事现场次数为0，但只能到窗口办理。请增加网上或者快递办理，或者改为1次以上。")
        case .some(let visits) where visits > 1 && process.visitReason.isBlank:
            list.warn("process.visitReason", at: "visitReason", "需要到现场\(visits)次，没有写明原因。请补充。")
        default: break
        }
        let isOnline = process.forms.contains { $0 == .computer || $0 == .mobile }
        if process.isOnline == true, !isOnline {
            list.refuse("process.online", at: "isOnline", "写明可以网上办理，但办理形式中没有网上办理。请改成一致。")
        } else if process.isOnline == false, isOnline {
            list.refuse("process.online", at: "isOnline", "写明不能网上办理，但办理形式中有网上办理。请改成一致。")
        }
        if process.isOnline == true {
            list.warnBlank(process.onlineAddress, "process.onlineAddress", at: "onlineAddress", "可以网上办理，但没有网办地址。请填写。")
            if process.onlineDepth == nil { list.warn("process.onlineDepth", at: "onlineDepth", "可以网上办理，但没有网上办理深度。请选择。") }
        }
        if process.allowsExpress == false, process.forms.contains(.mail) {
            list.refuse("process.express", at: "allowsExpress", "办理形式中有快递申请，但写明不支持物流快递。请改成一致。")
        }
        if case .given(let service) = process.intermediary {
            list.refuseVague(service, at: "intermediary", "中介服务")
        }
    }

    func checkResult(_ item: ServiceItem, _ list: inout FindingList) {
        let result = item.result
        list.warnBlank(result.name, "result.name", at: "result.name", "没有结果名称。请写明办成后拿到什么。")
        if !result.name.isBlank {
            if result.kind == nil { list.warn("result.kind", at: "result.kind", "没有结果类型。请选择证照、批文或者其他。") }
            if result.deliveries.isEmpty { list.warn("result.deliveries", at: "result.deliveries", "没有送达方式。请至少选择一种。") }
        }
        if let months = result.validMonths.value, months < 1 {
            list.refuse("result.validMonths", at: "result.validMonths", "结果的有效期应为1个月以上。长期有效的填“无”。")
        }
        if let law = result.deemedConsent {
            list.refuseBlank(law, "result.deemedConsent", at: "result.deemedConsent", "逾期视为同意没有法律依据。请写明条款，或者留空。")
        }
    }

    func checkService(_ item: ServiceItem, _ list: inout FindingList) {
        if item.places.isEmpty { list.refuse("places.missing", at: "places", "没有办理地点和办理时间。请填写。") }
        for (index, place) in item.places.enumerated() {
            let path = "places[\(index + 1)]"
            list.refuseBlank(place.address, "places.address", at: path + ".address", "第\(index + 1)个办理地点没有地址。请写到门牌和楼层。")
            list.refuseBlank(place.hours, "places.hours", at: path + ".hours", "第\(index + 1)个办理地点没有办理时间。请写明星期和钟点。")
        }
        list.refuseBlank(item.contact.enquiry, "contact.enquiry", at: "enquiry", "没有咨询方式。请至少填写一个电话。")
        list.warnBlank(item.contact.supervision, "contact.supervision", at: "supervision", "没有监督投诉方式。请填写。")
        if item.identity.type != .publicService {
            if item.rights.reconsideration == nil {
                list.warn("rights.reconsideration", at: "reconsideration", "没有写明向哪个机关申请行政复议。请填写。")
            }
            if item.rights.litigation == nil {
                list.warn("rights.litigation", at: "litigation", "没有写明向哪个法院提起行政诉讼。请填写。")
            }
        }
        if item.lifeEvents.isEmpty { list.warn("lifeEvents.none", at: "lifeEvents", "没有生活事件，办事大厅只能按名称、部门找到它。请选择。") }
        for (index, question) in item.questions.enumerated() {
            if question.question.trimmingSpaces.isEmpty || question.answer.trimmingSpaces.isEmpty {
                list.refuse("questions.blank", at: "questions[\(index + 1)]", "第\(index + 1)个常见问题缺少问题或者答案。请补充或者删去。")
            }
        }
    }

    func checkGuidance(_ item: ServiceItem, _ list: inout FindingList) {
        let ways = item.identity.handlingItems
        if let guidance = item.guidance {
            for fault in guidance.faults(handlingItems: ways) { list.refuse(fault.code, at: "guidance", fault.words) }
        } else if ways.count > 1 {
            list.warn("guidance.missing", at: "guidance", "本事项有\(ways.count)个业务办理项，没有办理引导，申请人不知道该办哪一个。请补充。")
        }
    }
}
