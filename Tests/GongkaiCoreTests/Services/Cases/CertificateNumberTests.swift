import Testing

@testable import GongkaiCore

@Suite("Numbers of certificates are compared by what they say")
struct CertificateNumberTests {
    @Test(
        "Brackets, widths, dashes, spaces and case make no other number",
        arguments: ["蒸许[2026] 1026号", "蒸许【２０２６】１０２６号", "蒸许（2026）1026号", "蒸许〔2026〕\u{200B}1026 号\u{3000}", "蒸许〖2026〗1026号"])
    func same(number: String) {
        #expect(CertificateNumber.form(number) == CertificateNumber.form("蒸许〔2026〕1026号"))
        #expect(CertificateNumber.form("jy—１４３0") == CertificateNumber.form("JY-1430"))
    }

    @Test("Other numbers stay other numbers", arguments: [("12-3", "1-23"), ("蒸许〔2026〕1026号", "蒸许〔2026〕1027号"), ("(1)2", "1(2)")])
    func other(one: String, another: String) {
        #expect(CertificateNumber.form(one) != CertificateNumber.form(another))
    }
}
