extension OneServer {
    /// Documents: `one.document.*`.
    public var document: One.DocumentNamespace { One.DocumentNamespace(server: self) }
    /// All documents of a type: `one.documentpool.*`.
    public var documentpool: One.DocumentPoolNamespace { One.DocumentPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.document.*`.
    public struct DocumentNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The document that `info` returns.
        public typealias Document = One.Document
        /// `document`
        public static let name = "document"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a document.
        ///
        /// - Parameters:
        ///   - template: Its name and its contents.
        ///   - type: Its type: a number of the caller's choice, which keeps documents of one use together.
        /// - Returns: The new document's id.
        /// - Throws: ``OneError``: `authorization`, `internal` where the template cannot be parsed or the name is not
        ///   allowed.
        @discardableResult
        public func allocate(_ template: Template, _ type: Int) async throws -> Int {
            try await call("allocate", template, type)
        }

        /// Copies a document.
        ///
        /// - Parameters:
        ///   - id: The id of the document to copy.
        ///   - name: The copy's name.
        /// - Returns: The copy's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `allocate`, `internal`.
        @discardableResult
        public func clone(_ id: Int, _ name: String) async throws -> Int {
            try await call("clone", id, name)
        }
    }

    /// The methods `one.documentpool.*`.
    public struct DocumentPoolNamespace: OneNamespace {
        /// `documentpool`
        public static let name = "documentpool"
        /// Where the methods are called.
        public let server: OneServer

        /// Reads documents of a type that the user may see.
        ///
        /// - Parameters:
        ///   - filter: Whose documents.
        ///   - start: The lowest id, -1 for no limit; or how many documents to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of documents of a page, negated, from -2 on.
        ///   - type: The documents' type.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `api` for a filter that is none.
        @discardableResult
        public func info(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ type: Int
        ) async throws -> DocumentPool {
            try await call("info", filter, start, end, type)
        }

        /// Reads documents of a type that the user may see, each as soon as it has arrived.
        ///
        /// - Parameters:
        ///   - filter: Whose documents.
        ///   - start: The lowest id, -1 for no limit; or how many documents to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of documents of a page, negated, from -2 on.
        ///   - type: The documents' type.
        /// - Returns: The documents, read in a call of `info`.
        public func stream(_ filter: FilterFlag, _ start: Int, _ end: Int, _ type: Int) -> OneStream<DocumentPool> {
            stream("info", filter, start, end, type)
        }
    }
}

// MARK: Documents

extension One {
    /// Documents of a type that the user may see: `DOCUMENT_POOL`.
    public struct DocumentPool: OnePool {
        /// What the pool holds.
        public typealias Element = Document
        /// The root element's name.
        public static let root = "DOCUMENT_POOL"

        /// The documents.
        public var DOCUMENT: [Document]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(DOCUMENT: [Document] = [], others: Template? = nil) {
            self.DOCUMENT = DOCUMENT
            self.others = others
        }

        /// The same as ``DOCUMENT``.
        public var members: [Document] { DOCUMENT }
    }

    /// What a program keeps in the core for itself: `DOCUMENT`.
    public struct Document: OneObject {
        /// The root element's name.
        public static let root = "DOCUMENT"

        /// The document's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The document's name.
        public var NAME: String
        /// The type that it was added with.
        public var TYPE: Int
        /// Who may do what with it.
        public var PERMISSIONS: Permissions
        /// The lock, where it is locked.
        public var LOCK: Lock?
        /// Its contents.
        public var TEMPLATE: Template
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, TYPE: Int,
            PERMISSIONS: Permissions, LOCK: Lock? = nil, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.TYPE = TYPE
            self.PERMISSIONS = PERMISSIONS
            self.LOCK = LOCK
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
