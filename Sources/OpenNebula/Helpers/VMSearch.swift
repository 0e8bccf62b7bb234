extension One {
    /// A search for VMs by the core: the last argument of `vmpool.info` and `vmpool.infoextended`.
    ///
    /// ```swift
    /// do {
    ///     let found = try await one.vmpool.info(
    ///         .ALL, -1, -1, .NOT_DONE, ["VM.NAME": "web", "VM.TEMPLATE.NIC[*].NETWORK": "private"])
    ///     print(found.map(\.NAME))
    /// } catch let error as OneError where error.code == .internal {
    ///     print("the core cannot search: \(error.message)")
    /// }
    /// ```
    ///
    /// A VM matches if each of the attributes contains its text. An empty text finds VMs that have the
    /// attribute. You name an attribute by its path in the VM's document, such as `VM.UNAME`,
    /// `VM.USER_TEMPLATE.LABELS`, `VM.TEMPLATE.DISK[*].IMAGE` or `VM.TEMPLATE.CONTEXT.SET_HOSTNAME`. `DISK` and `NIC`
    /// are always lists, other attributes of the templates only if a VM has several with the name. Quote a name that
    /// contains a `-`. The searched document lacks `PERMISSIONS`, `LOCK`, `MONITORING` and `SNAPSHOTS`, and has the
    /// last history record only.
    ///
    /// **The search can return more VMs than you want.** Blanks, `&`, `=`, `%` and most other punctuation, and all
    /// characters beyond ASCII, match any text. `_` matches any character. So filter the result.
    ///
    /// **Not every core can search.** It must be 6.10 or newer, and use MySQL 5.7.8, MariaDB 10.2 or newer. With
    /// SQLite, a core's default, or with PostgreSQL, the call fails with `internal`. Cores before 6.10 that use
    /// MySQL treat the search as words for a full-text index, and return no VMs, without an error. To search
    /// them, pass such words as a string instead: `"NAME=web"`.
    public struct VMSearch: Hashable, Sendable {
        /// The texts that attributes must contain, by the attributes' paths.
        public var attributes: [String: String]
        /// Text that the document must contain anywhere, as JSON; nil for none.
        public var text: String?

        /// Creates a search.
        ///
        /// - Parameters:
        ///   - attributes: The texts that attributes must contain, by the attributes' paths.
        ///   - text: Text that the document must contain anywhere, as JSON.
        public init(_ attributes: [String: String] = [:], text: String? = nil) {
            self.attributes = attributes
            self.text = text
        }
    }
}

extension One.VMSearch: ExpressibleByDictionaryLiteral {
    /// Creates a search by attributes.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}

extension One.VMSearch: OneArgument {
    /// The `<string>` that a core reads; empty for all VMs.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` if the path of an attribute is invalid.
    public func xmlrpcValue() throws -> One.XMLRPCValue {
        // A core splits this at each & and =, and cuts the parts at their first blank.
        var terms: [String] = []
        for (path, text) in attributes.sorted(by: { $0.key < $1.key }) {
            guard !path.isEmpty, path.utf8.allSatisfy(Self.isOfPath) else {
                throw OneError(
                    .invalidArgument,
                    "invalid path \(path.debugDescription): use a path such as VM.USER_TEMPLATE.LABELS")
            }
            terms.append("\(path)=\(Self.pattern(text))")
        }
        if let text { terms.append(Self.pattern(text)) }
        return .string(terms.joined(separator: "&"))
    }

    /// The text as a pattern for SQL's `LIKE`.
    private static func pattern(_ text: String) -> String {
        let bytes = text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "%") }
        return bytes.isEmpty ? "%" : String(decoding: bytes, as: UTF8.self)
    }

    private static func isOfPath(_ byte: UInt8) -> Bool { isPlain(byte) || #""*[]"#.utf8.contains(byte) }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_-.:,@+".utf8.contains(byte)
        }
    }
}

extension One.VMPoolNamespace {
    /// Reads VMs that the user can see and that match a search, in short form, like `info` without a search.
    ///
    /// - Parameters:
    ///   - filter: Whose VMs to read.
    ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of VMs to skip.
    ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
    ///   - state: The state of the VMs.
    ///   - search: The search.
    /// - Returns: The pool's document.
    /// - Throws: ``OneError``: `invalidArgument` if a path is invalid; `api` if the filter or the state is invalid;
    ///   `internal` if the core cannot search, or its database does not know the path.
    @discardableResult
    public func info(
        _ filter: One.FilterFlag, _ start: Int, _ end: Int, _ state: One.VMStateFilter, _ search: One.VMSearch
    ) async throws -> One.VMPool {
        try await call("info", filter, start, end, state, search)
    }

    /// Reads VMs that the user can see and that match a search, in full form, like `infoextended` without a search.
    ///
    /// - Parameters:
    ///   - filter: Whose VMs to read.
    ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of VMs to skip.
    ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
    ///   - state: The state of the VMs.
    ///   - search: The search.
    /// - Returns: The pool's document.
    /// - Throws: ``OneError``: `invalidArgument` if a path is invalid; `api` if the filter or the state is invalid;
    ///   `internal` if the core cannot search, or its database does not know the path.
    @discardableResult
    public func infoextended(
        _ filter: One.FilterFlag, _ start: Int, _ end: Int, _ state: One.VMStateFilter, _ search: One.VMSearch
    ) async throws -> One.VMPool {
        try await call("infoextended", filter, start, end, state, search)
    }

    /// Reads VMs that the user can see and that match a search, each as soon as it has arrived.
    ///
    /// - Parameters:
    ///   - filter: Whose VMs to read.
    ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of VMs to skip.
    ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
    ///   - state: The state of the VMs.
    ///   - search: The search.
    ///   - extended: Whether to read them in full form, like `infoextended`, or in short form, like `info`.
    /// - Returns: The VMs. The stream makes one call.
    public func stream(
        _ filter: One.FilterFlag, _ start: Int, _ end: Int, _ state: One.VMStateFilter, _ search: One.VMSearch,
        extended: Bool = false
    ) -> OneStream<One.VMPool> {
        stream(extended ? "infoextended" : "info", filter, start, end, state, search)
    }
}
