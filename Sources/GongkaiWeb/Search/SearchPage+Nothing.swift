extension SearchPage {
    /// No article has these words. Whether there is nothing at all depends on what is led to by its name.
    struct Nothing: Sendable {
        let heading: String
        /// What stands above all the same.
        let rest: String?
    }
}

extension SearchPage.Nothing {
    init(_ typed: String, directs: Int, telling: Int = 0) {
        let all = directs + telling
        heading = all == 0 ? "没有找到与“\(typed)”相符的信息" : "没有稿件含有“\(typed)”"
        let how = telling == 0 ? "名称" : directs == 0 ? "内容" : "名称或者内容"
        rest = all == 0 ? nil : "\(how)相符的\(all)个页面"
    }
}
