/// A piece of a template, as it is written. Templates use these tags of Mustache:
/// `{{x}}` `{{{x}}}` `{{#x}}…{{/x}}` `{{^x}}…{{/x}}` `{{>part}}` `{{<layout}}{{$block}}…{{/block}}{{/layout}}` `{{!…}}`.
indirect enum TemplateNode {
    case text(String)
    case value(name: String, isRaw: Bool)
    case section(name: String, isInverted: Bool, [TemplateNode])
    case part(String)
    case layout(String, [TemplateNode])
    case block(String, [TemplateNode])
}

/// Why a template cannot be used, for the developer who wrote it.
struct TemplateFault: Error, CustomStringConvertible {
    let description: String
}
