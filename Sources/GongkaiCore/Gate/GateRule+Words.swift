extension GateRule {
    /// What was found, in the words of the reviewer's page.
    package var title: String {
        switch self {
        case .identityNumber18: "公民身份号码（18 位）"
        case .identityNumber15: "公民身份号码（15 位）"
        case .mobile: "手机号码"
        case .bankCard: "银行卡号"
        case .plate: "车牌号码"
        case .email: "电子邮箱"
        case .landline: "固定电话"
        case .secrecyMark: "密级标志"
        case .secrecyWord: "涉密或内部用语"
        case .wrongWord: "错别字或不规范用语"
        case .sensitiveWord: "敏感用语"
        case .applicant: "申请人或者第三方的信息"
        case .hiddenText: "隐藏文字"
        case .trackedChange: "修订痕迹"
        case .comment: "批注"
        case .documentProperty: "文档属性"
        case .embeddedObject: "嵌入对象"
        case .macro: "宏"
        case .hiddenSheet: "隐藏的工作表"
        case .hiddenRow: "隐藏的行"
        case .hiddenColumn: "隐藏的列"
        case .externalLink: "外部链接"
        case .definedName: "定义的名称"
        case .formula: "公式"
        case .coveredText: "页面上看不见的文字"
        case .script: "脚本"
        case .attachedFile: "内嵌附件"
        case .location: "拍摄位置"
        case .device: "拍摄设备"
        case .pictureProperty: "图片属性"
        case .encrypted: "加密文件"
        case .unreadable: "无法读取"
        case .twoFormats: "同时是两种格式的文件"
        case .wrongKind: "名称与内容不符"
        case .unsafeName: "不安全的文件名"
        case .tooLarge: "超出处理上限"
        case .notScanned: "未能检查"
        case .encoding: "字符编码"
        case .deadLink: "失效链接"
        case .missingMetadata: "缺少必填信息"
        }
    }

    /// What the writer does about it where nobody can let it pass: it speaks of no reviewer.
    package var adviceWhereItMustGo: String {
        switch self {
        case .mobile: "请删除个人手机号码，或改为 138****5678 的形式；确为对外公布的办公电话的，请在号码前写明“办公电话”。"
        case .notScanned: "系统不能读取这一部分内容。请换用可以检查的格式（DOCX、XLSX、PDF）后重新上传。"
        case .applicant: "公开答复不得出现申请人的证件号码、电话和邮箱。请删除。"
        default: advice
        }
    }

    /// What the writer does about it.
    package var advice: String {
        switch self {
        case .identityNumber18, .identityNumber15: "公开内容不得出现完整的公民身份号码。请删除，或只保留后 4 位。"
        case .mobile: "请删除个人手机号码，或改为 138****5678 的形式；确为对外公布的办公电话的，由审查人说明理由后放行。"
        case .bankCard: "请删除银行卡号，或只保留后 4 位。"
        case .plate: "请确认是否必须公开；不必公开的改为 湘D***12 的形式。"
        case .email: "请确认是单位对外公布的邮箱；个人邮箱请删除，或只保留首字母和域名。"
        case .landline: "请确认是单位对外公布的电话；个人住宅电话请删除，或隐去后 4 位。"
        case .secrecyMark: "带有密级标志的内容不得进入本系统。请立即停止操作，并报告保密工作人员。"
        case .secrecyWord: "请确认内容已经保密审查，可以公开；属于内部资料或工作秘密的，不得发布。"
        case .wrongWord: "请改为规范的写法。"
        case .sensitiveWord: "请确认用语是否恰当、是否涉及不宜公开的个人情况。"
        case .applicant: "公开答复不得透露谁申请、涉及谁。请删除；与申请人、第三方无关，只是字面相同的，由审查人说明理由后放行。"
        case .hiddenText: "文件中有设为隐藏的文字，读者可以使其显示。请删除后重新上传。"
        case .trackedChange: "请在文字处理软件中接受或拒绝全部修订，并关闭修订功能，再重新上传。"
        case .comment: "请删除全部批注后重新上传。"
        case .documentProperty: "请确认可以公开；不宜公开的，用“检查文档”功能删除文档属性后重新上传。"
        case .embeddedObject: "请删除嵌入的对象，或另存为图片、单独上传后重新检查。"
        case .macro: "带宏的文件不得发布。请另存为不带宏的格式（.docx、.xlsx、.pptx）后重新上传。"
        case .hiddenSheet: "请删除隐藏的工作表，或取消隐藏并确认可以公开，再重新上传。"
        case .hiddenRow: "请删除隐藏的行，或取消隐藏并确认可以公开，再重新上传。"
        case .hiddenColumn: "请删除隐藏的列，或取消隐藏并确认可以公开，再重新上传。"
        case .externalLink: "文件引用了其他文件，可能带有内部路径和数据。请断开链接，只保留数值，再重新上传。"
        case .definedName: "名称管理器中有隐藏的或指向别处的名称。请删除后重新上传。"
        case .formula: "以 =、+、-、@ 开头的单元格会被表格软件当作公式执行。请改为文字，或在前面加单引号。"
        case .coveredText: "遮盖只挡住了视线，文字仍可复制。请在原文件中删除这些文字，重新生成 PDF。"
        case .script: "文件或网页中带有脚本，不得发布。请去掉脚本后重新上传。"
        case .attachedFile: "请取出内嵌的文件，单独上传检查，并从原文件中删除。"
        case .location: "图片带有拍摄地点的经纬度，发布前须去除。可以使用“去除图片信息”功能。"
        case .device: "图片带有设备序列号或机主姓名，发布前须去除。可以使用“去除图片信息”功能。"
        case .pictureProperty: "请确认图片属性中的文字可以公开；可以使用“去除图片信息”功能删除。"
        case .encrypted: "加密文件无法检查，读者也打不开。请去掉密码后重新上传。"
        case .unreadable: "文件已损坏或无法识别。请用原来的软件打开并重新保存，再上传。"
        case .twoFormats: "文件内容可以被当作两种格式打开，可能夹带了别的内容。请用原来的软件重新保存一份。"
        case .wrongKind: "请用原来的软件另存为正确的格式，或改正文件名后重新上传。"
        case .unsafeName: "压缩包内的文件名会写到别的目录，或彼此重名。请重新打包。"
        case .tooLarge: "请拆分文件，或去掉无关内容后重新上传。"
        case .notScanned: "系统不能读取这一部分内容，请人工逐页检查后放行，或换用可以检查的格式（DOCX、XLSX、PDF）。"
        case .encoding: "请另存为 UTF-8 编码后重新上传。"
        case .deadLink: "请改正或删除打不开的链接。"
        case .missingMetadata: "请补齐必填信息。"
        }
    }
}
