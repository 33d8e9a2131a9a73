/// The sheets by which items are exchanged: one row an item, and child sheets whose rows name the item by code and version.
package enum ItemSheet: String, Sendable, CaseIterable {
    case items
    case handlingItems
    case materials
    case steps
    case fees
    case places
    case questions
    case guidance

    /// As a workbook names it.
    package var label: String { definition.label }

    /// Its columns. The names in capitals are the exchange names.
    package var definition: RegisterDefinition {
        switch self {
        case .items: Self.itemDefinition
        case .handlingItems: Self.handlingItemDefinition
        case .materials: Self.materialDefinition
        case .steps: Self.stepDefinition
        case .fees: Self.feeDefinition
        case .places: Self.placeDefinition
        case .questions: Self.questionDefinition
        case .guidance: Self.guidanceDefinition
        }
    }

    /// The header that an export writes: the exchange names. An import reads the Chinese labels as well.
    package var header: [String] {
        (self == .items ? ["AGENCY"] : []) + definition.columns.map { $0.name.uppercased() }
    }

    /// The columns that name the item.
    private static let key = [
        RegisterColumn("task_code", "实施编码", .text(max: 40)),
        RegisterColumn("task_version", "事项版本", .count, required: false, hint: "不填为1"),
    ]

    private static func sheet(_ name: String, _ label: String, _ columns: [RegisterColumn]) -> RegisterDefinition {
        RegisterDefinition(
            name, label, section: "政务服务", explanation: "政务服务事项的\(label)，一行一项。", title: columns.first?.name ?? name, columns: columns)
    }

    private static func text(_ name: String, _ label: String, max: Int = 2_000, required: Bool = false) -> RegisterColumn {
        RegisterColumn(name, label, .text(max: max), required: required)
    }

    private static func flag(_ name: String, _ label: String) -> RegisterColumn { RegisterColumn(name, label, .flag, required: false) }

    private static func choice(_ name: String, _ label: String, _ choices: [RegisterColumn.Choice], required: Bool = false)
        -> RegisterColumn
    {
        RegisterColumn(name, label, .choice(choices), required: required)
    }

    /// The answer to the item's form by which a row counts.
    private static func condition(_ name: String) -> RegisterColumn {
        RegisterColumn(name, "适用条件", .text(max: 2_000), required: false, hint: "表单字段的编码=选项，几个选项用分号隔开；每件都适用的不填")
    }

    /// Days, unit and explanation of a limit.
    private static func limit(_ prefix: String, _ label: String) -> [RegisterColumn] {
        [
            RegisterColumn(prefix + "_day", label, .text(max: 10), required: false, hint: "天数；没有的填“无”"),
            choice(prefix + "_type", label + "单位", TimeLimit.Unit.choices), text(prefix + "_explain", label + "说明"),
        ]
    }

    private static let itemDefinition = sheet(
        "service_item", "事项",
        [text("task_name", "事项名称", max: 200)] + key + identityColumns + authorityColumns + timeColumns + processColumns + endColumns)

    private static let identityColumns = [
        text("catalog_code", "基本编码", max: 40), text("local_catalog_code", "地方基本编码", max: 40),
        text("local_task_code", "地方实施编码", max: 60), choice("task_type", "事项类型", ServiceItemType.choices, required: true),
        choice("local_task_type", "2014年类型", LegacyItemType.choices), choice("task_state", "事项状态", ServiceItemState.choices),
        RegisterColumn("plan_effective_date", "计划生效日期", .day, foreseen: true),
        RegisterColumn("plan_cancel_date", "计划取消日期", .day, required: false, foreseen: true), flag("commitment_mode", "是否告知承诺"),
    ]

    private static let authorityColumns = [
        text("by_law", "设定依据", max: 20_000), choice("power_source", "权力来源", PowerSource.choices),
        choice("use_level", "行使层级", ExerciseLevel.choices), text("power_division", "权限划分"), text("use_content", "行使内容"),
        text("dept_name", "实施主体", max: 200), text("dept_code", "实施主体编码", max: 18),
        choice("dept_type", "实施主体性质", ImplementerNature.choices), text("entrust_name", "委托部门", max: 200),
        text("other_dept", "联办机构", max: 400), text("dept_section", "承办机构", max: 200),
    ]

    private static let timeColumns =
        limit("anticipate", "法定办结时限") + limit("promise", "承诺办结时限") + [
            choice("project_type", "办件类型", CaseType.choices), text("accept_condition", "受理条件", max: 20_000),
            text("limit_explain", "数量限制"), text("server_type", "服务对象", max: 100), text("handle_area", "通办范围", max: 10),
        ]

    private static let processColumns = [
        text("intermediary", "中介服务"), text("handle_type", "办理形式", max: 100),
        RegisterColumn("limit_scene_num", "到办事现场次数", .count, required: false), text("limit_scene_explain", "必须到现场的原因"),
        flag("is_online", "是否网办"), choice("online_depth", "网上办理深度", OnlineDepth.choices), text("online_addr", "网办地址", max: 500),
        flag("is_bookable", "是否支持预约"), flag("is_express", "是否支持物流快递"), flag("is_online_pay", "是否支持网上支付"),
        flag("is_self_service", "是否支持自助终端"), flag("is_material", "是否需要材料"), flag("is_fee", "是否收费"),
    ]

    private static let endColumns = [
        text("result_name", "结果名称", max: 200), choice("result_type", "结果类型", ItemResultKind.choices),
        text("result_sample", "结果样本", max: 500),
        RegisterColumn("result_valid_months", "有效期（月）", .text(max: 10), required: false, hint: "长期有效的填“无”"),
        text("result_delivery", "送达方式", max: 100), text("deemed_consent", "逾期视为同意的依据"), text("link_way", "咨询方式"),
        text("supervise_way", "监督投诉方式"), text("recon_body", "复议机关", max: 200), text("recon_address", "复议机关地址", max: 200),
        text("recon_telephone", "复议机关电话", max: 100), text("litigation_body", "诉讼法院", max: 200),
        text("litigation_address", "法院地址", max: 200), text("litigation_telephone", "法院电话", max: 100), text("life_events", "生活事件", max: 400),
    ]

    private static let handlingItemDefinition = sheet(
        "handling_item", "业务办理项",
        key + [
            RegisterColumn("task_handle_item", "业务办理项编码", .text(max: 40)), RegisterColumn("task_handle_name", "业务办理项名称", .text(max: 200)),
        ])

    private static let materialDefinition = sheet(
        "required_material", "申请材料",
        key + [
            text("material_code", "材料代码", max: 60), RegisterColumn("material_name", "材料名称", .text(max: 200)),
            choice("material_type", "材料类型", MaterialKind.choices), choice("source_type", "来源", MaterialSource.choices),
            text("source_dept", "出具机构", max: 200), text("source_explain", "取得方法"), text("issue_time", "出具时间要求", max: 200),
            RegisterColumn("original_num", "原件份数", .count, required: false), RegisterColumn("copy_num", "复印件份数", .count, required: false),
            choice("material_format", "纸质或电子", MaterialMedium.choices), flag("is_need", "是否必备"), text("fill_explain", "填报须知"),
            text("blank_form", "空白表格", max: 500), text("sample_form", "样表", max: 500), flag("is_tolerable", "是否可容缺"),
        ] + limit("tolerable", "补齐时限") + [flag("is_reusable", "是否可重复使用"), condition("material_condition")])

    private static let stepDefinition = sheet(
        "flow_step", "办理流程",
        key + [
            RegisterColumn("step_code", "环节代码", .text(max: 60)), text("step_name", "环节名称", max: 200),
            text("step_agency", "办理单位代码", max: 60),
            text("step_section", "科室", max: 200), text("step_post", "岗位", max: 200),
        ] + limit("promise", "承诺时限") + limit("anticipate", "法定时限") + [
            text("step_after", "在哪些环节之后"), choice("special_type", "特别程序种类", SpecialProcedureKind.choices), text("special_basis", "特别程序依据"),
            condition("step_condition"),
        ])

    private static let feeDefinition = sheet(
        "fee_item", "收费项目",
        key + [
            RegisterColumn("fee_name", "收费项目名称", .text(max: 200)),
            RegisterColumn("fee_agency", "收费单位代码", .text(max: 60), required: false, hint: "实施本事项的单位自己收取的不填"),
            text("fee_stand", "收费标准"),
            RegisterColumn("fee_amount", "单价（元）", .yuan, required: false), text("fee_unit", "计费单位", max: 60), text("fee_basis", "收费依据"),
            text("fee_reduction", "减免规定"), condition("fee_condition"),
        ])

    private static let placeDefinition = sheet(
        "service_place", "办理地点",
        key + [
            text("transact_addr", "办理地址", max: 500), text("transact_time", "办理时间", max: 500), text("traffic_guide", "交通指引"),
            text("window_num", "窗口号", max: 200),
        ])

    private static let questionDefinition = sheet(
        "item_question", "常见问题", key + [text("question", "问题", required: true), text("answer", "答案", max: 5_000, required: true)])

    private static let guidanceDefinition = sheet(
        "item_guidance", "办理引导",
        key + [
            RegisterColumn("question_code", "问题代码", .text(max: 60)), text("question", "问题", required: true),
            text("answer", "答案", required: true), choice("lead", "引到", GuidanceLead.choices, required: true),
            text("target", "引到的代码", max: 60), text("elsewhere", "应当怎么办"),
        ])
}

/// Where an answer leads, as the sheet writes it.
enum GuidanceLead: String, CodedValue {
    case question = "1"
    case handling = "2"
    case elsewhere = "3"

    var words: String {
        switch self {
        case .question: "下一个问题"
        case .handling: "办理本事项"
        case .elsewhere: "办理别的事项"
        }
    }
}
