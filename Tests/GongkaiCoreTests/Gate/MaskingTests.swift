import Testing

@testable import GongkaiCore

@Suite struct MaskingTests {
    @Test(
        "Names keep surname and last character",
        arguments: [
            ("张三", "张*"), ("张小明", "张*明"), ("欧阳锋", "欧阳*"), ("欧阳明日", "欧阳*日"), ("买买提·吐尔逊", "买***"), ("张", "*"), ("", ""), ("张 三", "张*"),
        ])
    func name(name: String, masked: String) { #expect(Masking.name(name) == masked) }

    @Test("Numbers keep what tells them apart and no more")
    func numbers() {
        #expect(Masking.identityNumber("430408199001011234") == "**************1234")
        #expect(Masking.identityNumber("430408199001011234", style: .namesakes) == "430408********1234")
        #expect(Masking.identityNumber("430408 19900101 1234", style: .regionOnly) == "4304**************")
        #expect(Masking.mobile("138 1234 5678") == "138****5678")
        #expect(Masking.mobile("+8613812345678") == "+86138****5678")
        #expect(Masking.landline("0734-8260000") == "0734-826****")
        #expect(Masking.bankAccount("6222021234561234") == "************1234")
        #expect(Masking.plate("湘D·12312") == "湘D***12")
        #expect(Masking.email("zhang@example.com") == "z***@example.com")
        #expect(Masking.mobile("123") == "***" && Masking.email("x") == "***" && Masking.bankAccount("12") == "**")
    }

    @Test(
        "Addresses end at the street or village",
        arguments: [
            ("湖南省衡阳市蒸湘区红湘街道解放大道12号3栋402室", "湖南省衡阳市蒸湘区红湘街道解放大道***"),
            ("蒸湘区雨母山镇临江村张家组", "蒸湘区雨母山镇临江村***"), ("蒸湘区雨母山镇临江村3组15号", "蒸湘区雨母山镇临江村***"),
            ("江苏省镇江市京口区", "江苏省镇江市京口区***"), ("衡阳市蒸湘区幸福小区3栋402室", "衡阳市蒸湘区幸福小区***"),
            ("解放路十二号", "解放路***"), ("蒸湘区呆鹰岭镇", "蒸湘区呆鹰岭镇"), ("某处", "***"),
        ])
    func address(address: String, masked: String) { #expect(Masking.address(address) == masked) }
}
