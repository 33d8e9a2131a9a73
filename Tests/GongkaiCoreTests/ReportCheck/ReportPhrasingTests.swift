import Testing

@testable import GongkaiCore

@Suite("Ways of saying the same number")
struct ReportPhrasingTests {
    private func checks(_ sample: SampleReport) throws -> [String] { try sample.findings().map { "\($0.check) \($0.verdict.rawValue)" } }

    @Test(
        "Said differently and right, or differently and wrong",
        arguments: [
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "收到45件政府信息公开申请，2024年结转申请3件，共办结46件，结转2026年度继续办理2件"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "受理申请45件，答复46件（含上年度结转申请3件，另有2件顺延到下年度答复）"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "新收依申请公开45份，按期答复46份"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "申请总数为45件，已答复46件"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "接到公民、法人和其他组织政府信息公开申请45件，办理完毕46件"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "新收政府信息公开申请数量45件，上年结转3件，结转下年2件。其中，办结46件"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "收到依申请公开件45件，结转上年度政府信息公开申请3件，办结46件，剩余2件结转下年度办理"),
            ("收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件", "接收到申请书45份，除2件结转2026年继续办理，其他均按期答复"),
            ("收到的申请中自然人40件，法人或其他组织5件", "其中，自然人申请40件，法人和其他组织申请5件"),
            ("予以公开19件，部分公开6件", "予以公开或部分公开25件"),
            ("行政复议3件，其中结果维持2件，结果纠正1件，其他结果0件，尚未审结0件；行政诉讼2件", "行政复议和行政诉讼案件共5件"),
            ("行政诉讼2件", "行政诉讼2起，其中未经复议直接起诉1起，复议后起诉1起"),
        ])
    func phrasing(old: String, new: String) throws {
        let sample = SampleReport()
        #expect(sample.overview[1].contains(old))
        #expect(try checks(sample.saying(old, new)) == [])
    }

    @Test(
        "Wrong numbers are seen in them",
        arguments: [
            ("收到政府信息公开申请45件", "收到44件政府信息公开申请"), ("上年结转3件", "2024年结转4件"), ("结转下年度2件", "结转2026年度继续办理3件"),
            ("结转下年度2件", "另有3件结转下年度"), ("办结46件", "办理完毕45件，其余在办"), ("申请45件", "申请4,500件"),
        ])
    func wrong(old: String, new: String) throws {
        #expect(try SampleReport().saying(old, new).findings().contains { $0.check == "Y07" && $0.verdict != .note })
    }

    @Test("A government's own office is not the whole government")
    func scope() throws {
        var sample = SampleReport()
        sample.agency = "青石县人民政府"
        #expect(try checks(sample.saying("全年共收到政府信息公开申请45件", "县政府办公室收到政府信息公开申请12件")) == [])
        #expect(try checks(sample.saying("全年共收到政府信息公开申请45件", "全县各级行政机关共收到政府信息公开申请12件")) == ["Y07 FAIL"])
        #expect(try checks(sample.saying("全年共收到政府信息公开申请45件", "县政府共收到政府信息公开申请12件")) == ["Y07 CANNOT TELL"])
        #expect(try checks(sample.saying("全年共收到政府信息公开申请45件", "县自然资源局收到政府信息公开申请12件")) == [])
    }

    @Test(
        "What a government does besides disclosure is no figure of the table",
        arguments: [
            "各镇收到申请20件，县直部门收到申请25件。", "申请量居前的部门分别是县住建局12件、县教育局9件、县民政局3件。", "受理12345热线诉求12500件，办结12400件。",
            "全年受理行政复议申请120件，其中涉及政府信息公开3件。", "法院受理行政诉讼案件90件，政府信息公开类2件。", "各镇（街道）收到45件，全部答复。",
            "办理人大代表建议15件、政协提案22件，均已答复37件。", "收到网民留言812条，答复812条。", "下属单位收到申请10件。", "网上收到申请30件，线下收到申请15件。",
            "通过依申请公开系统收到28件，通过邮寄收到15件，当场提交2件。", "人均办理申请12件，最多的单位办理申请20件。", "公开县政府规范性文件4件，部门规范性文件40件。",
            "全年办结46件，其中延期办结2件、按期办结44件。",
            "上年收到31件，今年增加14件，增长45.2%。",
        ])
    func otherWork(sentence: String) throws {
        var sample = SampleReport()
        sample.agency = "青石县人民政府"
        #expect(try checks(sample.saying("因政府信息公开引起", "\(sentence)因政府信息公开引起")) == [])
    }

    @Test("Body and year from the first sentence, where the page's title was not copied")
    func title() throws {
        var blocks = SampleReport().blocks(.cellPerLine)
        blocks[0] = .paragraph("根据《中华人民共和国政府信息公开条例》要求，现公布青石县水利局2025年政府信息公开工作年度报告。")
        let report = try ReportCheck.read(blocks)
        #expect(report.agency == "青石县水利局" && report.year == 2025)
    }

    @Test("A page that lists other years' reports before its own")
    func list() throws {
        let others = ["青石县交通运输局2023年政府信息公开工作年度报告", "青石县交通运输局2024年政府信息公开工作年度报告", "日期：2026-01-20"]
        let report = try ReportCheck.read(others.map { .paragraph($0) } + SampleReport().blocks(.grid))
        #expect(report.year == 2025 && report.publishedOn == "2026-01-20")
        #expect(ReportCheck.findings(report) == [])
    }

    @Test(
        "Who must publish by when",
        arguments: [
            ("青石县人民政府", "government"), ("青石县", "government"), ("某某市", "government"), ("河口镇", "township"), ("河口镇人民政府", "township"),
            ("南门街道办事处", "township"), ("青石县水利局", "department"), ("青石县人民政府办公室", "department"), ("高新技术产业园", "unknown"),
        ])
    func kind(name: String, kind: String) {
        #expect("\(AgencyKind.of(name))" == kind)
    }

    @Test("A township publishes like a department")
    func township() throws {
        var sample = SampleReport()
        sample.agency = "河口镇人民政府"
        sample.published = "2026-02-09"
        #expect(try checks(sample) == ["Y12 CANNOT TELL"])
    }
}
