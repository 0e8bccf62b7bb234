extension One {
    /// How a core is configured: `OPENNEBULA_CONFIGURATION`, the settings of its `oned.conf`.
    ///
    /// A setting that is left out there gets its default, but a part of one does not; and outside the group `oneadmin`
    /// there are fewer settings. So any of them may be nil.
    public struct OpenNebulaConfiguration: OneRoot, OneAttributes {
        /// The root element's name.
        public static let root = "OPENNEBULA_CONFIGURATION"

        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value of attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// How long an action of a plan may take, in seconds. Since 7.0.
        public var ACTION_TIMEOUT: Int? { int("ACTION_TIMEOUT") }
        /// How pools are sorted by id: `ASC` or `DESC`.
        public var API_LIST_ORDER: String? { text("API_LIST_ORDER") }
        /// The authentication drivers' program.
        public var AUTH_MAD: [AuthDriver] { records("AUTH_MAD") }
        /// What each authentication driver does.
        public var AUTH_MAD_CONF: [AuthSettings] { records("AUTH_MAD_CONF") }
        /// Attributes of clusters that are encrypted.
        public var CLUSTER_ENCRYPTED_ATTR: [String] { texts("CLUSTER_ENCRYPTED_ATTR") }
        /// How VMs are migrated cold where they get another host. Since 7.0.
        public var COLD_MIGRATE_MODE: MigrationType? { constant("COLD_MIGRATE_MODE") }
        /// Whether users may change `ETH…` values of a VM's `CONTEXT`: `YES` or `NO`. Since 7.0.
        public var CONTEXT_ALLOW_ETH_UPDATES: String? { text("CONTEXT_ALLOW_ETH_UPDATES") }
        /// Folders that `CONTEXT/FILES` may not name, separated by blanks. Since 6.6.
        public var CONTEXT_RESTRICTED_DIRS: String? { text("CONTEXT_RESTRICTED_DIRS") }
        /// Folders within them that `CONTEXT/FILES` may name. Since 6.6.
        public var CONTEXT_SAFE_DIRS: String? { text("CONTEXT_SAFE_DIRS") }
        /// Whether new images must fit in the datastore: `YES` or `NO`.
        public var DATASTORE_CAPACITY_CHECK: String? { text("DATASTORE_CAPACITY_CHECK") }
        /// Attributes of datastores that are encrypted.
        public var DATASTORE_ENCRYPTED_ATTR: [String] { texts("DATASTORE_ENCRYPTED_ATTR") }
        /// The folder of the datastores.
        public var DATASTORE_LOCATION: String? { text("DATASTORE_LOCATION") }
        /// The datastore drivers' program.
        public var DATASTORE_MAD: [Driver] { records("DATASTORE_MAD") }
        /// The database.
        public var DB: Database? { record("DB") }
        /// The authentication driver of users whom the core does not know.
        public var DEFAULT_AUTH: String? { text("DEFAULT_AUTH") }
        /// How CD-ROMs are attached unless their images say otherwise, as `hd`. Until 7.0.
        public var DEFAULT_CDROM_DEVICE_PREFIX: String? { text("DEFAULT_CDROM_DEVICE_PREFIX") }
        /// What VMs cost unless they say otherwise.
        public var DEFAULT_COST: Cost? { record("DEFAULT_COST") }
        /// How disks are attached unless their images say otherwise, as `sd`.
        public var DEFAULT_DEVICE_PREFIX: String? { text("DEFAULT_DEVICE_PREFIX") }
        /// Whether copied and saved images are persistent: `YES` or `NO`; empty where they are as their originals.
        public var DEFAULT_IMAGE_PERSISTENT: String? { text("DEFAULT_IMAGE_PERSISTENT") }
        /// Whether new images are persistent: `YES` or `NO`; empty for `NO`.
        public var DEFAULT_IMAGE_PERSISTENT_NEW: String? { text("DEFAULT_IMAGE_PERSISTENT_NEW") }
        /// What new images are unless they say otherwise: `OS`, `CDROM` or `DATABLOCK`.
        public var DEFAULT_IMAGE_TYPE: String? { text("DEFAULT_IMAGE_TYPE") }
        /// The permissions that new objects do not get, as octal digits.
        public var DEFAULT_UMASK: String? { text("DEFAULT_UMASK") }
        /// What a VDC's groups may do with datastores of its clusters, as `USE`.
        public var DEFAULT_VDC_CLUSTER_DATASTORE_ACL: String? { text("DEFAULT_VDC_CLUSTER_DATASTORE_ACL") }
        /// What a VDC's groups may do with hosts of its clusters, as `MANAGE`.
        public var DEFAULT_VDC_CLUSTER_HOST_ACL: String? { text("DEFAULT_VDC_CLUSTER_HOST_ACL") }
        /// What a VDC's groups may do with networks of its clusters, as `USE`.
        public var DEFAULT_VDC_CLUSTER_NET_ACL: String? { text("DEFAULT_VDC_CLUSTER_NET_ACL") }
        /// What a VDC's groups may do with its datastores, as `USE`.
        public var DEFAULT_VDC_DATASTORE_ACL: String? { text("DEFAULT_VDC_DATASTORE_ACL") }
        /// What a VDC's groups may do with its hosts, as `MANAGE`.
        public var DEFAULT_VDC_HOST_ACL: String? { text("DEFAULT_VDC_HOST_ACL") }
        /// What a VDC's groups may do with its networks, as `USE`.
        public var DEFAULT_VDC_VNET_ACL: String? { text("DEFAULT_VDC_VNET_ACL") }
        /// Attributes of documents that are encrypted. Since 6.0.
        public var DOCUMENT_ENCRYPTED_ATTR: [String] { texts("DOCUMENT_ENCRYPTED_ATTR") }
        /// How often clusters are optimized, in seconds; -1 for never. Since 7.0.
        public var DRS_INTERVAL: Int? { int("DRS_INTERVAL") }
        /// What each datastore driver does.
        public var DS_MAD_CONF: [DatastoreSettings] { records("DS_MAD_CONF") }
        /// Every how many monitorings of a datastore the disks of its VMs are monitored too; 0 for never.
        public var DS_MONITOR_VM_DISK: Int? { int("DS_MONITOR_VM_DISK") }
        /// Whether users may grant permissions to everybody: `YES` or `NO`.
        public var ENABLE_OTHER_PERMISSIONS: String? { text("ENABLE_OTHER_PERMISSIONS") }
        /// The core's part in the federation.
        public var FEDERATION: Federation? { record("FEDERATION") }
        /// Attributes of groups that only administrators set.
        public var GROUP_RESTRICTED_ATTR: [String] { texts("GROUP_RESTRICTED_ATTR") }
        /// The address that gRPC listens on. Since 7.2.
        public var GRPC_LISTEN_ADDRESS: String? { text("GRPC_LISTEN_ADDRESS") }
        /// The port that gRPC listens on. Since 7.2.
        public var GRPC_PORT: Int? { int("GRPC_PORT") }
        /// The hook driver.
        public var HM_MAD: Driver? { record("HM_MAD") }
        /// The log of hooks.
        public var HOOK_LOG_CONF: HookLog? { record("HOOK_LOG_CONF") }
        /// Attributes of hosts that are encrypted.
        public var HOST_ENCRYPTED_ATTR: [String] { texts("HOST_ENCRYPTED_ATTR") }
        /// Attributes of images that are encrypted. Since 6.0.
        public var IMAGE_ENCRYPTED_ATTR: [String] { texts("IMAGE_ENCRYPTED_ATTR") }
        /// Attributes of images that only administrators set.
        public var IMAGE_RESTRICTED_ATTR: [String] { texts("IMAGE_RESTRICTED_ATTR") }
        /// The monitoring drivers.
        public var IM_MAD: [MonitoringDriver] { records("IM_MAD") }
        /// Attributes of datastores that disks in them get.
        public var INHERIT_DATASTORE_ATTR: [String] { texts("INHERIT_DATASTORE_ATTR") }
        /// Attributes of images that their disks get.
        public var INHERIT_IMAGE_ATTR: [String] { texts("INHERIT_IMAGE_ATTR") }
        /// Attributes of networks that network interfaces in them get.
        public var INHERIT_VNET_ATTR: [String] { texts("INHERIT_VNET_ATTR") }
        /// The IPAM drivers' program.
        public var IPAM_MAD: [Driver] { records("IPAM_MAD") }
        /// How many calls a connection may make.
        public var KEEPALIVE_MAX_CONN: Int? { int("KEEPALIVE_MAX_CONN") }
        /// How long a connection may be idle, in seconds.
        public var KEEPALIVE_TIMEOUT: Int? { int("KEEPALIVE_TIMEOUT") }
        /// The address that XML-RPC listens on.
        public var LISTEN_ADDRESS: String? { text("LISTEN_ADDRESS") }
        /// Whether VMs that get another host are migrated live: 1 or 0. Since 7.0.
        public var LIVE_RESCHEDS: Int? { int("LIVE_RESCHEDS") }
        /// The log.
        public var LOG: Log? { record("LOG") }
        /// What of a call is logged, as `Req:%i UID:%u`.
        public var LOG_CALL_FORMAT: String? { text("LOG_CALL_FORMAT") }
        /// How many characters of a result are logged. Since 7.4.
        public var LOG_RESULT_LENGTH: Int? { int("LOG_RESULT_LENGTH") }
        /// Whether generated MAC addresses are unique among all networks: `YES` or `NO`. Since 7.4.
        public var MAC_GLOBAL_SPACE: String? { text("MAC_GLOBAL_SPACE") }
        /// The first two bytes of generated MAC addresses, as `02:00`.
        public var MAC_PREFIX: String? { text("MAC_PREFIX") }
        /// How often the core looks after what recurs, in seconds.
        public var MANAGER_TIMER: Int? { int("MANAGER_TIMER") }
        /// The marketplace drivers' program.
        public var MARKET_MAD: [Driver] { records("MARKET_MAD") }
        /// What each marketplace driver does.
        public var MARKET_MAD_CONF: [MarketplaceSettings] { records("MARKET_MAD_CONF") }
        /// How many actions of plans a cluster takes at once. Since 7.0.
        public var MAX_ACTIONS_PER_CLUSTER: Int? { int("MAX_ACTIONS_PER_CLUSTER") }
        /// How many actions of plans a host takes at once. Since 7.0.
        public var MAX_ACTIONS_PER_HOST: Int? { int("MAX_ACTIONS_PER_HOST") }
        /// How many backups are made at once. Since 6.8.
        public var MAX_BACKUPS: Int? { int("MAX_BACKUPS") }
        /// How many backups are made at once on a host. Since 6.8.
        public var MAX_BACKUPS_HOST: Int? { int("MAX_BACKUPS_HOST") }
        /// How many connections are served at once.
        public var MAX_CONN: Int? { int("MAX_CONN") }
        /// How many connections may wait.
        public var MAX_CONN_BACKLOG: Int? { int("MAX_CONN_BACKLOG") }
        /// How long an XML-RPC message may be, in bytes.
        public var MESSAGE_SIZE: Int? { int("MESSAGE_SIZE") }
        /// How often datastores are monitored, in seconds.
        public var MONITORING_INTERVAL_DATASTORE: Int? { int("MONITORING_INTERVAL_DATASTORE") }
        /// How often what VMs report is written to the database, in seconds; 0 for each time, -1 for never. Until 6.8.
        public var MONITORING_INTERVAL_DB_UPDATE: Int? { int("MONITORING_INTERVAL_DB_UPDATE") }
        /// How often hosts are monitored, in seconds.
        public var MONITORING_INTERVAL_HOST: Int? { int("MONITORING_INTERVAL_HOST") }
        /// How often marketplaces are monitored, in seconds.
        public var MONITORING_INTERVAL_MARKET: Int? { int("MONITORING_INTERVAL_MARKET") }
        /// How often VMs are monitored, in seconds.
        public var MONITORING_INTERVAL_VM: Int? { int("MONITORING_INTERVAL_VM") }
        /// How many addresses a network has unless it says otherwise.
        public var NETWORK_SIZE: Int? { int("NETWORK_SIZE") }
        /// The key that attributes are encrypted with.
        public var ONE_KEY: String? { text("ONE_KEY") }
        /// The guest's bus that PCI devices are attached to, as `0x01`.
        public var PCI_PASSTHROUGH_BUS: String? { text("PCI_PASSTHROUGH_BUS") }
        /// The port that XML-RPC listens on.
        public var PORT: Int? { int("PORT") }
        /// The replication within the zone.
        public var RAFT: Raft? { record("RAFT") }
        /// Whether calls are logged to a file of their own: `YES` or `NO`.
        public var RPC_LOG: String? { text("RPC_LOG") }
        /// The scheduler's driver. Since 7.0.
        public var SCHED_MAD: Driver? { record("SCHED_MAD") }
        /// How many VMs may wait before the scheduler starts. Since 7.0.
        public var SCHED_MAX_WND_LENGTH: Int? { int("SCHED_MAX_WND_LENGTH") }
        /// How long VMs may wait before the scheduler starts, in seconds. Since 7.0.
        public var SCHED_MAX_WND_TIME: Int? { int("SCHED_MAX_WND_TIME") }
        /// How long until the scheduler tries once more to place a VM, in seconds. Since 7.0.
        public var SCHED_RETRY_TIME: Int? { int("SCHED_RETRY_TIME") }
        /// The folder of the drivers' scripts on hosts.
        public var SCRIPTS_REMOTE_DIR: String? { text("SCRIPTS_REMOTE_DIR") }
        /// How long the core remembers that a driver knew a user, in seconds; 0 for not at all.
        public var SESSION_EXPIRATION_TIME: Int? { int("SESSION_EXPIRATION_TIME") }
        /// Whether only VMs that run cost something: `YES` or `NO`. Since 6.0.
        public var SHOWBACK_ONLY_RUNNING: String? { text("SHOWBACK_ONLY_RUNNING") }
        /// How long the core waits for a client within a call, in seconds.
        public var TIMEOUT: Int? { int("TIMEOUT") }
        /// The transfer drivers' program.
        public var TM_MAD: [Driver] { records("TM_MAD") }
        /// What each transfer driver does.
        public var TM_MAD_CONF: [TransferSettings] { records("TM_MAD_CONF") }
        /// Attributes of users that are encrypted. Since 6.2.
        public var USER_ENCRYPTED_ATTR: [String] { texts("USER_ENCRYPTED_ATTR") }
        /// Attributes of users that only administrators set.
        public var USER_RESTRICTED_ATTR: [String] { texts("USER_RESTRICTED_ATTR") }
        /// The VLANs that the core chooses from.
        public var VLAN_IDS: Numbers? { record("VLAN_IDS") }
        /// The actions that need the right to administrate a VM, joined by commas.
        public var VM_ADMIN_OPERATIONS: String? { text("VM_ADMIN_OPERATIONS") }
        /// Attributes of VMs that are encrypted.
        public var VM_ENCRYPTED_ATTR: [String] { texts("VM_ENCRYPTED_ATTR") }
        /// The virtualization drivers.
        public var VM_MAD: [VirtualizationDriver] { records("VM_MAD") }
        /// The actions that need the right to manage a VM, joined by commas.
        public var VM_MANAGE_OPERATIONS: String? { text("VM_MANAGE_OPERATIONS") }
        /// How long what VMs report is kept, in seconds; 0 for not at all. Until 7.0.
        public var VM_MONITORING_EXPIRATION_TIME: Int? { int("VM_MONITORING_EXPIRATION_TIME") }
        /// Attributes of VMs that only administrators set.
        public var VM_RESTRICTED_ATTR: [String] { texts("VM_RESTRICTED_ATTR") }
        /// How much of a disk's size a snapshot counts as, from 0 to 1. Since 6.4.
        public var VM_SNAPSHOT_FACTOR: Double? { double("VM_SNAPSHOT_FACTOR") }
        /// Whether new VMs are put on hold: `YES` or `NO`.
        public var VM_SUBMIT_ON_HOLD: String? { text("VM_SUBMIT_ON_HOLD") }
        /// The actions that need the right to use a VM, joined by commas.
        public var VM_USE_OPERATIONS: String? { text("VM_USE_OPERATIONS") }
        /// The ports of VNC that the core chooses from.
        public var VNC_PORTS: Numbers? { record("VNC_PORTS") }
        /// Attributes of networks that are encrypted.
        public var VNET_ENCRYPTED_ATTR: [String] { texts("VNET_ENCRYPTED_ATTR") }
        /// Attributes of reservations that only administrators set.
        public var VNET_RESTRICTED_ATTR: [String] { texts("VNET_RESTRICTED_ATTR") }
        /// What each network driver does.
        public var VN_MAD_CONF: [NetworkSettings] { records("VN_MAD_CONF") }
        /// The VXLANs that the core chooses from.
        public var VXLAN_IDS: Numbers? { record("VXLAN_IDS") }

        /// A driver: how its program is started.
        public struct Driver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The program's arguments.
            public var ARGUMENTS: String? { text("ARGUMENTS") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
        }

        /// The authentication drivers' program: `AUTH_MAD`.
        public struct AuthDriver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The drivers, joined by commas.
            public var AUTHN: String? { text("AUTHN") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
        }

        /// A monitoring driver: `IM_MAD`.
        public struct MonitoringDriver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The program's arguments.
            public var ARGUMENTS: String? { text("ARGUMENTS") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// How many threads of the core read what it sends.
            public var THREADS: Int? { int("THREADS") }
        }

        /// A virtualization driver: `VM_MAD`.
        public struct VirtualizationDriver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The program's arguments.
            public var ARGUMENTS: String? { text("ARGUMENTS") }
            /// Whether network interfaces of VMs that are powered off are attached by the driver: `YES` or `NO`.
            public var COLD_NIC_ATTACH: String? { text("COLD_NIC_ATTACH") }
            /// The file of the driver's defaults.
            public var DEFAULT: String? { text("DEFAULT") }
            /// Whether VMs are migrated live between datastores: `YES` or `NO`. Until 7.0.
            public var DS_LIVE_MIGRATION: String? { text("DS_LIVE_MIGRATION") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
            /// The actions on VMs that OpenNebula did not create, joined by commas. Until 6.10.
            public var IMPORTED_VMS_ACTIONS: String? { text("IMPORTED_VMS_ACTIONS") }
            /// Whether snapshots outlive that a VM is powered off or migrated: `YES` or `NO`.
            public var KEEP_SNAPSHOTS: String? { text("KEEP_SNAPSHOTS") }
            /// Whether VMs that run get more CPU and memory: `YES` or `NO`. Since 6.0.
            public var LIVE_RESIZE: String? { text("LIVE_RESIZE") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// The name to show to users.
            public var SUNSTONE_NAME: String? { text("SUNSTONE_NAME") }
            /// Whether several VMs may have a disk at once: `YES` or `NO`.
            public var SUPPORT_SHAREABLE: String? { text("SUPPORT_SHAREABLE") }
            /// The format of the files that describe its VMs: `kvm`, `qemu` or `xml`.
            public var TYPE: String? { text("TYPE") }
        }

        /// What an authentication driver does: `AUTH_MAD_CONF`.
        public struct AuthSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Whether it sets its users' groups: `YES` or `NO`.
            public var DRIVER_MANAGED_GROUPS: String? { text("DRIVER_MANAGED_GROUPS") }
            /// Whether it sets the groups' administrators: `YES` or `NO`. Since 6.0.
            public var DRIVER_MANAGED_GROUP_ADMIN: String? { text("DRIVER_MANAGED_GROUP_ADMIN") }
            /// How long a login token may be valid, in seconds; -1 for any time, 0 for no tokens.
            public var MAX_TOKEN_TIME: Int? { int("MAX_TOKEN_TIME") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether users may change their passwords: `YES` or `NO`.
            public var PASSWORD_CHANGE: String? { text("PASSWORD_CHANGE") }
            /// Whether its users need a password: `YES` or `NO`. Since 6.6.
            public var PASSWORD_REQUIRED: String? { text("PASSWORD_REQUIRED") }
        }

        /// What a datastore driver does: `DS_MAD_CONF`.
        public struct DatastoreSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Whether new images must fit in the datastore: `YES` or `NO`. Since 7.2.
            public var DATASTORE_CAPACITY_CHECK: String? { text("DATASTORE_CAPACITY_CHECK") }
            /// What is done with its images in marketplaces, as `export`.
            public var MARKETPLACE_ACTIONS: String? { text("MARKETPLACE_ACTIONS") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether all its images are persistent: `YES` or `NO`.
            public var PERSISTENT_ONLY: String? { text("PERSISTENT_ONLY") }
            /// The attributes that its datastores need, joined by commas.
            public var REQUIRED_ATTRS: String? { text("REQUIRED_ATTRS") }
        }

        /// What a marketplace driver does: `MARKET_MAD_CONF`.
        public struct MarketplaceSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// What is done with its apps: `create`, `delete`, `monitor`, joined by commas.
            public var APP_ACTIONS: String? { text("APP_ACTIONS") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether its marketplaces are somebody else's, and may be deleted with their apps: `YES` or `NO`.
            public var PUBLIC: String? { text("PUBLIC") }
            /// The attributes that its marketplaces need, joined by commas.
            public var REQUIRED_ATTRS: String? { text("REQUIRED_ATTRS") }
            /// The name to show to users.
            public var SUNSTONE_NAME: String? { text("SUNSTONE_NAME") }
        }

        /// What a transfer driver does: `TM_MAD_CONF`. Targets are `NONE` where an image is linked, `SELF` where it is
        /// copied in its datastore, `SYSTEM` where it is copied to the VM's.
        public struct TransferSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Whether a snapshot with children may be deleted: `YES`, `NO`, `MIXED`, `FORMAT` or `LINEAR`.
            public var ALLOW_ORPHANS: String? { text("ALLOW_ORPHANS") }
            /// The target of images that are not persistent.
            public var CLONE_TARGET: String? { text("CLONE_TARGET") }
            /// `CLONE_TARGET` with system datastores of the driver `shared`.
            public var CLONE_TARGET_SHARED: String? { text("CLONE_TARGET_SHARED") }
            /// `CLONE_TARGET` with system datastores of the driver `ssh`.
            public var CLONE_TARGET_SSH: String? { text("CLONE_TARGET_SSH") }
            /// How disks are attached, as `BLOCK`. Since 6.8.
            public var DISK_TYPE: String? { text("DISK_TYPE") }
            /// `DISK_TYPE` with system datastores of the driver `shared`.
            public var DISK_TYPE_SHARED: String? { text("DISK_TYPE_SHARED") }
            /// `DISK_TYPE` with system datastores of the driver `ssh`.
            public var DISK_TYPE_SSH: String? { text("DISK_TYPE_SSH") }
            /// The format of its images, as `raw`.
            public var DRIVER: String? { text("DRIVER") }
            /// Whether VMs are migrated live between its system datastores: `YES` or `NO`. Since 7.2.
            public var DS_LIVE_MIGRATE: String? { text("DS_LIVE_MIGRATE") }
            /// Whether VMs are migrated between its system datastores: `YES` or `NO`.
            public var DS_MIGRATE: String? { text("DS_MIGRATE") }
            /// Whether VMs with snapshots are migrated between its system datastores: `YES` or `NO`. Since 7.2.
            public var DS_MIGRATE_SNAP: String? { text("DS_MIGRATE_SNAP") }
            /// The target of persistent images.
            public var LN_TARGET: String? { text("LN_TARGET") }
            /// `LN_TARGET` with system datastores of the driver `shared`.
            public var LN_TARGET_SHARED: String? { text("LN_TARGET_SHARED") }
            /// `LN_TARGET` with system datastores of the driver `ssh`.
            public var LN_TARGET_SSH: String? { text("LN_TARGET_SSH") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether persistent images have snapshots: `YES` or `NO`. Since 7.0.
            public var PERSISTENT_SNAPSHOTS: String? { text("PERSISTENT_SNAPSHOTS") }
            /// Whether hosts share its system datastores: `YES` or `NO`.
            public var SHARED: String? { text("SHARED") }
            /// The drivers of other system datastores that its images are used with, joined by commas.
            public var TM_MAD_SYSTEM: String? { text("TM_MAD_SYSTEM") }
        }

        /// What a network driver does: `VN_MAD_CONF`.
        public struct NetworkSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The kinds of bridge that it uses, as `linux`, joined by commas.
            public var BRIDGE_TYPE: String? { text("BRIDGE_TYPE") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
        }

        /// The database: `DB`.
        public struct Database: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The kind: `sqlite` or `mysql`.
            public var BACKEND: String? { text("BACKEND") }
            /// Whether names differ by case: `YES` or `NO`.
            public var COMPARE_BINARY: String? { text("COMPARE_BINARY") }
            /// How many connections are made to the server.
            public var CONNECTIONS: Int? { int("CONNECTIONS") }
            /// The database's name.
            public var DB_NAME: String? { text("DB_NAME") }
            /// The password.
            public var PASSWD: String? { text("PASSWD") }
            /// The server's port, 0 for the usual one.
            public var PORT: Int? { int("PORT") }
            /// The server's name or address.
            public var SERVER: String? { text("SERVER") }
            /// How long the core waits for the database to be free, in milliseconds.
            public var TIMEOUT: Int? { int("TIMEOUT") }
            /// The user.
            public var USER: String? { text("USER") }
        }

        /// What VMs cost: `DEFAULT_COST`.
        public struct Cost: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The cost of a CPU for an hour.
            public var CPU_COST: Double? { double("CPU_COST") }
            /// The cost of a MB of disk for an hour.
            public var DISK_COST: Double? { double("DISK_COST") }
            /// The cost of a MB of memory for an hour.
            public var MEMORY_COST: Double? { double("MEMORY_COST") }
        }

        /// A core's part in the federation: `FEDERATION`.
        public struct Federation: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The URL of the master's XML-RPC.
            public var MASTER_ONED: String? { text("MASTER_ONED") }
            /// The address of the master's gRPC. Since 7.2.
            public var MASTER_ONED_GRPC: String? { text("MASTER_ONED_GRPC") }
            /// `STANDALONE`, `MASTER` or `SLAVE`.
            public var MODE: String? { text("MODE") }
            /// The core's id among the servers of its zone, -1 where it is alone.
            public var SERVER_ID: Int? { int("SERVER_ID") }
            /// The id of the core's zone.
            public var ZONE_ID: Int? { int("ZONE_ID") }
        }

        /// The log of hooks: `HOOK_LOG_CONF`.
        public struct HookLog: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// How many executions of each hook are kept.
            public var LOG_RETENTION: Int? { int("LOG_RETENTION") }
        }

        /// The log: `LOG`.
        public struct Log: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// What is logged: 0 errors, 1 warnings too, 2 information, 3 and more what helps to find faults.
            public var DEBUG_LEVEL: Int? { int("DEBUG_LEVEL") }
            /// Where it is logged: `file`, `syslog` or `std`.
            public var SYSTEM: String? { text("SYSTEM") }
            /// Whether logs of VMs lie in the VMs' folders: `YES` or `NO`. Since 6.4.
            public var USE_VMS_LOCATION: String? { text("USE_VMS_LOCATION") }
        }

        /// Numbers that the core chooses from.
        public struct Numbers: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Numbers that it does not choose, joined by commas; `first:last` are several.
            public var RESERVED: String? { text("RESERVED") }
            /// The lowest number.
            public var START: Int? { int("START") }
        }

        /// The replication within the zone: `RAFT`.
        public struct Raft: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// How often the leader tells that it lives, in milliseconds.
            public var BROADCAST_TIMEOUT_MS: Int? { int("BROADCAST_TIMEOUT_MS") }
            /// How long a server waits for the leader before it stands for leader, in milliseconds.
            public var ELECTION_TIMEOUT_MS: Int? { int("ELECTION_TIMEOUT_MS") }
            /// How many records are deleted at once.
            public var LIMIT_PURGE: Int? { int("LIMIT_PURGE") }
            /// How often records are deleted, in seconds.
            public var LOG_PURGE_TIMEOUT: Int? { int("LOG_PURGE_TIMEOUT") }
            /// How many records are kept.
            public var LOG_RETENTION: Int? { int("LOG_RETENTION") }
            /// How long a call to another server may take, in milliseconds; 0 for any time.
            public var XMLRPC_TIMEOUT_MS: Int? { int("XMLRPC_TIMEOUT_MS") }
        }
    }
}
