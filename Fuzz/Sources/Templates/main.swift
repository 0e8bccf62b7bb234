import Fuzzing

@testable import OpenNebula

/// A literal of the text, with a value in every place of a `$`.
func interpolated(_ text: String, _ value: String) -> One.Template {
    var interpolation = One.Template.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    for (index, literal) in text.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { interpolation.appendInterpolation(value) }
        interpolation.appendLiteral(String(literal))
    }
    return One.Template(stringInterpolation: interpolation)
}

/// The names of all attributes, which no value may change.
func names(_ template: One.Template) -> [String] {
    template.flatMap { name, value in [name] + value.all.flatMap { $0.vector.map(names) ?? ["="] } }
}

fuzz { bytes in
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let (text, value) = (String(decoding: parts[0], as: UTF8.self), String(decoding: parts.last ?? [], as: UTF8.self))
    let template = One.Template(text)
    if let written = try? template.serialized() {
        let read = One.Template(written)
        precondition(read.isEquivalent(to: template), "read \(read), wrote \(written)")
        precondition((try? read.serialized()) != nil, "wrote \(written), which is refused")
    }
    let filled = interpolated(text, value)
    if (try? filled.serialized()) != nil {
        let same = interpolated(text, "x")
        precondition(names(filled) == names(same), "\(value.debugDescription) changes the names of \(text)")
    }
}
