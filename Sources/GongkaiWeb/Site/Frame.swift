import GongkaiCore

/// What the layout needs around a page.
struct Frame: Sendable {
    /// Who is signed in, with what the masthead's forms need.
    struct Account: Sendable {
        /// By which scripts tell one account from another.
        let key: String
        let name: String
        let passwordHref: String
        let logoutAction: String
        let token: String
        /// Where their notices are; nil where there are none to be had.
        let noticesHref: String?
        /// How many they have not read; nil for none.
        let unread: String?
    }

    struct MenuSection: Sendable {
        let heading: String
        let entries: [MenuEntry]
    }

    struct MenuEntry: Sendable {
        let label: String
        let href: String
        let isHere: Bool
    }

    /// What went wrong, at the head of the page. It takes the focus, so that nobody has to search for it.
    struct Summary: Sendable {
        let heading: String
        let mistakes: [Mistake]
        let hasMistakes: Bool

        /// Nil when nothing is wrong.
        init?(_ page: some Page, _ errors: [Notice]) {
            mistakes = page.mistakes
            hasMistakes = !mistakes.isEmpty
            guard hasMistakes || !errors.isEmpty else { return nil }
            heading =
                errors.isEmpty
                ? "\(page.undone)，有\(mistakes.count)处需要修改。改好后请再次提交。" : errors.map(\.text).joined()
        }
    }

    /// One way to look at the site, offered in the masthead.
    struct ViewChoice: Sendable {
        let label: String
        let href: String
    }

    let windowTitle: String
    /// Labels for the head (47号).
    let labels: [PageLabels.Label]
    /// For programs: feeds, files, the search.
    let links: [HeadLink]
    let structured: SafeHTML?
    let siteName: String
    let homeHref: String
    let bodyClass: String
    /// The answer to a form: what stands in its fields was typed and is not saved.
    let isAnswer: Bool
    /// Under which name the browser kept the words that have just been saved.
    let saved: String?
    let icon: String
    let stylesheet: String
    let script: String
    let breadcrumb: [Crumb]
    let hasBreadcrumb: Bool
    let pageTitle: String
    let summary: Summary?
    let notices: [Notice]
    let account: Account?
    let menu: [MenuSection]
    let hasMenu: Bool
    let views: [ViewChoice]
    /// The office's telephone; elderly readers call.
    let telephone: String?
    /// Around a page that anybody reads; nil in the console.
    let outside: PublicFrame?
}
