/// A site of the group: what its pages and its inspection need to know.
package struct SiteFacts: Sendable, Equatable {
    /// Full official name, such as 衡阳市蒸湘区人民政府门户网站.
    package var name: String
    /// Host name, without `http://`.
    package var domain: String
    /// 政府网站标识码.
    package var idCode: String
    package var owner: AgencyID
    /// Whether it is the portal of its government; a portal has more to show than the site of a department.
    package var isPortal: Bool
    /// Whether it has services to offer at all.
    package var offersServices: Bool

    package init(name: String, domain: String, idCode: String, owner: AgencyID, isPortal: Bool, offersServices: Bool) {
        self.name = name
        self.domain = domain
        self.idCode = idCode
        self.owner = owner
        self.isPortal = isPortal
        self.offersServices = offersServices
    }

    /// What is wrong in these facts, each with what to do (PG1).
    package var faults: [String] {
        var faults: [String] = []
        if name.allSatisfy(\.isWhitespace) { faults.append("请填写网站全称。") }
        if isPortal, !name.hasSuffix("人民政府门户网站") { faults.append("门户网站的名称应为“…人民政府门户网站”，现为“\(name)”。请更正。") }
        if domain.contains("/") || domain.contains(":") {
            faults.append("网站域名只写主机名，不带http://和路径，现为“\(domain)”。请更正。")
        } else if !(domain.hasSuffix(".gov.cn") || domain.hasSuffix(".政务")) {
            faults.append("政府网站须使用.gov.cn或.政务域名，现为“\(domain)”。请更正。")
        }
        if !SiteIDCode.isWellFormed(idCode) { faults.append("网站标识码应为10位数字，或bm加8位数字，现为“\(idCode)”。请核对。") }
        return faults
    }
}

/// The identity code of a government site (政府网站标识码): ten digits, for ministries `bm` and eight.
package enum SiteIDCode {
    package static func isWellFormed(_ text: String) -> Bool {
        let digits = text.hasPrefix("bm") ? text.utf8.dropFirst(2) : text.utf8[...]
        return text.utf8.count == 10 && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}
