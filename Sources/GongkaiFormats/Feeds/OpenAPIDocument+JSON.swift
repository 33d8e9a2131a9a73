extension OpenAPIDocument {
    /// `application/json`.
    package func bytes() throws -> [UInt8] {
        var paths: [String: JSONValue] = [:]
        for operation in operations { paths[operation.path] = .object(["get": operation.json]) }
        return JSONValue.members([
            "openapi": "3.1.0",
            "info": .members([
                "title": .text(title), "version": .text(version),
                "description": description.isEmpty ? nil : .text(description),
            ]),
            "servers": .list([.object(["url": .text(PlainText.address(server))])]),
            "paths": .object(paths),
            "components": schemas.isEmpty
                ? nil : .object(["schemas": .object(schemas.mapValues(\.json))]),
        ]).bytes()
    }

    /// The names of schemas that operations use and that are not there: a slip of the programmer, for a test.
    package var missingSchemas: Set<String> {
        let used =
            operations.flatMap { $0.parameters.map(\.schema) + $0.responses.flatMap(\.content.values) }
            + Array(schemas.values)
        return Set(used.flatMap(\.names)).subtracting(schemas.keys)
    }
}

extension OpenAPIDocument.Operation {
    fileprivate var json: JSONValue {
        var answers: [String: JSONValue] = [:]
        for response in responses { answers["\(response.status)"] = response.json }
        return .members([
            "operationId": .text(id),
            "summary": .text(summary),
            "parameters": parameters.isEmpty ? nil : .list(parameters.map(\.json)),
            "responses": .object(answers),
        ])
    }
}

extension OpenAPIDocument.Parameter {
    fileprivate var json: JSONValue {
        .object([
            "name": .text(name), "in": .text(place.rawValue), "description": .text(description),
            "required": .flag(isRequired),
            "schema": schema.json,
        ])
    }
}

extension OpenAPIDocument.Response {
    fileprivate var json: JSONValue {
        .members([
            "description": .text(description),
            "content": content.isEmpty
                ? nil : .object(content.mapValues { .object(["schema": $0.json]) }),
        ])
    }
}

extension OpenAPIDocument.Schema {
    fileprivate var json: JSONValue {
        switch self {
        case .text: ["type": "string"]
        case .textOfLength(let range):
            [
                "type": "string", "minLength": .number(range.lowerBound),
                "maxLength": .number(range.upperBound),
            ]
        case .pattern(let pattern): ["type": "string", "pattern": .text(pattern)]
        case .oneOf(let values): ["type": "string", "enum": .texts(values)]
        case .day: ["type": "string", "format": "date"]
        case .instant: ["type": "string", "format": "date-time"]
        case .address: ["type": "string", "format": "uri"]
        case .integer(let range):
            .members([
                "type": "integer", "minimum": range.map { .number($0.lowerBound) },
                "maximum": range.map { .number($0.upperBound) },
            ])
        case .flag: ["type": "boolean"]
        case .list(let element): ["type": "array", "items": element.json]
        case .optional(let schema): ["anyOf": .list([schema.json, ["type": "null"]])]
        case .object(let properties):
            .object([
                "type": "object",
                "properties": .object(
                    Dictionary(properties.map { ($0.name, $0.json) }, uniquingKeysWith: { $1 })),
                "required": .texts(properties.filter(\.isRequired).map(\.name)),
            ])
        case .named(let name): ["$ref": .text("#/components/schemas/\(name)")]
        }
    }

    fileprivate var names: [String] {
        switch self {
        case .named(let name): [name]
        case .list(let schema), .optional(let schema): schema.names
        case .object(let properties): properties.flatMap(\.schema.names)
        default: []
        }
    }
}

extension OpenAPIDocument.Property {
    /// Beside `$ref` OpenAPI 3.1 allows a description.
    fileprivate var json: JSONValue {
        guard !description.isEmpty, case .object(var members) = schema.json else { return schema.json }
        members["description"] = .text(description)
        return .object(members)
    }
}
