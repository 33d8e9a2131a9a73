import GongkaiCore

/// The rows of the form, by what a kind of article is asked for.
extension ArticleForm {
    func titleRow(_ faults: [String: String]) -> FormRow {
        .text("title", "标题", value("title"), hint: "最多\(PublicationJudge.titleBounds.upperBound)个字", error: faults["title"])
    }

    /// What the catalogue says of the article.
    func catalogueRows(_ faults: [String: String]) -> [FormRow] {
        var rows =
            kind.isConsultation
            ? [
                FormRow.text(
                    "closes_on", "征集截止日期", value("closes_on"), hint: "公众可以提意见的最后一天，如 2014-03-05；过后页面标明“已截止”，并应公布结果",
                    error: faults["closes_on"], inputMode: "numeric", isShort: true)
            ] : []
        rows += [
            .text(
                "created_on", kind.madeOnLabel, value("created_on"), isOptional: !isRequired(.dateOfCreation),
                hint: (kind.isDocument ? "公文落款的日期，如 2014-03-05" : "这条信息形成的日期，如 2014-03-05") + (deadline.map { "；\($0)" } ?? ""),
                error: faults["created_on"], inputMode: "numeric", isShort: true),
            codes("subject", .subject, .subjects, faults),
        ]
        if kind.isDocument {
            rows += [
                codes("genre", .genre, .genres, faults),
                .text(
                    "document_number", label(.documentNumber), value("document_number"), isOptional: !isRequired(.documentNumber),
                    hint: kind.isNormative ? "规范性文件必须有文号，如 蒸政发〔2014〕3号" : "如 蒸政发〔2014〕3号；没有文号的，在下面勾选", error: faults["document_number"],
                    isShort: true),
            ]
            if !kind.isNormative {
                rows.append(
                    .boxes(
                        "no_number", "有无文号", [FormRow.Choice(value: "1", text: "无文号（没有编文号，不是漏填）", isChosen: value("no_number") == "1")]))
            }
            rows += [
                day("effective_on", .validity, faults),
                plainDay("expires_on", "有效期至", faults, hint: "规定了有效期的文件填写最后一天"),
                plainDay("repealed_on", "废止日期", faults, hint: "从这一天起不再有效"),
                .text("replaced_by", "由哪个文件替代", value("replaced_by"), isOptional: true, hint: "索引号或文号", error: faults["replaced_by"]),
            ]
        }
        return rows + [
            .area(
                "abstract", label(.description), value("abstract"), isOptional: !isRequired(.description),
                hint: "最多\(ItemMetadata.longestDescription)个字，列表和搜索结果中显示", error: faults["abstract"]),
            .text(
                "keywords", label(.keywords), value("keywords"), isOptional: !isRequired(.keywords), hint: "用逗号隔开",
                error: faults["keywords"]),
            audiences(faults),
            .text("source", "来源", value("source"), isOptional: true, hint: "不填则显示本单位名称", error: faults["source"]),
            .text("author", "作者", value("author"), isOptional: true, error: faults["author"], isShort: true),
        ]
    }

    /// Until when it is to be seen.
    func endRows(_ faults: [String: String]) -> [FormRow] {
        var rows: [FormRow] = []
        if kind.isPersonalList {
            rows.append(
                plainDay(
                    "notice_ends_on", "公示截止日期", faults, hint: "不填则从发布之日起公示\(NoticePeriod.usual)个工作日；期满自动下线"))
        }
        return rows + [
            plainDay("expire_day", "下线日期", faults, hint: "到时自动停止公开；长期公开的不填"),
            .text(
                "expire_time", "下线时刻", value("expire_time"), isOptional: true, hint: "如 17:30；不填则为当天零时", error: faults["expire_time"],
                isShort: true),
            .boxes(
                "with_notice", "下线以后",
                [FormRow.Choice(value: "1", text: "在原网址说明“已到期下线”", isChosen: value("with_notice") == "1")]),
        ]
    }

    private func element(_ name: MetadataElement.Name) -> MetadataElement? { MetadataElement.all.first { $0.identifier == name } }

    private func label(_ name: MetadataElement.Name) -> String { element(name)?.label ?? "" }

    private func isRequired(_ name: MetadataElement.Name) -> Bool { element(name)?.isRequired(for: kind) ?? false }

    private func day(
        _ field: String, _ name: MetadataElement.Name, _ faults: [String: String], hint: String = "如 2014-03-05"
    ) -> FormRow {
        .text(
            field, label(name), value(field), isOptional: !isRequired(name), hint: hint, error: faults[field], inputMode: "numeric",
            isShort: true)
    }

    private func plainDay(_ field: String, _ label: String, _ faults: [String: String], hint: String) -> FormRow {
        .text(field, label, value(field), isOptional: true, hint: hint, error: faults[field], inputMode: "numeric", isShort: true)
    }

    /// The second level stands below the first, indented.
    private func codes(
        _ field: String, _ name: MetadataElement.Name, _ list: CodeList, _ faults: [String: String]
    ) -> FormRow {
        let chosen = value(field)
        let choices = list.entries(below: nil).flatMap { top in
            [(top.code, top.name)] + list.entries(below: top.code).map { ($0.code, "　　" + $0.name) }
        }
        return .select(
            field, label(name),
            [FormRow.Choice(value: "", text: "请选择", isChosen: chosen.isEmpty)]
                + choices.map { FormRow.Choice(value: $0.0, text: $0.1, isChosen: $0.0 == chosen) },
            isOptional: !isRequired(name), error: faults[field])
    }

    private func audiences(_ faults: [String: String]) -> FormRow {
        let chosen = Set(form.all("audiences"))
        let choices = CodeList.audiences.entries.map {
            FormRow.Choice(value: $0.code, text: $0.name, isChosen: chosen.contains($0.code))
        }
        return .boxes(
            "audiences", label(.audience) + (isRequired(.audience) ? "" : "（可不选）"), choices, error: faults["audiences"])
    }
}
