extension One {
    /// An access control rule, as text and as the core's numbers.
    ///
    /// ```swift
    /// let rule = try One.ACLRule("#5 HOST+VM/@12 USE+MANAGE #0")
    /// print(rule.USER, rule.RESOURCE, rule.RIGHTS)             // 0x100000005 0x320000000c 0x3
    /// try await one.acl.addrule(rule)
    /// ```
    ///
    /// The text has three or four parts: the user, the resources, the rights, and the zone. To select objects, use `#`
    /// and an id, `@` and a group's id, `%` and a cluster's id, or `*` for all. Resources and rights are joined by `+`.
    public struct ACLRule: Sendable, Hashable {
        /// The user, as a hexadecimal number.
        public let USER: String
        /// The resources, as a hexadecimal number.
        public let RESOURCE: String
        /// The rights, as a hexadecimal number.
        public let RIGHTS: String
        /// The zone, as a hexadecimal number; nil if the rule has none.
        public let ZONE: String?

        /// Parses a rule.
        ///
        /// - Parameter text: The rule, such as `#5 HOST+VM/@12 USE+MANAGE #0`.
        /// - Throws: ``OneError/Code/invalidArgument``, naming the invalid part.
        public init(_ text: String) throws {
            let parts = text.split(separator: " ").map(String.init)
            guard parts.count == 3 || parts.count == 4 else {
                throw Self.refuse(text, "has user, resources and rights, and may have a zone")
            }
            let resources = parts[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard resources.count == 2 else { throw Self.refuse(parts[1], "is resources, a slash, and which of them") }
            USER = Self.hex(try Self.target(parts[0]))
            RESOURCE = Self.hex(try Self.sum(resources[0], of: Self.resources) | Self.target(resources[1]))
            RIGHTS = Self.hex(try Self.sum(parts[2], of: Self.rights))
            ZONE = parts.count == 4 ? Self.hex(try Self.target(parts[3])) : nil
        }

        /// Creates a rule from the core's numbers, with or without `0x`.
        ///
        /// - Parameters:
        ///   - user: The user.
        ///   - resource: The resources.
        ///   - rights: The rights.
        ///   - zone: The zone, if any.
        /// - Throws: ``OneError/Code/invalidArgument`` if a value is not a hexadecimal number.
        public init(user: String, resource: String, rights: String, zone: String? = nil) throws {
            USER = Self.hex(try Self.number(user))
            RESOURCE = Self.hex(try Self.number(resource))
            RIGHTS = Self.hex(try Self.number(rights))
            ZONE = if let zone { Self.hex(try Self.number(zone)) } else { nil }
        }

        package static let resources: [(name: String, bit: UInt64)] = [
            ("VM", 0x10_0000_0000),
            ("HOST", 0x20_0000_0000),
            ("NET", 0x40_0000_0000),
            ("IMAGE", 0x80_0000_0000),
            ("USER", 0x100_0000_0000),
            ("TEMPLATE", 0x200_0000_0000),
            ("GROUP", 0x400_0000_0000),
            ("ACL", 0x800_0000_0000),
            ("DATASTORE", 0x1000_0000_0000),
            ("CLUSTER", 0x2000_0000_0000),
            ("DOCUMENT", 0x4000_0000_0000),
            ("ZONE", 0x8000_0000_0000),
            ("SECGROUP", 0x1_0000_0000_0000),
            ("VDC", 0x2_0000_0000_0000),
            ("VROUTER", 0x4_0000_0000_0000),
            ("MARKETPLACE", 0x8_0000_0000_0000),
            ("MARKETPLACEAPP", 0x10_0000_0000_0000),
            ("VMGROUP", 0x20_0000_0000_0000),
            ("VNTEMPLATE", 0x40_0000_0000_0000),
            ("HOOK", 0x80_0000_0000_0000),
            ("BACKUPJOB", 0x100_0000_0000_0000),
            ("SCHEDULEDACTION", 0x200_0000_0000_0000),
        ]
        static let rights: [(name: String, bit: UInt64)] = [("USE", 1), ("MANAGE", 2), ("ADMIN", 4), ("CREATE", 8)]
        /// The kind of id in the lower half of a number, or the bit for all objects.
        package static let (individual, group, all, cluster): (UInt64, UInt64, UInt64, UInt64) = (
            0x1_0000_0000, 0x2_0000_0000, 0x4_0000_0000, 0x8_0000_0000
        )
        private static let targets: [(mark: Character, bit: UInt64)] = [
            ("#", individual), ("@", group), ("*", all), ("%", cluster),
        ]

        private static func sum(_ text: String, of names: [(name: String, bit: UInt64)]) throws(OneError) -> UInt64 {
            var sum: UInt64 = 0
            for part in text.uppercased().split(separator: "+", omittingEmptySubsequences: false) {
                guard let (_, bit) = names.first(where: { $0.name == part }) else {
                    throw refuse(String(part), "must be one of \(names.map(\.name).joined(separator: ", "))")
                }
                sum |= bit
            }
            return sum
        }

        private static func target(_ text: String) throws(OneError) -> UInt64 {
            guard let mark = text.first, let (_, bit) = targets.first(where: { $0.mark == mark }) else {
                throw refuse(text, "must begin with #, @ or %, or be *")
            }
            if text == "*" { return bit }
            guard mark != "*", let id = UInt32(text.dropFirst()) else {
                throw refuse(text, "must have an id after \(mark)")
            }
            return bit | UInt64(id)
        }

        private static func number(_ text: String) throws(OneError) -> UInt64 {
            guard let number = UInt64(text.hasPrefix("0x") ? String(text.dropFirst(2)) : text, radix: 16) else {
                throw refuse(text, "must be a hexadecimal number")
            }
            return number
        }

        private static func hex(_ number: UInt64) -> String { "0x" + String(number, radix: 16) }

        private static func refuse(_ part: String, _ rule: String) -> OneError {
            OneError(.invalidArgument, "invalid rule: \(part.debugDescription) \(rule)")
        }
    }
}

extension One.ACLRule: CustomStringConvertible {
    /// The rule as text.
    public var description: String {
        let numbers = [USER, RESOURCE, RIGHTS, ZONE].map { $0.flatMap { UInt64($0.dropFirst(2), radix: 16) } ?? 0 }
        func target(_ number: UInt64) -> String {
            guard let mark = Self.targets.first(where: { number & $0.bit != 0 })?.mark else { return "??" }
            return mark == "*" ? "*" : "\(mark)\(number & 0xFFFF_FFFF)"
        }
        func names(_ number: UInt64, _ names: [(name: String, bit: UInt64)]) -> String {
            names.filter { number & $0.bit != 0 }.map(\.name).joined(separator: "+")
        }
        return "\(target(numbers[0])) \(names(numbers[1], Self.resources))/\(target(numbers[1])) "
            + names(numbers[2], Self.rights) + (ZONE == nil ? "" : " \(target(numbers[3]))")
    }
}

extension One.AclNamespace {
    /// Adds a rule.
    ///
    /// - Parameter rule: The rule.
    /// - Returns: The new rule's id.
    /// - Throws: ``OneError``: `authorization`, `internal` if the rule already exists.
    @discardableResult
    public func addrule(_ rule: One.ACLRule) async throws -> Int {
        try await addrule(rule.USER, rule.RESOURCE, rule.RIGHTS, rule.ZONE)
    }
}
