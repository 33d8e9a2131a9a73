import Testing

@testable import GongkaiCore

@Suite struct LinkedAddressesTests {
    @Test("Addresses are found in tags only, each once, with their entities resolved")
    func found() {
        let html = """
            <p>见 href="/no" 和<a class="x" href="/columns/tzgg/3?a=1&amp;b=2">甲</a><img alt="" src="/files/a"><a href="/files/a">乙</a>
            <a data-href="/no">丙</a><a href="">丁</a></p>
            """
        #expect(LinkedAddresses.all(in: html) == ["/columns/tzgg/3?a=1&b=2", "/files/a"])
    }

    @Test("A tag that never ends leads nowhere", arguments: ["<a href=\"/x", "<a href=", "<", "<a", "<a \"href=\"/x\""])
    func torn(html: String) {
        #expect(LinkedAddresses.all(in: html).isEmpty)
    }
}
