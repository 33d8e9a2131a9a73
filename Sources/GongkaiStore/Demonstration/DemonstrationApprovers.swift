import GongkaiCore

/// Who takes in, handles, decides and watches the cases of the demonstration.
enum DemonstrationApprovers {
    struct Account: Sendable {
        let login: String
        let name: String
        let agency: String
        let role: String
    }

    /// The units whose cases the demonstration has, with who handles and who decides.
    static let units: [(agency: String, approver: String, head: String)] = [
        ("ZX22", "谭丽华", "邹建军"), ("ZX11", "贺文斌", "黄志强"), ("ZX12", "蒋小军", "阳卫国"), ("ZX16", "易红梅", "罗春华"),
        ("ZX21", "颜少华", "龙国平"), ("ZX07", "胡秋菊", "肖德明"), ("ZX14", "曹立新", "欧阳敏"), ("ZX20", "段志勇", "雷正清"),
    ]

    static func approver(_ agency: String) -> String { "approver\(agency.suffix(2))" }
    static func head(_ agency: String) -> String { "head\(agency.suffix(2))" }

    static let all =
        [
            Account(login: "window", name: "谢小芳", agency: "ZX", role: "windowClerk"),
            Account(login: "inspector", name: "邓立新", agency: "ZX06", role: "inspector"),
            // Decides about what the first issued and published.
            Account(login: "inspector2", name: "向秋生", agency: "ZX06", role: "inspector"),
        ]
        + units.flatMap { unit in
            [
                Account(login: approver(unit.agency), name: unit.approver, agency: unit.agency, role: "approver"),
                Account(login: head(unit.agency), name: unit.head, agency: unit.agency, role: "leader"),
            ]
        }
}
