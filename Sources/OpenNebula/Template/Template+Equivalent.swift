extension One.Template {
    /// Whether a core stores the same for both templates, so that you can skip an update.
    ///
    /// The comparison ignores the order of different names, and the case of names outside of vectors. `1024` equals
    /// `1024.0`, a carriage return equals a newline, and vectors without attributes are ignored.
    ///
    /// ```swift
    /// let wanted = host.TEMPLATE.merging(["RESERVED_CPU": 100])
    /// if !host.TEMPLATE.isEquivalent(to: wanted) { try await one.host.update(0, wanted) }
    /// ```
    public func isEquivalent(to other: One.Template) -> Bool {
        let (left, right) = (stored, other.stored)
        return unread == other.unread && left.count == right.count
            && left.allSatisfy { name, values in
                guard let others = right[name] else { return false }
                return values.count == others.count && zip(values, others).allSatisfy { $0.isEquivalent(to: $1) }
            }
    }

    /// The values by name, as a core stores them.
    private var stored: [String: [One.TemplateValue]] {
        var stored: [String: [One.TemplateValue]] = [:]
        for (name, value) in self {
            let values = value.all.filter { $0.vector?.isEmpty != true }
            if !values.isEmpty { stored[XMLText.uppercased(name), default: []] += values }
        }
        return stored
    }
}

extension One.TemplateValue {
    fileprivate func isEquivalent(to other: Self) -> Bool {
        switch (self, other) {
        case (.text(let left), .text(let right)): Self.isSame(left, right)
        case (.vector(let left), .vector(let right)):
            left.unread == right.unread && left.count == right.count
                && left.allSatisfy { name, value in
                    guard let other = right[name]?.all, value.all.count == other.count else { return false }
                    return zip(value.all, other).allSatisfy { $0.isEquivalent(to: $1) }
                }
        default: false
        }
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        if let left = Int128(left), let right = Int128(right) { return left == right }
        // Beyond 2^53, different integers can be the same Double.
        if let left = number(left), let right = number(right) { return left == right }
        return TemplateText(left).scalars == TemplateText(right).scalars
    }

    private static func number(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text) else {
            return nil
        }
        return number.magnitude < 0x1p53 ? number : nil
    }
}
