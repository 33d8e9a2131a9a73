import ArgumentParser
import GongkaiCore

extension RegisterDefinition: ExpressibleByArgument {
    public init?(argument: String) {
        guard let register = RegisterDefinition.all.first(where: { $0.name == argument || $0.label == argument }) else { return nil }
        self = register
    }

    public var defaultValueDescription: String { name }
    public static var allValueStrings: [String] { all.map(\.name) }
}
