/// What an applicant hands in, by the form or entered from paper.
package struct RequestIntake: Sendable, Equatable {
    package struct Contact: Sendable, Equatable {
        package var address: String
        package var postcode: String?
        package var telephone: String
        package var fax: String?
        package var email: String?

        package init(address: String, postcode: String? = nil, telephone: String, fax: String? = nil, email: String? = nil) {
            self.address = address
            self.postcode = postcode
            self.telephone = telephone
            self.fax = fax
            self.email = email
        }
    }

    /// One thing asked for: 一事一申请, the smallest reasonable unit.
    package struct Item: Sendable, Equatable {
        /// 名称、文号或者便于行政机关查询的其他特征性描述.
        package var description: String
        /// If the applicant knows it.
        package var indexNumber: String?

        package init(_ description: String, indexNumber: String? = nil) {
            self.description = description
            self.indexNumber = indexNumber
        }
    }

    /// 提供方式.
    package enum Form: String, Sendable, CaseIterable {
        case paper, email, disc, disk
    }

    /// 获取方式.
    package enum Way: String, Sendable, CaseIterable {
        case post, courier, email, fax, pickUp, readOnSpot
    }

    package var applicant: Applicant
    package var contact: Contact
    package var items: [Item]
    /// It concerns the applicant's own tax, social security, medical or other records (rule AP4).
    package var concernsOwnRecords: Bool
    /// 所需信息的用途: asked until 2019 only.
    package var purpose: String?
    package var forms: Set<Form>
    package var ways: Set<Way>
    /// 若本机关无法按照指定方式提供所需信息，也可接受其他方式.
    package var acceptsOtherForms: Bool
    /// Why the fee should be waived; nil where it is not asked.
    package var waiverGround: String?
    package var channel: ReceiptChannel
    /// What shows when and how it came, such as the number of the letter; the program itself is witness of what is filed online.
    package var evidence: String?
    /// To be told by mail that something happened; never what.
    package var wantsMail: Bool

    package init(
        applicant: Applicant, contact: Contact, items: [Item], concernsOwnRecords: Bool = false, purpose: String? = nil, forms: Set<Form>,
        ways: Set<Way>, acceptsOtherForms: Bool = false, waiverGround: String? = nil, channel: ReceiptChannel, evidence: String? = nil,
        wantsMail: Bool = false
    ) {
        self.applicant = applicant
        self.contact = contact
        self.items = items
        self.concernsOwnRecords = concernsOwnRecords
        self.purpose = purpose
        self.forms = forms
        self.ways = ways
        self.acceptsOtherForms = acceptsOtherForms
        self.waiverGround = waiverGround
        self.channel = channel
        self.evidence = evidence
        self.wantsMail = wantsMail
    }
}
