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
        /// The type that `info` returns.
        public typealias Document = One.Document
        /// `document`
        public static let name = "document"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a document.
        ///
        /// Calls `one.document.allocate`.
        ///
        /// - Parameters:
        ///   - template: The name and its contents.
        ///   - type: The type: a number of your choice that groups documents of one kind.
        /// - Returns: The new document's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if the template cannot be parsed or the name is not
        ///   allowed.
        @discardableResult
        public func allocate(_ template: Template, _ type: Int) async throws -> Int {
            try await call("allocate", template, type)
        }

        /// Copies a document.
        ///
        /// Calls `one.document.clone`.
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
        /// The server that receives the calls.
        public let server: OneServer

        /// Reads documents of a type that the user can see.
        ///
        /// Calls `one.documentpool.info`.
        ///
        /// - Parameters:
        ///   - filter: Whose documents to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of documents to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        ///   - type: The documents' type.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `api` if the filter is invalid.
        @discardableResult
        public func info(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ type: Int
        ) async throws -> DocumentPool {
            try await call("info", filter, start, end, type)
        }

        /// Reads documents of a type that the user can see, each as soon as it has arrived.
        ///
        /// Calls `one.documentpool.info`.
        ///
        /// - Parameters:
        ///   - filter: Whose documents to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of documents to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        ///   - type: The documents' type.
        /// - Returns: The documents. The stream calls `info`.
        public func stream(_ filter: FilterFlag, _ start: Int, _ end: Int, _ type: Int) -> OneStream<DocumentPool> {
            stream("info", filter, start, end, type)
        }
    }
}

// MARK: Documents

extension One {
    /// Documents of a type that the user can see: `DOCUMENT_POOL`.
    public struct DocumentPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Document
        /// The root element's name.
        public static let root = "DOCUMENT_POOL"

        /// The documents.
        public var DOCUMENT: [Document]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(DOCUMENT: [Document] = [], others: Template? = nil) {
            self.DOCUMENT = DOCUMENT
            self.others = others
        }

        /// The same as ``DOCUMENT``.
        public var members: [Document] { DOCUMENT }
    }

    /// A document that a program stores in the core: `DOCUMENT`.
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
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The contents.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
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
