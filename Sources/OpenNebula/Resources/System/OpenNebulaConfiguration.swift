extension One {
    /// The configuration of a core: `OPENNEBULA_CONFIGURATION`, the settings of its `oned.conf`.
    ///
    /// All settings are optional. A setting that `oned.conf` omits has its default value, but an omitted part of a
    /// setting does not. Users outside the group `oneadmin` see fewer settings.
    public struct OpenNebulaConfiguration: OneRoot, OneAttributes {
        /// The root element's name.
        public static let root = "OPENNEBULA_CONFIGURATION"

        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The timeout of a plan's action, in seconds. Since 7.0.
        public var ACTION_TIMEOUT: Int? { int("ACTION_TIMEOUT") }
        /// How pools are sorted by id: `ASC` or `DESC`.
        public var API_LIST_ORDER: String? { text("API_LIST_ORDER") }
        /// The program of the authentication drivers.
        public var AUTH_MAD: [AuthDriver] { records("AUTH_MAD") }
        /// The settings of each authentication driver.
        public var AUTH_MAD_CONF: [AuthSettings] { records("AUTH_MAD_CONF") }
        /// The encrypted attributes of clusters.
        public var CLUSTER_ENCRYPTED_ATTR: [String] { texts("CLUSTER_ENCRYPTED_ATTR") }
        /// How VMs are migrated cold when they move to another host. Since 7.0.
        public var COLD_MIGRATE_MODE: MigrationType? { constant("COLD_MIGRATE_MODE") }
        /// Whether users can change `ETH…` values of a VM's `CONTEXT`: `YES` or `NO`. Since 7.0.
        public var CONTEXT_ALLOW_ETH_UPDATES: String? { text("CONTEXT_ALLOW_ETH_UPDATES") }
        /// The folders that `CONTEXT/FILES` must not name, separated by blanks. Since 6.6.
        public var CONTEXT_RESTRICTED_DIRS: String? { text("CONTEXT_RESTRICTED_DIRS") }
        /// Exceptions: folders within them that `CONTEXT/FILES` can name. Since 6.6.
        public var CONTEXT_SAFE_DIRS: String? { text("CONTEXT_SAFE_DIRS") }
        /// Whether new images must fit in the datastore: `YES` or `NO`.
        public var DATASTORE_CAPACITY_CHECK: String? { text("DATASTORE_CAPACITY_CHECK") }
        /// The encrypted attributes of datastores.
        public var DATASTORE_ENCRYPTED_ATTR: [String] { texts("DATASTORE_ENCRYPTED_ATTR") }
        /// The folder of the datastores.
        public var DATASTORE_LOCATION: String? { text("DATASTORE_LOCATION") }
        /// The program of the datastore drivers.
        public var DATASTORE_MAD: [Driver] { records("DATASTORE_MAD") }
        /// The database.
        public var DB: Database? { record("DB") }
        /// The authentication driver of unknown users.
        public var DEFAULT_AUTH: String? { text("DEFAULT_AUTH") }
        /// How CD-ROMs are attached by default, such as `hd`. Until 7.0.
        public var DEFAULT_CDROM_DEVICE_PREFIX: String? { text("DEFAULT_CDROM_DEVICE_PREFIX") }
        /// The default cost of VMs.
        public var DEFAULT_COST: Cost? { record("DEFAULT_COST") }
        /// How disks are attached by default, such as `sd`.
        public var DEFAULT_DEVICE_PREFIX: String? { text("DEFAULT_DEVICE_PREFIX") }
        /// Whether copied and saved images are persistent: `YES` or `NO`; empty if they are like their originals.
        public var DEFAULT_IMAGE_PERSISTENT: String? { text("DEFAULT_IMAGE_PERSISTENT") }
        /// Whether new images are persistent: `YES` or `NO`; empty for `NO`.
        public var DEFAULT_IMAGE_PERSISTENT_NEW: String? { text("DEFAULT_IMAGE_PERSISTENT_NEW") }
        /// The default type of new images: `OS`, `CDROM` or `DATABLOCK`.
        public var DEFAULT_IMAGE_TYPE: String? { text("DEFAULT_IMAGE_TYPE") }
        /// The permissions that new objects do not have, as octal digits.
        public var DEFAULT_UMASK: String? { text("DEFAULT_UMASK") }
        /// The default rights of a VDC's groups on datastores of its clusters, such as `USE`.
        public var DEFAULT_VDC_CLUSTER_DATASTORE_ACL: String? { text("DEFAULT_VDC_CLUSTER_DATASTORE_ACL") }
        /// The default rights of a VDC's groups on hosts of its clusters, such as `MANAGE`.
        public var DEFAULT_VDC_CLUSTER_HOST_ACL: String? { text("DEFAULT_VDC_CLUSTER_HOST_ACL") }
        /// The default rights of a VDC's groups on networks of its clusters, such as `USE`.
        public var DEFAULT_VDC_CLUSTER_NET_ACL: String? { text("DEFAULT_VDC_CLUSTER_NET_ACL") }
        /// The default rights of a VDC's groups on its datastores, such as `USE`.
        public var DEFAULT_VDC_DATASTORE_ACL: String? { text("DEFAULT_VDC_DATASTORE_ACL") }
        /// The default rights of a VDC's groups on its hosts, such as `MANAGE`.
        public var DEFAULT_VDC_HOST_ACL: String? { text("DEFAULT_VDC_HOST_ACL") }
        /// The default rights of a VDC's groups on its networks, such as `USE`.
        public var DEFAULT_VDC_VNET_ACL: String? { text("DEFAULT_VDC_VNET_ACL") }
        /// The encrypted attributes of documents. Since 6.0.
        public var DOCUMENT_ENCRYPTED_ATTR: [String] { texts("DOCUMENT_ENCRYPTED_ATTR") }
        /// The interval between optimizations of clusters, in seconds; -1 for never. Since 7.0.
        public var DRS_INTERVAL: Int? { int("DRS_INTERVAL") }
        /// The settings of each datastore driver.
        public var DS_MAD_CONF: [DatastoreSettings] { records("DS_MAD_CONF") }
        /// The number of monitorings of a datastore between those of its VMs' disks; 0 for never.
        public var DS_MONITOR_VM_DISK: Int? { int("DS_MONITOR_VM_DISK") }
        /// Whether users can grant permissions to all other users: `YES` or `NO`.
        public var ENABLE_OTHER_PERMISSIONS: String? { text("ENABLE_OTHER_PERMISSIONS") }
        /// The core's role in the federation.
        public var FEDERATION: Federation? { record("FEDERATION") }
        /// The attributes of groups that only administrators can set.
        public var GROUP_RESTRICTED_ATTR: [String] { texts("GROUP_RESTRICTED_ATTR") }
        /// The address that gRPC listens on. Since 7.2.
        public var GRPC_LISTEN_ADDRESS: String? { text("GRPC_LISTEN_ADDRESS") }
        /// The port that gRPC listens on. Since 7.2.
        public var GRPC_PORT: Int? { int("GRPC_PORT") }
        /// The hook driver.
        public var HM_MAD: Driver? { record("HM_MAD") }
        /// The log of hooks.
        public var HOOK_LOG_CONF: HookLog? { record("HOOK_LOG_CONF") }
        /// The encrypted attributes of hosts.
        public var HOST_ENCRYPTED_ATTR: [String] { texts("HOST_ENCRYPTED_ATTR") }
        /// The encrypted attributes of images. Since 6.0.
        public var IMAGE_ENCRYPTED_ATTR: [String] { texts("IMAGE_ENCRYPTED_ATTR") }
        /// The attributes of images that only administrators can set.
        public var IMAGE_RESTRICTED_ATTR: [String] { texts("IMAGE_RESTRICTED_ATTR") }
        /// The monitoring drivers.
        public var IM_MAD: [MonitoringDriver] { records("IM_MAD") }
        /// The attributes of datastores that their disks inherit.
        public var INHERIT_DATASTORE_ATTR: [String] { texts("INHERIT_DATASTORE_ATTR") }
        /// The attributes of images that their disks inherit.
        public var INHERIT_IMAGE_ATTR: [String] { texts("INHERIT_IMAGE_ATTR") }
        /// The attributes of networks that their network interfaces inherit.
        public var INHERIT_VNET_ATTR: [String] { texts("INHERIT_VNET_ATTR") }
        /// The program of the IPAM drivers.
        public var IPAM_MAD: [Driver] { records("IPAM_MAD") }
        /// The largest number of calls on one connection.
        public var KEEPALIVE_MAX_CONN: Int? { int("KEEPALIVE_MAX_CONN") }
        /// The longest idle time of a connection, in seconds.
        public var KEEPALIVE_TIMEOUT: Int? { int("KEEPALIVE_TIMEOUT") }
        /// The address that XML-RPC listens on.
        public var LISTEN_ADDRESS: String? { text("LISTEN_ADDRESS") }
        /// Whether VMs that move to another host are migrated live: 1 or 0. Since 7.0.
        public var LIVE_RESCHEDS: Int? { int("LIVE_RESCHEDS") }
        /// The log.
        public var LOG: Log? { record("LOG") }
        /// The format of the log of calls, such as `Req:%i UID:%u`.
        public var LOG_CALL_FORMAT: String? { text("LOG_CALL_FORMAT") }
        /// The number of characters of a result in the log. Since 7.4.
        public var LOG_RESULT_LENGTH: Int? { int("LOG_RESULT_LENGTH") }
        /// Whether generated MAC addresses are unique among all networks: `YES` or `NO`. Since 7.4.
        public var MAC_GLOBAL_SPACE: String? { text("MAC_GLOBAL_SPACE") }
        /// The first two bytes of generated MAC addresses, such as `02:00`.
        public var MAC_PREFIX: String? { text("MAC_PREFIX") }
        /// The interval of the core's periodic tasks, in seconds.
        public var MANAGER_TIMER: Int? { int("MANAGER_TIMER") }
        /// The program of the marketplace drivers.
        public var MARKET_MAD: [Driver] { records("MARKET_MAD") }
        /// The settings of each marketplace driver.
        public var MARKET_MAD_CONF: [MarketplaceSettings] { records("MARKET_MAD_CONF") }
        /// The largest number of concurrent plan actions in a cluster. Since 7.0.
        public var MAX_ACTIONS_PER_CLUSTER: Int? { int("MAX_ACTIONS_PER_CLUSTER") }
        /// The largest number of concurrent plan actions on a host. Since 7.0.
        public var MAX_ACTIONS_PER_HOST: Int? { int("MAX_ACTIONS_PER_HOST") }
        /// The largest number of concurrent backups. Since 6.8.
        public var MAX_BACKUPS: Int? { int("MAX_BACKUPS") }
        /// The largest number of concurrent backups on a host. Since 6.8.
        public var MAX_BACKUPS_HOST: Int? { int("MAX_BACKUPS_HOST") }
        /// The largest number of concurrent connections.
        public var MAX_CONN: Int? { int("MAX_CONN") }
        /// The largest number of waiting connections.
        public var MAX_CONN_BACKLOG: Int? { int("MAX_CONN_BACKLOG") }
        /// The largest XML-RPC message, in bytes.
        public var MESSAGE_SIZE: Int? { int("MESSAGE_SIZE") }
        /// The interval between monitorings of datastores, in seconds.
        public var MONITORING_INTERVAL_DATASTORE: Int? { int("MONITORING_INTERVAL_DATASTORE") }
        /// The interval between writes of VM monitoring to the database, in seconds; 0 for each report, -1 for never.
        /// Until 6.8.
        public var MONITORING_INTERVAL_DB_UPDATE: Int? { int("MONITORING_INTERVAL_DB_UPDATE") }
        /// The interval between monitorings of hosts, in seconds.
        public var MONITORING_INTERVAL_HOST: Int? { int("MONITORING_INTERVAL_HOST") }
        /// The interval between monitorings of marketplaces, in seconds.
        public var MONITORING_INTERVAL_MARKET: Int? { int("MONITORING_INTERVAL_MARKET") }
        /// The interval between monitorings of VMs, in seconds.
        public var MONITORING_INTERVAL_VM: Int? { int("MONITORING_INTERVAL_VM") }
        /// The default number of addresses in a network.
        public var NETWORK_SIZE: Int? { int("NETWORK_SIZE") }
        /// The key that attributes are encrypted with.
        public var ONE_KEY: String? { text("ONE_KEY") }
        /// The guest's bus that PCI devices are attached to, such as `0x01`.
        public var PCI_PASSTHROUGH_BUS: String? { text("PCI_PASSTHROUGH_BUS") }
        /// The port that XML-RPC listens on.
        public var PORT: Int? { int("PORT") }
        /// The replication within the zone.
        public var RAFT: Raft? { record("RAFT") }
        /// Whether calls have their own log file: `YES` or `NO`.
        public var RPC_LOG: String? { text("RPC_LOG") }
        /// The scheduler's driver. Since 7.0.
        public var SCHED_MAD: Driver? { record("SCHED_MAD") }
        /// The number of waiting VMs that starts the scheduler. Since 7.0.
        public var SCHED_MAX_WND_LENGTH: Int? { int("SCHED_MAX_WND_LENGTH") }
        /// The longest wait of VMs before the scheduler starts, in seconds. Since 7.0.
        public var SCHED_MAX_WND_TIME: Int? { int("SCHED_MAX_WND_TIME") }
        /// The time until the scheduler retries to place a VM, in seconds. Since 7.0.
        public var SCHED_RETRY_TIME: Int? { int("SCHED_RETRY_TIME") }
        /// The folder of the drivers' scripts on hosts.
        public var SCRIPTS_REMOTE_DIR: String? { text("SCRIPTS_REMOTE_DIR") }
        /// How long the core caches an authentication by a driver, in seconds; 0 for no cache.
        public var SESSION_EXPIRATION_TIME: Int? { int("SESSION_EXPIRATION_TIME") }
        /// Whether only running VMs have a cost: `YES` or `NO`. Since 6.0.
        public var SHOWBACK_ONLY_RUNNING: String? { text("SHOWBACK_ONLY_RUNNING") }
        /// How long the core waits for data of a client during a call, in seconds.
        public var TIMEOUT: Int? { int("TIMEOUT") }
        /// The program of the transfer drivers.
        public var TM_MAD: [Driver] { records("TM_MAD") }
        /// The settings of each transfer driver.
        public var TM_MAD_CONF: [TransferSettings] { records("TM_MAD_CONF") }
        /// The encrypted attributes of users. Since 6.2.
        public var USER_ENCRYPTED_ATTR: [String] { texts("USER_ENCRYPTED_ATTR") }
        /// The attributes of users that only administrators can set.
        public var USER_RESTRICTED_ATTR: [String] { texts("USER_RESTRICTED_ATTR") }
        /// The VLANs that the core can assign.
        public var VLAN_IDS: Numbers? { record("VLAN_IDS") }
        /// The actions that require the right to administer a VM, separated by commas.
        public var VM_ADMIN_OPERATIONS: String? { text("VM_ADMIN_OPERATIONS") }
        /// The encrypted attributes of VMs.
        public var VM_ENCRYPTED_ATTR: [String] { texts("VM_ENCRYPTED_ATTR") }
        /// The virtualization drivers.
        public var VM_MAD: [VirtualizationDriver] { records("VM_MAD") }
        /// The actions that require the right to manage a VM, separated by commas.
        public var VM_MANAGE_OPERATIONS: String? { text("VM_MANAGE_OPERATIONS") }
        /// How long VM monitoring is kept, in seconds; 0 for not at all. Until 7.0.
        public var VM_MONITORING_EXPIRATION_TIME: Int? { int("VM_MONITORING_EXPIRATION_TIME") }
        /// The attributes of VMs that only administrators can set.
        public var VM_RESTRICTED_ATTR: [String] { texts("VM_RESTRICTED_ATTR") }
        /// The size that a snapshot counts as, as a fraction of the disk's size from 0 to 1. Since 6.4.
        public var VM_SNAPSHOT_FACTOR: Double? { double("VM_SNAPSHOT_FACTOR") }
        /// Whether new VMs are put on hold: `YES` or `NO`.
        public var VM_SUBMIT_ON_HOLD: String? { text("VM_SUBMIT_ON_HOLD") }
        /// The actions that require the right to use a VM, separated by commas.
        public var VM_USE_OPERATIONS: String? { text("VM_USE_OPERATIONS") }
        /// The VNC ports that the core can assign.
        public var VNC_PORTS: Numbers? { record("VNC_PORTS") }
        /// The encrypted attributes of networks.
        public var VNET_ENCRYPTED_ATTR: [String] { texts("VNET_ENCRYPTED_ATTR") }
        /// The attributes of reservations that only administrators can set.
        public var VNET_RESTRICTED_ATTR: [String] { texts("VNET_RESTRICTED_ATTR") }
        /// The settings of each network driver.
        public var VN_MAD_CONF: [NetworkSettings] { records("VN_MAD_CONF") }
        /// The VXLANs that the core can assign.
        public var VXLAN_IDS: Numbers? { record("VXLAN_IDS") }

        /// A driver: the program and its arguments.
        public struct Driver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The program's arguments.
            public var ARGUMENTS: String? { text("ARGUMENTS") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
        }

        /// The program of the authentication drivers: `AUTH_MAD`.
        public struct AuthDriver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The drivers, separated by commas.
            public var AUTHN: String? { text("AUTHN") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
        }

        /// A monitoring driver: `IM_MAD`.
        public struct MonitoringDriver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The program's arguments.
            public var ARGUMENTS: String? { text("ARGUMENTS") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// The number of the core's threads that read its messages.
            public var THREADS: Int? { int("THREADS") }
        }

        /// A virtualization driver: `VM_MAD`.
        public struct VirtualizationDriver: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The program's arguments.
            public var ARGUMENTS: String? { text("ARGUMENTS") }
            /// Whether the driver attaches network interfaces of powered-off VMs: `YES` or `NO`.
            public var COLD_NIC_ATTACH: String? { text("COLD_NIC_ATTACH") }
            /// The file with the driver's defaults.
            public var DEFAULT: String? { text("DEFAULT") }
            /// Whether VMs are migrated live between datastores: `YES` or `NO`. Until 7.0.
            public var DS_LIVE_MIGRATION: String? { text("DS_LIVE_MIGRATION") }
            /// The program.
            public var EXECUTABLE: String? { text("EXECUTABLE") }
            /// The actions on VMs that OpenNebula did not create, separated by commas. Until 6.10.
            public var IMPORTED_VMS_ACTIONS: String? { text("IMPORTED_VMS_ACTIONS") }
            /// Whether snapshots survive a power-off or a migration of the VM: `YES` or `NO`.
            public var KEEP_SNAPSHOTS: String? { text("KEEP_SNAPSHOTS") }
            /// Whether running VMs can get more CPU and memory: `YES` or `NO`. Since 6.0.
            public var LIVE_RESIZE: String? { text("LIVE_RESIZE") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// The name to show to users.
            public var SUNSTONE_NAME: String? { text("SUNSTONE_NAME") }
            /// Whether several VMs can share a disk: `YES` or `NO`.
            public var SUPPORT_SHAREABLE: String? { text("SUPPORT_SHAREABLE") }
            /// The format of the files that describe its VMs: `kvm`, `qemu` or `xml`.
            public var TYPE: String? { text("TYPE") }
        }

        /// The settings of an authentication driver: `AUTH_MAD_CONF`.
        public struct AuthSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Whether it manages its users' groups: `YES` or `NO`.
            public var DRIVER_MANAGED_GROUPS: String? { text("DRIVER_MANAGED_GROUPS") }
            /// Whether it manages the groups' administrators: `YES` or `NO`. Since 6.0.
            public var DRIVER_MANAGED_GROUP_ADMIN: String? { text("DRIVER_MANAGED_GROUP_ADMIN") }
            /// The longest validity of a login token, in seconds; -1 for no limit, 0 for no tokens.
            public var MAX_TOKEN_TIME: Int? { int("MAX_TOKEN_TIME") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether users can change their passwords: `YES` or `NO`.
            public var PASSWORD_CHANGE: String? { text("PASSWORD_CHANGE") }
            /// Whether its users need a password: `YES` or `NO`. Since 6.6.
            public var PASSWORD_REQUIRED: String? { text("PASSWORD_REQUIRED") }
        }

        /// The settings of a datastore driver: `DS_MAD_CONF`.
        public struct DatastoreSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Whether new images must fit in the datastore: `YES` or `NO`. Since 7.2.
            public var DATASTORE_CAPACITY_CHECK: String? { text("DATASTORE_CAPACITY_CHECK") }
            /// The marketplace actions for its images, such as `export`.
            public var MARKETPLACE_ACTIONS: String? { text("MARKETPLACE_ACTIONS") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether all its images are persistent: `YES` or `NO`.
            public var PERSISTENT_ONLY: String? { text("PERSISTENT_ONLY") }
            /// The attributes that its datastores require, separated by commas.
            public var REQUIRED_ATTRS: String? { text("REQUIRED_ATTRS") }
        }

        /// The settings of a marketplace driver: `MARKET_MAD_CONF`.
        public struct MarketplaceSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The actions for its apps: `create`, `delete`, `monitor`, separated by commas.
            public var APP_ACTIONS: String? { text("APP_ACTIONS") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether its marketplaces are public, and can be deleted with their apps: `YES` or `NO`.
            public var PUBLIC: String? { text("PUBLIC") }
            /// The attributes that its marketplaces require, separated by commas.
            public var REQUIRED_ATTRS: String? { text("REQUIRED_ATTRS") }
            /// The name to show to users.
            public var SUNSTONE_NAME: String? { text("SUNSTONE_NAME") }
        }

        /// The settings of a transfer driver: `TM_MAD_CONF`. A target is `NONE` if an image is linked, `SELF` if it is
        /// copied in its datastore, `SYSTEM` if it is copied to the VM's.
        public struct TransferSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Whether a snapshot with children can be deleted: `YES`, `NO`, `MIXED`, `FORMAT` or `LINEAR`.
            public var ALLOW_ORPHANS: String? { text("ALLOW_ORPHANS") }
            /// The target of images that are not persistent.
            public var CLONE_TARGET: String? { text("CLONE_TARGET") }
            /// `CLONE_TARGET` for system datastores of the driver `shared`.
            public var CLONE_TARGET_SHARED: String? { text("CLONE_TARGET_SHARED") }
            /// `CLONE_TARGET` for system datastores of the driver `ssh`.
            public var CLONE_TARGET_SSH: String? { text("CLONE_TARGET_SSH") }
            /// How disks are attached, such as `BLOCK`. Since 6.8.
            public var DISK_TYPE: String? { text("DISK_TYPE") }
            /// `DISK_TYPE` for system datastores of the driver `shared`.
            public var DISK_TYPE_SHARED: String? { text("DISK_TYPE_SHARED") }
            /// `DISK_TYPE` for system datastores of the driver `ssh`.
            public var DISK_TYPE_SSH: String? { text("DISK_TYPE_SSH") }
            /// The format of its images, such as `raw`.
            public var DRIVER: String? { text("DRIVER") }
            /// Whether VMs can be migrated live between its system datastores: `YES` or `NO`. Since 7.2.
            public var DS_LIVE_MIGRATE: String? { text("DS_LIVE_MIGRATE") }
            /// Whether VMs can be migrated between its system datastores: `YES` or `NO`.
            public var DS_MIGRATE: String? { text("DS_MIGRATE") }
            /// Whether VMs with snapshots can be migrated between its system datastores: `YES` or `NO`. Since 7.2.
            public var DS_MIGRATE_SNAP: String? { text("DS_MIGRATE_SNAP") }
            /// The target of persistent images.
            public var LN_TARGET: String? { text("LN_TARGET") }
            /// `LN_TARGET` for system datastores of the driver `shared`.
            public var LN_TARGET_SHARED: String? { text("LN_TARGET_SHARED") }
            /// `LN_TARGET` for system datastores of the driver `ssh`.
            public var LN_TARGET_SSH: String? { text("LN_TARGET_SSH") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
            /// Whether persistent images can have snapshots: `YES` or `NO`. Since 7.0.
            public var PERSISTENT_SNAPSHOTS: String? { text("PERSISTENT_SNAPSHOTS") }
            /// Whether hosts share its system datastores: `YES` or `NO`.
            public var SHARED: String? { text("SHARED") }
            /// The drivers of other system datastores that can use its images, separated by commas.
            public var TM_MAD_SYSTEM: String? { text("TM_MAD_SYSTEM") }
        }

        /// The settings of a network driver: `VN_MAD_CONF`.
        public struct NetworkSettings: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The kinds of bridge that it uses, such as `linux`, separated by commas.
            public var BRIDGE_TYPE: String? { text("BRIDGE_TYPE") }
            /// The driver's name.
            public var NAME: String? { text("NAME") }
        }

        /// The database: `DB`.
        public struct Database: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The kind: `sqlite` or `mysql`.
            public var BACKEND: String? { text("BACKEND") }
            /// Whether names are case-sensitive: `YES` or `NO`.
            public var COMPARE_BINARY: String? { text("COMPARE_BINARY") }
            /// The number of connections to the server.
            public var CONNECTIONS: Int? { int("CONNECTIONS") }
            /// The database's name.
            public var DB_NAME: String? { text("DB_NAME") }
            /// The password.
            public var PASSWD: String? { text("PASSWD") }
            /// The server's port, 0 for the default.
            public var PORT: Int? { int("PORT") }
            /// The server's name or address.
            public var SERVER: String? { text("SERVER") }
            /// How long the core waits for a busy database, in milliseconds.
            public var TIMEOUT: Int? { int("TIMEOUT") }
            /// The user.
            public var USER: String? { text("USER") }
        }

        /// The default cost of VMs: `DEFAULT_COST`.
        public struct Cost: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The cost of a CPU per hour.
            public var CPU_COST: Double? { double("CPU_COST") }
            /// The cost of a MB of disk per hour.
            public var DISK_COST: Double? { double("DISK_COST") }
            /// The cost of a MB of memory per hour.
            public var MEMORY_COST: Double? { double("MEMORY_COST") }
        }

        /// A core's role in the federation: `FEDERATION`.
        public struct Federation: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The URL of the master's XML-RPC.
            public var MASTER_ONED: String? { text("MASTER_ONED") }
            /// The address of the master's gRPC. Since 7.2.
            public var MASTER_ONED_GRPC: String? { text("MASTER_ONED_GRPC") }
            /// `STANDALONE`, `MASTER` or `SLAVE`.
            public var MODE: String? { text("MODE") }
            /// The core's id among the servers of its zone, -1 if it is alone.
            public var SERVER_ID: Int? { int("SERVER_ID") }
            /// The id of the core's zone.
            public var ZONE_ID: Int? { int("ZONE_ID") }
        }

        /// The log of hooks: `HOOK_LOG_CONF`.
        public struct HookLog: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The number of executions to keep for each hook.
            public var LOG_RETENTION: Int? { int("LOG_RETENTION") }
        }

        /// The log: `LOG`.
        public struct Log: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The log level: 0 for errors, 1 for warnings, 2 for information, 3 and higher for debugging.
            public var DEBUG_LEVEL: Int? { int("DEBUG_LEVEL") }
            /// The log's destination: `file`, `syslog` or `std`.
            public var SYSTEM: String? { text("SYSTEM") }
            /// Whether logs of VMs are in the VMs' folders: `YES` or `NO`. Since 6.4.
            public var USE_VMS_LOCATION: String? { text("USE_VMS_LOCATION") }
        }

        /// The numbers that the core can assign.
        public struct Numbers: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The reserved numbers, separated by commas; `first:last` is a range.
            public var RESERVED: String? { text("RESERVED") }
            /// The lowest number.
            public var START: Int? { int("START") }
        }

        /// The replication within the zone: `RAFT`.
        public struct Raft: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The interval of the leader's heartbeats, in milliseconds.
            public var BROADCAST_TIMEOUT_MS: Int? { int("BROADCAST_TIMEOUT_MS") }
            /// How long a server waits for the leader before it becomes a candidate, in milliseconds.
            public var ELECTION_TIMEOUT_MS: Int? { int("ELECTION_TIMEOUT_MS") }
            /// The number of records to delete at once.
            public var LIMIT_PURGE: Int? { int("LIMIT_PURGE") }
            /// The interval between deletions of records, in seconds.
            public var LOG_PURGE_TIMEOUT: Int? { int("LOG_PURGE_TIMEOUT") }
            /// The number of records to keep.
            public var LOG_RETENTION: Int? { int("LOG_RETENTION") }
            /// The timeout of a call to another server, in milliseconds; 0 for none.
            public var XMLRPC_TIMEOUT_MS: Int? { int("XMLRPC_TIMEOUT_MS") }
        }
    }
}
