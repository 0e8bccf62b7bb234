import OpenNebula

/// The names of objects.
extension Cloud {
    /// Refuses an invalid name. `more` lists further characters that are not allowed.
    func check(name: String, forbidding more: String = "") throws {
        try ensure(!name.isEmpty, .internal, "Invalid NAME, it cannot be empty")
        let forbidden = ("&|:\\\";/'#{}$<>\t\n\u{B}\u{C}\r" + more).unicodeScalars
        if let character = name.unicodeScalars.first(where: { forbidden.contains($0) }) {
            throw OneError(.internal, "Invalid NAME, char '\(character)' is not allowed")
        }
        try ensure(name.utf8.count <= 128, .internal, "Invalid NAME, max length is 128 chars")
    }

    /// Refuses a name for a new object if it is invalid or taken.
    func check(name: String, forNew kind: Kind, of user: User) throws {
        do {
            try check(name: name)
            if let taken = other(kind, named: name, of: user.id) {
                let end = [.market, .marketapp].contains(kind) ? "" : "."
                throw OneError(.internal, "NAME is already taken by \(kind.holder) \(taken)\(end)")
            }
        } catch let error as OneError { throw kind.failsToAllocate ? failedToAllocate(kind, error.message) : error }
    }

    /// Returns the error of a core that could not create an object.
    func failedToAllocate(_ kind: Kind, _ problem: String) -> OneError {
        OneError(.allocate, kind.beginningOfFailure + problem)
    }

    /// Returns the id of the object with a name, among the objects whose names must differ from those of the owner.
    func other(_ kind: Kind, named name: String, of owner: Int) -> Int? {
        guard kind.names != .free else { return nil }
        return all(kind).first { $0[text: "NAME"] == name && (kind.names == .ofAll || $0[int: "UID"] == owner) }?.id
    }
}
