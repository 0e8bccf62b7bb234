import ArgumentParser
import Foundation
import OpenNebula

/// A condition that an object must meet to be printed, such as `NAME=web*`.
struct Filter: ExpressibleByArgument {
    private let path: String
    private let comparison: Comparison
    private let value: String

    private enum Comparison: String, CaseIterable {
        case equal = "="
        case unequal = "!="
        case holds = "~"
    }

    init?(argument: String) {
        let scalars = argument.unicodeScalars
        guard let end = scalars.firstIndex(where: { $0 == "=" || $0 == "!" || $0 == "~" }), end > scalars.startIndex,
            let comparison = Comparison.allCases.first(where: {
                scalars[end...].starts(with: $0.rawValue.unicodeScalars)
            })
        else { return nil }
        path = String(scalars[..<end])
        self.comparison = comparison
        value = String(scalars[end...].dropFirst(comparison.rawValue.unicodeScalars.count))
    }

    /// Returns whether an object meets the condition.
    ///
    /// - Throws: ``Failure`` if this type of object has no such name.
    func fits<Object: OneRoot>(_ object: Object) throws -> Bool {
        guard let values = try Fields(object).values(at: path) else {
            throw Failure(description: "--filter: a \(Object.root) has no \(path)")
        }
        return switch comparison {
        case .equal: values.contains { fnmatch(value, $0, 0) == 0 }
        case .unequal: !values.contains { fnmatch(value, $0, 0) == 0 }
        case .holds: values.contains { $0.utf8.contains(value.utf8) }
        }
    }
}
