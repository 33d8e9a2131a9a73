/// What the layout needs around a page.
struct Frame: Sendable {
    /// Who is signed in, with what the masthead's forms need.
    struct Account: Sendable {
        let name: String
        let passwordHref: String
        let logoutAction: String
        let token: String
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

    /// One way to look at the site, offered in the masthead.
    struct ViewChoice: Sendable {
        let label: String
        let href: String
    }

    let windowTitle: String
    let siteName: String
    let homeHref: String
    let bodyClass: String
    let icon: String
    let stylesheet: String
    let script: String
    let breadcrumb: [Crumb]
    let hasBreadcrumb: Bool
    let pageTitle: String
    let notices: [Notice]
    let account: Account?
    let menu: [MenuSection]
    let hasMenu: Bool
    let publicLinks: [MenuEntry]
    let views: [ViewChoice]
    /// The office's telephone; elderly readers call.
    let telephone: String?
}
