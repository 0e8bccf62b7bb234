/// A kind of object, as access control has it.
public struct ObjectType: OneConstant {
    /// OpenNebula's number.
    public let rawValue: Int
    /// Creates the type of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// None.
    public static let NONE = Self(0)
    /// Virtual machines.
    public static let VM = Self(0x10_0000_0000)
    /// Hosts.
    public static let HOST = Self(0x20_0000_0000)
    /// Virtual networks.
    public static let NET = Self(0x40_0000_0000)
    /// Images.
    public static let IMAGE = Self(0x80_0000_0000)
    /// Users.
    public static let USER = Self(0x100_0000_0000)
    /// VM templates.
    public static let TEMPLATE = Self(0x200_0000_0000)
    /// Groups.
    public static let GROUP = Self(0x400_0000_0000)
    /// Rules of access control.
    public static let ACL = Self(0x800_0000_0000)
    /// Datastores.
    public static let DATASTORE = Self(0x1000_0000_0000)
    /// Clusters.
    public static let CLUSTER = Self(0x2000_0000_0000)
    /// Documents.
    public static let DOCUMENT = Self(0x4000_0000_0000)
    /// Zones.
    public static let ZONE = Self(0x8000_0000_0000)
    /// Security groups.
    public static let SECGROUP = Self(0x1_0000_0000_0000)
    /// Virtual data centers.
    public static let VDC = Self(0x2_0000_0000_0000)
    /// Virtual routers.
    public static let VROUTER = Self(0x4_0000_0000_0000)
    /// Marketplaces.
    public static let MARKETPLACE = Self(0x8_0000_0000_0000)
    /// Marketplace apps.
    public static let MARKETPLACEAPP = Self(0x10_0000_0000_0000)
    /// VM groups.
    public static let VMGROUP = Self(0x20_0000_0000_0000)
    /// Virtual network templates.
    public static let VNTEMPLATE = Self(0x40_0000_0000_0000)
    /// Hooks.
    public static let HOOK = Self(0x80_0000_0000_0000)
    /// Backup jobs.
    public static let BACKUPJOB = Self(0x100_0000_0000_0000)
    /// Scheduled actions.
    public static let SCHEDULEDACTION = Self(0x200_0000_0000_0000)

    /// OpenNebula's names.
    public static let names = [
        NONE.rawValue: "NONE", VM.rawValue: "VM", HOST.rawValue: "HOST", NET.rawValue: "NET", IMAGE.rawValue: "IMAGE",
        USER.rawValue: "USER", TEMPLATE.rawValue: "TEMPLATE", GROUP.rawValue: "GROUP", ACL.rawValue: "ACL",
        DATASTORE.rawValue: "DATASTORE", CLUSTER.rawValue: "CLUSTER", DOCUMENT.rawValue: "DOCUMENT",
        ZONE.rawValue: "ZONE", SECGROUP.rawValue: "SECGROUP", VDC.rawValue: "VDC", VROUTER.rawValue: "VROUTER",
        MARKETPLACE.rawValue: "MARKETPLACE", MARKETPLACEAPP.rawValue: "MARKETPLACEAPP", VMGROUP.rawValue: "VMGROUP",
        VNTEMPLATE.rawValue: "VNTEMPLATE", HOOK.rawValue: "HOOK", BACKUPJOB.rawValue: "BACKUPJOB",
        SCHEDULEDACTION.rawValue: "SCHEDULEDACTION",
    ]
}

/// What a right allows, or a request needs.
public struct AuthOperation: OneConstant {
    /// OpenNebula's number.
    public let rawValue: Int
    /// Creates the operation of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Nothing.
    public static let NONE = Self(0)
    /// Use.
    public static let USE = Self(1)
    /// Management.
    public static let MANAGE = Self(2)
    /// Administration.
    public static let ADMIN = Self(4)
    /// Creation.
    public static let CREATE = Self(8)
    /// Use, of what is locked too.
    public static let USE_NO_LCK = Self(17)
    /// Management, of what is locked too.
    public static let MANAGE_NO_LCK = Self(18)
    /// Administration, of what is locked too.
    public static let ADMIN_NO_LCK = Self(20)
    /// Creation, by what is locked too.
    public static let CREATE_NO_LCK = Self(24)

    /// OpenNebula's names.
    public static let names = [
        0: "NONE", 1: "USE", 2: "MANAGE", 4: "ADMIN", 8: "CREATE", 17: "USE_NO_LCK", 18: "MANAGE_NO_LCK",
        20: "ADMIN_NO_LCK", 24: "CREATE_NO_LCK",
    ]
}

/// How a backup is made.
public struct BackupMode: OneConstant {
    /// OpenNebula's number.
    public let rawValue: Int
    /// Creates the mode of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Whole disks.
    public static let FULL = Self(0)
    /// What changed since the last one.
    public static let INCREMENT = Self(1)

    /// OpenNebula's names.
    public static let names = [0: "FULL", 1: "INCREMENT"]
}

/// Whether a disk's snapshot may be deleted while others derive from it.
public struct AllowOrphansMode: OneConstant {
    /// OpenNebula's number.
    public let rawValue: Int
    /// Creates the mode of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Always.
    public static let ALLOW = Self(0)
    /// Never.
    public static let DENY = Self(1)
    /// As the driver allows.
    public static let MIXED = Self(2)
    /// As the image's format allows.
    public static let FORMAT = Self(3)
    /// Snapshots are a chain.
    public static let LINEAR = Self(4)

    /// OpenNebula's names.
    public static let names = [0: "ALLOW", 1: "DENY", 2: "MIXED", 3: "FORMAT", 4: "LINEAR"]
}
