import GongkaiCore
import Testing

@Suite("What stands where something was")
struct TombstoneTests {
    @Test("The sentence ends with one full stop, however the reason ends", arguments: ["内容有误", "内容有误。", "内容有误。 ", "内容有误.", "内容有误。。"])
    func sentence(reason: String) {
        #expect(Tombstone(reason: reason, since: "2014-03-05").sentence == "自2014年3月5日起不再公开。原因：内容有误。")
    }

    @Test("A reason is asked for, and none that nobody must read is taken")
    func reasons() {
        #expect(Tombstone.refusal(of: "内容有误") == nil)
        #expect(Tombstone.refusal(of: " \n") == .reasonMissing)
        let refusal = Tombstone.refusal(of: "误登了430402199003073519的信息")
        guard case .reasonNotPublic(let excerpt)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(!excerpt.contains("430402199003073519") && refusal?.words.contains("请改写") == true)
    }
}
