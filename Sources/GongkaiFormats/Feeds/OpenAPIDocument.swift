/// The description of the read API, `/openapi.json` (OpenAPI 3.1).
package struct OpenAPIDocument: Sendable {
    package var title: String
    package var version: String
    package var description: String
    /// The address the paths stand under.
    package var server: String
    package var operations: [Operation]
    /// Schemas the operations refer to, by name.
    package var schemas: [String: Schema]

    package init(
        title: String, version: String, description: String = "", server: String,
        operations: [Operation], schemas: [String: Schema] = [:]
    ) {
        self.title = title
        self.version = version
        self.description = description
        self.server = server
        self.operations = operations
        self.schemas = schemas
    }

    /// One address that can be read.
    package struct Operation: Sendable {
        /// With its parameters in braces, `/api/items/{id}`.
        package var path: String
        package var id: String
        package var summary: String
        package var parameters: [Parameter]
        package var responses: [Response]

        package init(
            path: String, id: String, summary: String, parameters: [Parameter] = [], responses: [Response]
        ) {
            self.path = path
            self.id = id
            self.summary = summary
            self.parameters = parameters
            self.responses = responses
        }
    }

    /// Part of an address. What stands in the path is always required.
    package struct Parameter: Sendable {
        package enum Place: String, Sendable { case path, query }

        package var name: String
        package var place: Place
        package var description: String
        package var schema: Schema
        package var isRequired: Bool

        package init(
            _ name: String, in place: Place, _ description: String, _ schema: Schema,
            isRequired: Bool = false
        ) {
            self.name = name
            self.place = place
            self.description = description
            self.schema = schema
            self.isRequired = isRequired || place == .path
        }
    }

    /// One answer of an operation: its kinds of content with the schema of each; none for an answer without a body.
    package struct Response: Sendable {
        package var status: Int
        package var description: String
        package var content: [String: Schema]

        package init(_ status: Int, _ description: String, _ content: [String: Schema] = [:]) {
            self.status = status
            self.description = description
            self.content = content
        }

        package static func json(_ status: Int, _ description: String, _ schema: Schema) -> Response {
            Response(status, description, ["application/json": schema])
        }
    }

    /// The shape of a value, as far as our API needs JSON Schema.
    package indirect enum Schema: Sendable {
        case text
        /// With a length, both ends included.
        case textOfLength(ClosedRange<Int>)
        /// By a regular expression.
        case pattern(String)
        case oneOf([String])
        case day
        case instant
        case address
        case integer(ClosedRange<Int>?)
        case flag
        case list(Schema)
        /// The same, but may be `null`.
        case optional(Schema)
        case object([Property])
        /// A schema by its name in `schemas`.
        case named(String)
    }

    /// A member of an object.
    package struct Property: Sendable {
        package var name: String
        package var schema: Schema
        package var description: String
        package var isRequired: Bool

        package init(
            _ name: String, _ schema: Schema, _ description: String = "", isRequired: Bool = true
        ) {
            self.name = name
            self.schema = schema
            self.description = description
            self.isRequired = isRequired
        }
    }
}
