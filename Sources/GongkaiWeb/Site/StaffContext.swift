import GongkaiCore
import Hummingbird

/// A request of an officer. It cannot be made without one, so a console handler cannot forget to ask.
struct StaffContext: ChildRequestContext, SiteContext {
    var coreContext: CoreRequestContextStorage
    let visitor: SignedIn
    /// The submitted form of a POST; its token has been checked.
    var form: SubmittedForm

    init(context: VisitorContext) throws {
        guard let visitor = context.visitor else { throw SiteError.loginRequired(typed: []) }
        coreContext = context.coreContext
        self.visitor = visitor
        form = context.form
    }

    var signedIn: SignedIn? { visitor }
    var officer: Officer { visitor.officer }
    var actor: Actor { visitor.actor }

    /// Stops an officer who lacks the right, in words that say whom to ask.
    func require(_ permission: Permission) throws {
        guard officer.permissions.contains(permission) else {
            throw SiteError.forbidden("您的账号没有“\(permission.words)”权限。如工作需要，请联系系统管理员调整角色。")
        }
    }

    /// Stops an officer who reaches beyond the own unit and those below it.
    func require(scope agency: AgencyID) throws {
        guard officer.scope.contains(agency) else {
            throw SiteError.forbidden("这条记录属于其他单位。您只能办理本单位和下属单位的记录。")
        }
    }
}
