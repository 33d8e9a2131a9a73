/// How it is handled.
package struct ItemProcess: Sendable, Equatable, Codable {
    package var flow: Flow
    /// 中介服务.
    package var intermediary: Stated<String>
    /// 办理形式.
    package var forms: [HandlingForm]
    /// 到办事现场次数.
    package var visitCount: Int?
    /// Why somebody must come in person.
    package var visitReason: String?
    package var isOnline: Bool?
    package var onlineDepth: OnlineDepth?
    package var onlineAddress: String?
    /// 是否支持预约.
    package var isBookable: Bool?
    /// 是否支持物流快递.
    package var allowsExpress: Bool?
    /// 是否支持网上支付.
    package var allowsOnlinePayment: Bool?
    /// 是否支持自助终端.
    package var allowsSelfService: Bool?

    private enum CodingKeys: String, CodingKey {
        case flow = "HANDLE_FLOW"
        case intermediary = "INTERMEDIARY"
        case forms = "HANDLE_TYPE"
        case visitCount = "LIMIT_SCENE_NUM"
        case visitReason = "LIMIT_SCENE_EXPLAIN"
        case isOnline = "IS_ONLINE"
        case onlineDepth = "ONLINE_DEPTH"
        case onlineAddress = "ONLINE_ADDR"
        case isBookable = "IS_BOOKABLE"
        case allowsExpress = "IS_EXPRESS"
        case allowsOnlinePayment = "IS_ONLINE_PAY"
        case allowsSelfService = "IS_SELF_SERVICE"
    }

    package init(
        flow: Flow = Flow([]), intermediary: Stated<String> = .unsaid, forms: [HandlingForm] = [], visitCount: Int? = nil,
        visitReason: String? = nil, isOnline: Bool? = nil, onlineDepth: OnlineDepth? = nil, onlineAddress: String? = nil,
        isBookable: Bool? = nil, allowsExpress: Bool? = nil, allowsOnlinePayment: Bool? = nil, allowsSelfService: Bool? = nil
    ) {
        self.flow = flow
        self.intermediary = intermediary
        self.forms = forms
        self.visitCount = visitCount
        self.visitReason = visitReason
        self.isOnline = isOnline
        self.onlineDepth = onlineDepth
        self.onlineAddress = onlineAddress
        self.isBookable = isBookable
        self.allowsExpress = allowsExpress
        self.allowsOnlinePayment = allowsOnlinePayment
        self.allowsSelfService = allowsSelfService
    }
}
