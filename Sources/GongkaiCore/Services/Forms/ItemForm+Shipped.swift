extension ItemForm {
    /// The forms of the demonstration, by the name of the item.
    package static let shipped: [String: ItemForm] = [
        "餐饮店开业并联办理": read(PackageResources.form_restaurant_csv, "form-restaurant.csv"),
        "餐饮服务许可": read(PackageResources.form_catering_csv, "form-catering.csv"),
        "门店招牌设置许可": read(PackageResources.form_sign_csv, "form-sign.csv"),
    ]

    /// A list that is compiled in; no cell of it is quoted. A damaged one stops the program at its first use, and every test.
    private static func read(_ bytes: [UInt8], _ name: String) -> ItemForm {
        let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let reading = ItemFormReading(table: rows)
        precondition(reading.faults.isEmpty, "the shipped \(name) is damaged: \(reading.faults)")
        return reading.form
    }
}
