extension OneServer {
    /// VM templates: `one.template.*`.
    public var template: One.TemplateNamespace { One.TemplateNamespace(server: self) }
    /// All VM templates: `one.templatepool.*`.
    public var templatepool: One.TemplatePoolNamespace { One.TemplatePoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.template.*`.
    public struct TemplateNamespace: Updatable, Renamable, Ownable, Lockable {
        /// `template`
        public static let name = "template"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a VM template.
        ///
        /// Calls `one.template.allocate`.
        ///
        /// - Parameter template: The name, and the attributes of its VMs.
        /// - Returns: The new VM template's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`, `internal`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Reads a VM template.
        ///
        /// Calls `one.template.info`.
        ///
        /// - Parameters:
        ///   - id: The VM template's id.
        ///   - extended: Whether disks and network interfaces include the values that they get from images and
        ///     networks, such as an image's size.
        ///   - decrypt: Whether to return secrets decrypted. This has an effect for administrators only.
        /// - Returns: The VM template's document.
        /// - Throws: ``OneError``: `noExists`, `authorization`; if extended, also for images and networks.
        @discardableResult
        public func info(
            _ id: Int, _ extended: Bool = false, _ decrypt: Bool = false
        ) async throws -> VMTemplate {
            try await call("info", id, extended, decrypt)
        }

        /// Creates a VM from a VM template.
        ///
        /// Calls `one.template.instantiate`.
        ///
        /// - Parameters:
        ///   - id: The VM template's id.
        ///   - name: The VM's name. If it is empty, the core chooses one.
        ///   - hold: Whether the VM stays in state `HOLD` until you release it.
        ///   - template: Attributes to merge into the VM template.
        ///   - persistent: Whether to copy the VM template and the images of its disks first, for this VM alone, and
        ///     make the images persistent.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota does not allow it too, `allocate`,
        ///   `internal`.
        @discardableResult
        public func instantiate(
            _ id: Int, _ name: String, _ hold: Bool = false, _ template: Template = [:], _ persistent: Bool = false
        ) async throws -> Int {
            try await call("instantiate", id, name, hold, template, persistent)
        }

        /// Copies a VM template.
        ///
        /// Calls `one.template.clone`.
        ///
        /// - Parameters:
        ///   - id: The id of the VM template to copy.
        ///   - name: The copy's name.
        ///   - recursive: Whether to copy the images of its disks too. The copy then uses them.
        /// - Returns: The copy's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `allocate`.
        @discardableResult
        public func clone(_ id: Int, _ name: String, _ recursive: Bool = false) async throws -> Int {
            try await call("clone", id, name, recursive)
        }

        /// Deletes a VM template.
        ///
        /// Calls `one.template.delete`.
        ///
        /// - Parameters:
        ///   - id: The VM template's id.
        ///   - recursive: Whether to delete the images of its disks too.
        /// - Returns: The VM template's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func delete(_ id: Int, _ recursive: Bool = false) async throws -> Int {
            try await call("delete", id, recursive)
        }

        /// Changes a VM template's permissions. Each bit is 1 to grant, 0 to deny, or -1 to keep it.
        ///
        /// Calls `one.template.chmod`.
        ///
        /// - Parameters:
        ///   - id: The VM template's id.
        ///   - ownerUse: `OWNER_U`
        ///   - ownerManage: `OWNER_M`
        ///   - ownerAdmin: `OWNER_A`
        ///   - groupUse: `GROUP_U`
        ///   - groupManage: `GROUP_M`
        ///   - groupAdmin: `GROUP_A`
        ///   - otherUse: `OTHER_U`
        ///   - otherManage: `OTHER_M`
        ///   - otherAdmin: `OTHER_A`
        ///   - recursive: Whether the images of its disks get the same permissions.
        /// - Returns: The VM template's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func chmod(
            _ id: Int,
            _ ownerUse: Int, _ ownerManage: Int, _ ownerAdmin: Int,
            _ groupUse: Int, _ groupManage: Int, _ groupAdmin: Int,
            _ otherUse: Int, _ otherManage: Int, _ otherAdmin: Int,
            _ recursive: Bool = false
        ) async throws -> Int {
            try await call(
                "chmod", id, ownerUse, ownerManage, ownerAdmin, groupUse, groupManage, groupAdmin, otherUse,
                otherManage,
                otherAdmin, recursive)
        }
    }

    /// The methods `one.templatepool.*`.
    public struct TemplatePoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = VMTemplatePool
        /// `templatepool`
        public static let name = "templatepool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// VM templates that the user can see: `VMTEMPLATE_POOL`.
    public struct VMTemplatePool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VMTemplate
        /// The root element's name.
        public static let root = "VMTEMPLATE_POOL"

        /// The VM templates.
        public var VMTEMPLATE: [VMTemplate]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VMTEMPLATE: [VMTemplate] = [], others: Template? = nil) {
            self.VMTEMPLATE = VMTEMPLATE
            self.others = others
        }

        /// The same as ``VMTEMPLATE``.
        public var members: [VMTemplate] { VMTEMPLATE }
    }

    /// A VM template: `VMTEMPLATE`.
    public struct VMTemplate: OneObject {
        /// The root element's name.
        public static let root = "VMTEMPLATE"

        /// The VM template's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The VM template's name.
        public var NAME: String
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The time when it was added, in Unix seconds.
        public var REGTIME: Int
        /// The attributes of its VMs.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, LOCK: Lock? = nil,
            PERMISSIONS: Permissions, REGTIME: Int, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.LOCK = LOCK
            self.PERMISSIONS = PERMISSIONS
            self.REGTIME = REGTIME
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
