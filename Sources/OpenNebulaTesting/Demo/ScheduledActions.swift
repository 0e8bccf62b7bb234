import OpenNebula

/// What is done with an object at given times.
extension Node {
    static func scheduledAction(_ name: String, of kind: Cloud.Kind, _ parent: Int) -> Node {
        let values = [
            ("ID", ""), ("PARENT_ID", "\(parent)"), ("TYPE", kind.root), ("ACTION", name), ("ARGS", ""), ("TIME", "-1"),
            ("REPEAT", "-1"), ("DAYS", ""), ("END_TYPE", "-1"), ("END_VALUE", "-1"), ("DONE", "-1"), ("MESSAGE", ""),
            ("WARNING", "0"),
        ]
        return Node("SCHED_ACTION", values.map { Node($0, $1) })
    }

    /// Sets when the action is done.
    ///
    /// - Throws: What is wrong with the wish, as an error of that code.
    mutating func schedule(_ wish: Node, code: OneError.Code) throws {
        func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
            guard let number = Int(wish[text: name]) else { return nil }
            guard range.contains(number) else { throw OneError(code, "Wrong \(name) value: \(number)") }
            return number
        }
        if !wish[text: "TIME"].isEmpty { self[int: "TIME"] = Int(wish[text: "TIME"]) ?? -1 }
        guard self[int: "TIME"] != -1 else {
            throw OneError(code, "Unable to parse the time value or value is empty: \(wish[text: "TIME"])")
        }
        if !wish[text: "WARNING"].isEmpty { self[int: "WARNING"] = Int(wish[text: "WARNING"]) ?? -1 }
        guard self[int: "WARNING"] != -1 else {
            throw OneError(code, "Unable to parse the warning value: \(wish[text: "WARNING"])")
        }
        if let rhythm = try number("REPEAT", in: -1...3) { self[int: "REPEAT"] = rhythm }
        if self[int: "REPEAT"] == -1 {
            self[text: "DAYS"] = ""
        } else if wish.has("DAYS") {
            if let problem = Self.problem(ofDays: wish[text: "DAYS"], rhythm: self[int: "REPEAT"]) {
                throw OneError(code, problem)
            }
            self[text: "DAYS"] = wish[text: "DAYS"]
        } else if self[text: "DAYS"].isEmpty {
            throw OneError(code, "Repeat set, but DAYS are empty")
        }
        if let end = try number("END_TYPE", in: -1...2) { self[int: "END_TYPE"] = end }
        if self[int: "END_TYPE"] <= 0 {
            self[int: "END_VALUE"] = -1
        } else if let value = Int(wish[text: "END_VALUE"]) {
            guard self[int: "END_TYPE"] != 1 || value >= 0 else {
                throw OneError(code, "Error parsing END_VALUE, times has to be greater or equal to 0")
            }
            self[int: "END_VALUE"] = value
        }
        if wish.has("ARGS") { self[text: "ARGS"] = wish[text: "ARGS"] }
    }

    /// What is wrong with the days of a rhythm: 0 is every week, then every month, every year, every so many hours.
    private static func problem(ofDays text: String, rhythm: Int) -> String? {
        let days = text.split(separator: ",").compactMap { Int($0) }
        guard !days.isEmpty else { return "Scheduled Action repeat set, but DAYS are empty" }
        let known = [
            (0...6, "Days in a week have to be in [0,6] range"), (1...31, "Days in a month have to be in [1,31] range"),
            (0...365, "Days in a year have to be in [0,365] range"), (1...167, "Hours have to be in [0,168] range"),
        ]
        let (range, problem) = known[rhythm]
        return days.allSatisfy(range.contains) && (rhythm < 3 || Set(days).count == 1) ? nil : problem
    }
}
