/// What brings somebody to the service hall; an item is found by it.
package enum LifeEvent: String, CodedValue {
    case birth
    case schooling
    case work
    case marriage
    case housing
    case building
    case illness
    case disability
    case relief
    case service
    case retirement
    case death
    case culture
    case farming
    case certificates
    case founding
    case restaurant
    case operating
    case project
    case staff
    case environment
    case safety
    case qualification
    case society
    case closing

    package var words: String {
        switch self {
        case .birth: "生育收养"
        case .schooling: "入学教育"
        case .work: "就业创业"
        case .marriage: "结婚成家"
        case .housing: "住房保障"
        case .building: "建房装修"
        case .illness: "看病就医"
        case .disability: "助残服务"
        case .relief: "困难救助"
        case .service: "入伍退役"
        case .retirement: "养老退休"
        case .death: "身后事务"
        case .culture: "文体活动"
        case .farming: "务农养殖"
        case .certificates: "证件证明"
        case .founding: "企业开办"
        case .restaurant: "开办餐饮店"
        case .operating: "准营准办"
        case .project: "投资建设"
        case .staff: "用工社保"
        case .environment: "环保绿化"
        case .safety: "安全生产"
        case .qualification: "资质资格"
        case .society: "社会组织"
        case .closing: "注销退出"
        }
    }

    /// Whether it is an event in the life of an enterprise rather than of a person.
    package var isOfEnterprise: Bool {
        switch self {
        case .founding, .restaurant, .operating, .project, .staff, .environment, .safety, .qualification, .society, .closing: true
        default: false
        }
    }
}
