extension One {
    /// How a core is configured: `OPENNEBULA_CONFIGURATION`, the settings of its `oned.conf`.
    ///
    /// A setting that is left out there gets its default, but a part of one does not; and outside the group `oneadmin`
    /// there are fewer settings. So any of them may be nil.
    public struct OpenNebulaConfiguration: OneRoot {
        /// The root element's name.
        public static let root = "OPENNEBULA_CONFIGURATION"

        /// How long an action of a plan may take, in seconds. Since 7.0.
        public var ACTION_TIMEOUT: Int?
        /// How pools are sorted by id: `ASC` or `DESC`.
        public var API_LIST_ORDER: String?
        /// The authentication drivers' program.
        public var AUTH_MAD: [AuthDriver]
        /// What each authentication driver does.
        public var AUTH_MAD_CONF: [AuthSettings]
        /// Attributes of clusters that are encrypted.
        public var CLUSTER_ENCRYPTED_ATTR: [String]
        /// How VMs are migrated cold where they get another host. Since 7.0.
        public var COLD_MIGRATE_MODE: MigrationType?
        /// Whether users may change `ETH…` values of a VM's `CONTEXT`: `YES` or `NO`. Since 7.0.
        public var CONTEXT_ALLOW_ETH_UPDATES: String?
        /// Folders that `CONTEXT/FILES` may not name, separated by blanks. Since 6.6.
        public var CONTEXT_RESTRICTED_DIRS: String?
        /// Folders within them that `CONTEXT/FILES` may name. Since 6.6.
        public var CONTEXT_SAFE_DIRS: String?
        /// Whether new images must fit in the datastore: `YES` or `NO`.
        public var DATASTORE_CAPACITY_CHECK: String?
        /// Attributes of datastores that are encrypted.
        public var DATASTORE_ENCRYPTED_ATTR: [String]
        /// The folder of the datastores.
        public var DATASTORE_LOCATION: String?
        /// The datastore drivers' program.
        public var DATASTORE_MAD: [Driver]
        /// The database.
        public var DB: Database?
        /// The authentication driver of users whom the core does not know.
        public var DEFAULT_AUTH: String?
        /// How CD-ROMs are attached unless their images say otherwise, as `hd`. Until 7.0.
        public var DEFAULT_CDROM_DEVICE_PREFIX: String?
        /// What VMs cost unless they say otherwise.
        public var DEFAULT_COST: Cost?
        /// How disks are attached unless their images say otherwise, as `sd`.
        public var DEFAULT_DEVICE_PREFIX: String?
        /// Whether copied and saved images are persistent: `YES` or `NO`; empty where they are as their originals.
        public var DEFAULT_IMAGE_PERSISTENT: String?
        /// Whether new images are persistent: `YES` or `NO`; empty for `NO`.
        public var DEFAULT_IMAGE_PERSISTENT_NEW: String?
        /// What new images are unless they say otherwise: `OS`, `CDROM` or `DATABLOCK`.
        public var DEFAULT_IMAGE_TYPE: String?
        /// The permissions that new objects do not get, as octal digits.
        public var DEFAULT_UMASK: String?
        /// What a VDC's groups may do with datastores of its clusters, as `USE`.
        public var DEFAULT_VDC_CLUSTER_DATASTORE_ACL: String?
        /// What a VDC's groups may do with hosts of its clusters, as `MANAGE`.
        public var DEFAULT_VDC_CLUSTER_HOST_ACL: String?
        /// What a VDC's groups may do with networks of its clusters, as `USE`.
        public var DEFAULT_VDC_CLUSTER_NET_ACL: String?
        /// What a VDC's groups may do with its datastores, as `USE`.
        public var DEFAULT_VDC_DATASTORE_ACL: String?
        /// What a VDC's groups may do with its hosts, as `MANAGE`.
        public var DEFAULT_VDC_HOST_ACL: String?
        /// What a VDC's groups may do with its networks, as `USE`.
        public var DEFAULT_VDC_VNET_ACL: String?
        /// Attributes of documents that are encrypted. Since 6.0.
        public var DOCUMENT_ENCRYPTED_ATTR: [String]
        /// How often clusters are optimized, in seconds; -1 for never. Since 7.0.
        public var DRS_INTERVAL: Int?
        /// What each datastore driver does.
        public var DS_MAD_CONF: [DatastoreSettings]
        /// Every how many monitorings of a datastore the disks of its VMs are monitored too; 0 for never.
        public var DS_MONITOR_VM_DISK: Int?
        /// Whether users may grant permissions to everybody: `YES` or `NO`.
        public var ENABLE_OTHER_PERMISSIONS: String?
        /// The core's part in the federation.
        public var FEDERATION: Federation?
        /// Attributes of groups that only administrators set.
        public var GROUP_RESTRICTED_ATTR: [String]
        /// The address that gRPC listens on. Since 7.2.
        public var GRPC_LISTEN_ADDRESS: String?
        /// The port that gRPC listens on. Since 7.2.
        public var GRPC_PORT: Int?
        /// The hook driver.
        public var HM_MAD: Driver?
        /// The log of hooks.
        public var HOOK_LOG_CONF: HookLog?
        /// Attributes of hosts that are encrypted.
        public var HOST_ENCRYPTED_ATTR: [String]
        /// Attributes of images that are encrypted. Since 6.0.
        public var IMAGE_ENCRYPTED_ATTR: [String]
        /// Attributes of images that only administrators set.
        public var IMAGE_RESTRICTED_ATTR: [String]
        /// The monitoring drivers.
        public var IM_MAD: [MonitoringDriver]
        /// Attributes of datastores that disks in them get.
        public var INHERIT_DATASTORE_ATTR: [String]
        /// Attributes of images that their disks get.
        public var INHERIT_IMAGE_ATTR: [String]
        /// Attributes of networks that network interfaces in them get.
        public var INHERIT_VNET_ATTR: [String]
        /// The IPAM drivers' program.
        public var IPAM_MAD: [Driver]
        /// How many calls a connection may make.
        public var KEEPALIVE_MAX_CONN: Int?
        /// How long a connection may be idle, in seconds.
        public var KEEPALIVE_TIMEOUT: Int?
        /// The address that XML-RPC listens on.
        public var LISTEN_ADDRESS: String?
        /// Whether VMs that get another host are migrated live: 1 or 0. Since 7.0.
        public var LIVE_RESCHEDS: Int?
        /// The log.
        public var LOG: Log?
        /// What of a call is logged, as `Req:%i UID:%u`.
        public var LOG_CALL_FORMAT: String?
        /// How many characters of a result are logged. Since 7.4.
        public var LOG_RESULT_LENGTH: Int?
        /// Whether generated MAC addresses are unique among all networks: `YES` or `NO`. Since 7.4.
        public var MAC_GLOBAL_SPACE: String?
        /// The first two bytes of generated MAC addresses, as `02:00`.
        public var MAC_PREFIX: String?
        /// How often the core looks after what recurs, in seconds.
        public var MANAGER_TIMER: Int?
        /// The marketplace drivers' program.
        public var MARKET_MAD: [Driver]
        /// What each marketplace driver does.
        public var MARKET_MAD_CONF: [MarketplaceSettings]
        /// How many actions of plans a cluster takes at once. Since 7.0.
        public var MAX_ACTIONS_PER_CLUSTER: Int?
        /// How many actions of plans a host takes at once. Since 7.0.
        public var MAX_ACTIONS_PER_HOST: Int?
        /// How many backups are made at once. Since 6.8.
        public var MAX_BACKUPS: Int?
        /// How many backups are made at once on a host. Since 6.8.
        public var MAX_BACKUPS_HOST: Int?
        /// How many connections are served at once.
        public var MAX_CONN: Int?
        /// How many connections may wait.
        public var MAX_CONN_BACKLOG: Int?
        /// How long an XML-RPC message may be, in bytes.
        public var MESSAGE_SIZE: Int?
        /// How often datastores are monitored, in seconds.
        public var MONITORING_INTERVAL_DATASTORE: Int?
        /// How often what VMs report is written to the database, in seconds; 0 for each time, -1 for never. Until 6.8.
        public var MONITORING_INTERVAL_DB_UPDATE: Int?
        /// How often hosts are monitored, in seconds.
        public var MONITORING_INTERVAL_HOST: Int?
        /// How often marketplaces are monitored, in seconds.
        public var MONITORING_INTERVAL_MARKET: Int?
        /// How often VMs are monitored, in seconds.
        public var MONITORING_INTERVAL_VM: Int?
        /// How many addresses a network has unless it says otherwise.
        public var NETWORK_SIZE: Int?
        /// The key that attributes are encrypted with.
        public var ONE_KEY: String?
        /// The guest's bus that PCI devices are attached to, as `0x01`.
        public var PCI_PASSTHROUGH_BUS: String?
        /// The port that XML-RPC listens on.
        public var PORT: Int?
        /// The replication within the zone.
        public var RAFT: Raft?
        /// Whether calls are logged to a file of their own: `YES` or `NO`.
        public var RPC_LOG: String?
        /// The scheduler's driver. Since 7.0.
        public var SCHED_MAD: Driver?
        /// How many VMs may wait before the scheduler starts. Since 7.0.
        public var SCHED_MAX_WND_LENGTH: Int?
        /// How long VMs may wait before the scheduler starts, in seconds. Since 7.0.
        public var SCHED_MAX_WND_TIME: Int?
        /// How long until the scheduler tries once more to place a VM, in seconds. Since 7.0.
        public var SCHED_RETRY_TIME: Int?
        /// The folder of the drivers' scripts on hosts.
        public var SCRIPTS_REMOTE_DIR: String?
        /// How long the core remembers that a driver knew a user, in seconds; 0 for not at all.
        public var SESSION_EXPIRATION_TIME: Int?
        /// Whether only VMs that run cost something: `YES` or `NO`. Since 6.0.
        public var SHOWBACK_ONLY_RUNNING: String?
        /// How long the core waits for a client within a call, in seconds.
        public var TIMEOUT: Int?
        /// The transfer drivers' program.
        public var TM_MAD: [Driver]
        /// What each transfer driver does.
        public var TM_MAD_CONF: [TransferSettings]
        /// Attributes of users that are encrypted. Since 6.2.
        public var USER_ENCRYPTED_ATTR: [String]
        /// Attributes of users that only administrators set.
        public var USER_RESTRICTED_ATTR: [String]
        /// The VLANs that the core chooses from.
        public var VLAN_IDS: Numbers?
        /// The actions that need the right to administrate a VM, joined by commas.
        public var VM_ADMIN_OPERATIONS: String?
        /// Attributes of VMs that are encrypted.
        public var VM_ENCRYPTED_ATTR: [String]
        /// The virtualization drivers.
        public var VM_MAD: [VirtualizationDriver]
        /// The actions that need the right to manage a VM, joined by commas.
        public var VM_MANAGE_OPERATIONS: String?
        /// How long what VMs report is kept, in seconds; 0 for not at all. Until 7.0.
        public var VM_MONITORING_EXPIRATION_TIME: Int?
        /// Attributes of VMs that only administrators set.
        public var VM_RESTRICTED_ATTR: [String]
        /// How much of a disk's size a snapshot counts as, from 0 to 1. Since 6.4.
        public var VM_SNAPSHOT_FACTOR: Double?
        /// Whether new VMs are put on hold: `YES` or `NO`.
        public var VM_SUBMIT_ON_HOLD: String?
        /// The actions that need the right to use a VM, joined by commas.
        public var VM_USE_OPERATIONS: String?
        /// The ports of VNC that the core chooses from.
        public var VNC_PORTS: Numbers?
        /// Attributes of networks that are encrypted.
        public var VNET_ENCRYPTED_ATTR: [String]
        /// Attributes of reservations that only administrators set.
        public var VNET_RESTRICTED_ATTR: [String]
        /// What each network driver does.
        public var VN_MAD_CONF: [NetworkSettings]
        /// The VXLANs that the core chooses from.
        public var VXLAN_IDS: Numbers?

        /// Creates a value of its fields.
        public init(
            ACTION_TIMEOUT: Int? = nil, API_LIST_ORDER: String? = nil, AUTH_MAD: [AuthDriver] = [],
            AUTH_MAD_CONF: [AuthSettings] = [], CLUSTER_ENCRYPTED_ATTR: [String] = [],
            COLD_MIGRATE_MODE: MigrationType? = nil, CONTEXT_ALLOW_ETH_UPDATES: String? = nil,
            CONTEXT_RESTRICTED_DIRS: String? = nil, CONTEXT_SAFE_DIRS: String? = nil,
            DATASTORE_CAPACITY_CHECK: String? = nil, DATASTORE_ENCRYPTED_ATTR: [String] = [],
            DATASTORE_LOCATION: String? = nil, DATASTORE_MAD: [Driver] = [], DB: Database? = nil,
            DEFAULT_AUTH: String? = nil, DEFAULT_CDROM_DEVICE_PREFIX: String? = nil, DEFAULT_COST: Cost? = nil,
            DEFAULT_DEVICE_PREFIX: String? = nil, DEFAULT_IMAGE_PERSISTENT: String? = nil,
            DEFAULT_IMAGE_PERSISTENT_NEW: String? = nil, DEFAULT_IMAGE_TYPE: String? = nil,
            DEFAULT_UMASK: String? = nil, DEFAULT_VDC_CLUSTER_DATASTORE_ACL: String? = nil,
            DEFAULT_VDC_CLUSTER_HOST_ACL: String? = nil, DEFAULT_VDC_CLUSTER_NET_ACL: String? = nil,
            DEFAULT_VDC_DATASTORE_ACL: String? = nil, DEFAULT_VDC_HOST_ACL: String? = nil,
            DEFAULT_VDC_VNET_ACL: String? = nil, DOCUMENT_ENCRYPTED_ATTR: [String] = [], DRS_INTERVAL: Int? = nil,
            DS_MAD_CONF: [DatastoreSettings] = [], DS_MONITOR_VM_DISK: Int? = nil,
            ENABLE_OTHER_PERMISSIONS: String? = nil, FEDERATION: Federation? = nil,
            GROUP_RESTRICTED_ATTR: [String] = [], GRPC_LISTEN_ADDRESS: String? = nil, GRPC_PORT: Int? = nil,
            HM_MAD: Driver? = nil, HOOK_LOG_CONF: HookLog? = nil, HOST_ENCRYPTED_ATTR: [String] = [],
            IMAGE_ENCRYPTED_ATTR: [String] = [], IMAGE_RESTRICTED_ATTR: [String] = [], IM_MAD: [MonitoringDriver] = [],
            INHERIT_DATASTORE_ATTR: [String] = [], INHERIT_IMAGE_ATTR: [String] = [], INHERIT_VNET_ATTR: [String] = [],
            IPAM_MAD: [Driver] = [], KEEPALIVE_MAX_CONN: Int? = nil, KEEPALIVE_TIMEOUT: Int? = nil,
            LISTEN_ADDRESS: String? = nil, LIVE_RESCHEDS: Int? = nil, LOG: Log? = nil, LOG_CALL_FORMAT: String? = nil,
            LOG_RESULT_LENGTH: Int? = nil, MAC_GLOBAL_SPACE: String? = nil, MAC_PREFIX: String? = nil,
            MANAGER_TIMER: Int? = nil, MARKET_MAD: [Driver] = [], MARKET_MAD_CONF: [MarketplaceSettings] = [],
            MAX_ACTIONS_PER_CLUSTER: Int? = nil, MAX_ACTIONS_PER_HOST: Int? = nil, MAX_BACKUPS: Int? = nil,
            MAX_BACKUPS_HOST: Int? = nil, MAX_CONN: Int? = nil, MAX_CONN_BACKLOG: Int? = nil, MESSAGE_SIZE: Int? = nil,
            MONITORING_INTERVAL_DATASTORE: Int? = nil, MONITORING_INTERVAL_DB_UPDATE: Int? = nil,
            MONITORING_INTERVAL_HOST: Int? = nil, MONITORING_INTERVAL_MARKET: Int? = nil,
            MONITORING_INTERVAL_VM: Int? = nil, NETWORK_SIZE: Int? = nil, ONE_KEY: String? = nil,
            PCI_PASSTHROUGH_BUS: String? = nil, PORT: Int? = nil, RAFT: Raft? = nil, RPC_LOG: String? = nil,
            SCHED_MAD: Driver? = nil, SCHED_MAX_WND_LENGTH: Int? = nil, SCHED_MAX_WND_TIME: Int? = nil,
            SCHED_RETRY_TIME: Int? = nil, SCRIPTS_REMOTE_DIR: String? = nil, SESSION_EXPIRATION_TIME: Int? = nil,
            SHOWBACK_ONLY_RUNNING: String? = nil, TIMEOUT: Int? = nil, TM_MAD: [Driver] = [],
            TM_MAD_CONF: [TransferSettings] = [], USER_ENCRYPTED_ATTR: [String] = [],
            USER_RESTRICTED_ATTR: [String] = [], VLAN_IDS: Numbers? = nil, VM_ADMIN_OPERATIONS: String? = nil,
            VM_ENCRYPTED_ATTR: [String] = [], VM_MAD: [VirtualizationDriver] = [], VM_MANAGE_OPERATIONS: String? = nil,
            VM_MONITORING_EXPIRATION_TIME: Int? = nil, VM_RESTRICTED_ATTR: [String] = [],
            VM_SNAPSHOT_FACTOR: Double? = nil, VM_SUBMIT_ON_HOLD: String? = nil, VM_USE_OPERATIONS: String? = nil,
            VNC_PORTS: Numbers? = nil, VNET_ENCRYPTED_ATTR: [String] = [], VNET_RESTRICTED_ATTR: [String] = [],
            VN_MAD_CONF: [NetworkSettings] = [], VXLAN_IDS: Numbers? = nil
        ) {
            self.ACTION_TIMEOUT = ACTION_TIMEOUT
            self.API_LIST_ORDER = API_LIST_ORDER
            self.AUTH_MAD = AUTH_MAD
            self.AUTH_MAD_CONF = AUTH_MAD_CONF
            self.CLUSTER_ENCRYPTED_ATTR = CLUSTER_ENCRYPTED_ATTR
            self.COLD_MIGRATE_MODE = COLD_MIGRATE_MODE
            self.CONTEXT_ALLOW_ETH_UPDATES = CONTEXT_ALLOW_ETH_UPDATES
            self.CONTEXT_RESTRICTED_DIRS = CONTEXT_RESTRICTED_DIRS
            self.CONTEXT_SAFE_DIRS = CONTEXT_SAFE_DIRS
            self.DATASTORE_CAPACITY_CHECK = DATASTORE_CAPACITY_CHECK
            self.DATASTORE_ENCRYPTED_ATTR = DATASTORE_ENCRYPTED_ATTR
            self.DATASTORE_LOCATION = DATASTORE_LOCATION
            self.DATASTORE_MAD = DATASTORE_MAD
            self.DB = DB
            self.DEFAULT_AUTH = DEFAULT_AUTH
            self.DEFAULT_CDROM_DEVICE_PREFIX = DEFAULT_CDROM_DEVICE_PREFIX
            self.DEFAULT_COST = DEFAULT_COST
            self.DEFAULT_DEVICE_PREFIX = DEFAULT_DEVICE_PREFIX
            self.DEFAULT_IMAGE_PERSISTENT = DEFAULT_IMAGE_PERSISTENT
            self.DEFAULT_IMAGE_PERSISTENT_NEW = DEFAULT_IMAGE_PERSISTENT_NEW
            self.DEFAULT_IMAGE_TYPE = DEFAULT_IMAGE_TYPE
            self.DEFAULT_UMASK = DEFAULT_UMASK
            self.DEFAULT_VDC_CLUSTER_DATASTORE_ACL = DEFAULT_VDC_CLUSTER_DATASTORE_ACL
            self.DEFAULT_VDC_CLUSTER_HOST_ACL = DEFAULT_VDC_CLUSTER_HOST_ACL
            self.DEFAULT_VDC_CLUSTER_NET_ACL = DEFAULT_VDC_CLUSTER_NET_ACL
            self.DEFAULT_VDC_DATASTORE_ACL = DEFAULT_VDC_DATASTORE_ACL
            self.DEFAULT_VDC_HOST_ACL = DEFAULT_VDC_HOST_ACL
            self.DEFAULT_VDC_VNET_ACL = DEFAULT_VDC_VNET_ACL
            self.DOCUMENT_ENCRYPTED_ATTR = DOCUMENT_ENCRYPTED_ATTR
            self.DRS_INTERVAL = DRS_INTERVAL
            self.DS_MAD_CONF = DS_MAD_CONF
            self.DS_MONITOR_VM_DISK = DS_MONITOR_VM_DISK
            self.ENABLE_OTHER_PERMISSIONS = ENABLE_OTHER_PERMISSIONS
            self.FEDERATION = FEDERATION
            self.GROUP_RESTRICTED_ATTR = GROUP_RESTRICTED_ATTR
            self.GRPC_LISTEN_ADDRESS = GRPC_LISTEN_ADDRESS
            self.GRPC_PORT = GRPC_PORT
            self.HM_MAD = HM_MAD
            self.HOOK_LOG_CONF = HOOK_LOG_CONF
            self.HOST_ENCRYPTED_ATTR = HOST_ENCRYPTED_ATTR
            self.IMAGE_ENCRYPTED_ATTR = IMAGE_ENCRYPTED_ATTR
            self.IMAGE_RESTRICTED_ATTR = IMAGE_RESTRICTED_ATTR
            self.IM_MAD = IM_MAD
            self.INHERIT_DATASTORE_ATTR = INHERIT_DATASTORE_ATTR
            self.INHERIT_IMAGE_ATTR = INHERIT_IMAGE_ATTR
            self.INHERIT_VNET_ATTR = INHERIT_VNET_ATTR
            self.IPAM_MAD = IPAM_MAD
            self.KEEPALIVE_MAX_CONN = KEEPALIVE_MAX_CONN
            self.KEEPALIVE_TIMEOUT = KEEPALIVE_TIMEOUT
            self.LISTEN_ADDRESS = LISTEN_ADDRESS
            self.LIVE_RESCHEDS = LIVE_RESCHEDS
            self.LOG = LOG
            self.LOG_CALL_FORMAT = LOG_CALL_FORMAT
            self.LOG_RESULT_LENGTH = LOG_RESULT_LENGTH
            self.MAC_GLOBAL_SPACE = MAC_GLOBAL_SPACE
            self.MAC_PREFIX = MAC_PREFIX
            self.MANAGER_TIMER = MANAGER_TIMER
            self.MARKET_MAD = MARKET_MAD
            self.MARKET_MAD_CONF = MARKET_MAD_CONF
            self.MAX_ACTIONS_PER_CLUSTER = MAX_ACTIONS_PER_CLUSTER
            self.MAX_ACTIONS_PER_HOST = MAX_ACTIONS_PER_HOST
            self.MAX_BACKUPS = MAX_BACKUPS
            self.MAX_BACKUPS_HOST = MAX_BACKUPS_HOST
            self.MAX_CONN = MAX_CONN
            self.MAX_CONN_BACKLOG = MAX_CONN_BACKLOG
            self.MESSAGE_SIZE = MESSAGE_SIZE
            self.MONITORING_INTERVAL_DATASTORE = MONITORING_INTERVAL_DATASTORE
            self.MONITORING_INTERVAL_DB_UPDATE = MONITORING_INTERVAL_DB_UPDATE
            self.MONITORING_INTERVAL_HOST = MONITORING_INTERVAL_HOST
            self.MONITORING_INTERVAL_MARKET = MONITORING_INTERVAL_MARKET
            self.MONITORING_INTERVAL_VM = MONITORING_INTERVAL_VM
            self.NETWORK_SIZE = NETWORK_SIZE
            self.ONE_KEY = ONE_KEY
            self.PCI_PASSTHROUGH_BUS = PCI_PASSTHROUGH_BUS
            self.PORT = PORT
            self.RAFT = RAFT
            self.RPC_LOG = RPC_LOG
            self.SCHED_MAD = SCHED_MAD
            self.SCHED_MAX_WND_LENGTH = SCHED_MAX_WND_LENGTH
            self.SCHED_MAX_WND_TIME = SCHED_MAX_WND_TIME
            self.SCHED_RETRY_TIME = SCHED_RETRY_TIME
            self.SCRIPTS_REMOTE_DIR = SCRIPTS_REMOTE_DIR
            self.SESSION_EXPIRATION_TIME = SESSION_EXPIRATION_TIME
            self.SHOWBACK_ONLY_RUNNING = SHOWBACK_ONLY_RUNNING
            self.TIMEOUT = TIMEOUT
            self.TM_MAD = TM_MAD
            self.TM_MAD_CONF = TM_MAD_CONF
            self.USER_ENCRYPTED_ATTR = USER_ENCRYPTED_ATTR
            self.USER_RESTRICTED_ATTR = USER_RESTRICTED_ATTR
            self.VLAN_IDS = VLAN_IDS
            self.VM_ADMIN_OPERATIONS = VM_ADMIN_OPERATIONS
            self.VM_ENCRYPTED_ATTR = VM_ENCRYPTED_ATTR
            self.VM_MAD = VM_MAD
            self.VM_MANAGE_OPERATIONS = VM_MANAGE_OPERATIONS
            self.VM_MONITORING_EXPIRATION_TIME = VM_MONITORING_EXPIRATION_TIME
            self.VM_RESTRICTED_ATTR = VM_RESTRICTED_ATTR
            self.VM_SNAPSHOT_FACTOR = VM_SNAPSHOT_FACTOR
            self.VM_SUBMIT_ON_HOLD = VM_SUBMIT_ON_HOLD
            self.VM_USE_OPERATIONS = VM_USE_OPERATIONS
            self.VNC_PORTS = VNC_PORTS
            self.VNET_ENCRYPTED_ATTR = VNET_ENCRYPTED_ATTR
            self.VNET_RESTRICTED_ATTR = VNET_RESTRICTED_ATTR
            self.VN_MAD_CONF = VN_MAD_CONF
            self.VXLAN_IDS = VXLAN_IDS
        }

        /// A driver: how its program is started.
        public struct Driver: Codable, Hashable, Sendable {
            /// The program's arguments.
            public var ARGUMENTS: String?
            /// The program.
            public var EXECUTABLE: String?

            /// Creates a value of its fields.
            public init(ARGUMENTS: String? = nil, EXECUTABLE: String? = nil) {
                self.ARGUMENTS = ARGUMENTS
                self.EXECUTABLE = EXECUTABLE
            }
        }

        /// The authentication drivers' program: `AUTH_MAD`.
        public struct AuthDriver: Codable, Hashable, Sendable {
            /// The drivers, joined by commas.
            public var AUTHN: String?
            /// The program.
            public var EXECUTABLE: String?

            /// Creates a value of its fields.
            public init(AUTHN: String? = nil, EXECUTABLE: String? = nil) {
                self.AUTHN = AUTHN
                self.EXECUTABLE = EXECUTABLE
            }
        }

        /// A monitoring driver: `IM_MAD`.
        public struct MonitoringDriver: Codable, Hashable, Sendable {
            /// The program's arguments.
            public var ARGUMENTS: String?
            /// The program.
            public var EXECUTABLE: String?
            /// The driver's name.
            public var NAME: String?
            /// How many threads of the core read what it sends.
            public var THREADS: Int?

            /// Creates a value of its fields.
            public init(ARGUMENTS: String? = nil, EXECUTABLE: String? = nil, NAME: String? = nil, THREADS: Int? = nil) {
                self.ARGUMENTS = ARGUMENTS
                self.EXECUTABLE = EXECUTABLE
                self.NAME = NAME
                self.THREADS = THREADS
            }
        }

        /// A virtualization driver: `VM_MAD`.
        public struct VirtualizationDriver: Codable, Hashable, Sendable {
            /// The program's arguments.
            public var ARGUMENTS: String?
            /// Whether network interfaces of VMs that are powered off are attached by the driver: `YES` or `NO`.
            public var COLD_NIC_ATTACH: String?
            /// The file of the driver's defaults.
            public var DEFAULT: String?
            /// Whether VMs are migrated live between datastores: `YES` or `NO`. Until 7.0.
            public var DS_LIVE_MIGRATION: String?
            /// The program.
            public var EXECUTABLE: String?
            /// The actions on VMs that OpenNebula did not create, joined by commas. Until 6.10.
            public var IMPORTED_VMS_ACTIONS: String?
            /// Whether snapshots outlive that a VM is powered off or migrated: `YES` or `NO`.
            public var KEEP_SNAPSHOTS: String?
            /// Whether VMs that run get more CPU and memory: `YES` or `NO`. Since 6.0.
            public var LIVE_RESIZE: String?
            /// The driver's name.
            public var NAME: String?
            /// The name to show to users.
            public var SUNSTONE_NAME: String?
            /// Whether several VMs may have a disk at once: `YES` or `NO`.
            public var SUPPORT_SHAREABLE: String?
            /// The format of the files that describe its VMs: `kvm`, `qemu` or `xml`.
            public var TYPE: String?

            /// Creates a value of its fields.
            public init(
                ARGUMENTS: String? = nil, COLD_NIC_ATTACH: String? = nil, DEFAULT: String? = nil,
                DS_LIVE_MIGRATION: String? = nil, EXECUTABLE: String? = nil, IMPORTED_VMS_ACTIONS: String? = nil,
                KEEP_SNAPSHOTS: String? = nil, LIVE_RESIZE: String? = nil, NAME: String? = nil,
                SUNSTONE_NAME: String? = nil, SUPPORT_SHAREABLE: String? = nil, TYPE: String? = nil
            ) {
                self.ARGUMENTS = ARGUMENTS
                self.COLD_NIC_ATTACH = COLD_NIC_ATTACH
                self.DEFAULT = DEFAULT
                self.DS_LIVE_MIGRATION = DS_LIVE_MIGRATION
                self.EXECUTABLE = EXECUTABLE
                self.IMPORTED_VMS_ACTIONS = IMPORTED_VMS_ACTIONS
                self.KEEP_SNAPSHOTS = KEEP_SNAPSHOTS
                self.LIVE_RESIZE = LIVE_RESIZE
                self.NAME = NAME
                self.SUNSTONE_NAME = SUNSTONE_NAME
                self.SUPPORT_SHAREABLE = SUPPORT_SHAREABLE
                self.TYPE = TYPE
            }
        }

        /// What an authentication driver does: `AUTH_MAD_CONF`.
        public struct AuthSettings: Codable, Hashable, Sendable {
            /// Whether it sets its users' groups: `YES` or `NO`.
            public var DRIVER_MANAGED_GROUPS: String?
            /// Whether it sets the groups' administrators: `YES` or `NO`. Since 6.0.
            public var DRIVER_MANAGED_GROUP_ADMIN: String?
            /// How long a login token may be valid, in seconds; -1 for any time, 0 for no tokens.
            public var MAX_TOKEN_TIME: Int?
            /// The driver's name.
            public var NAME: String?
            /// Whether users may change their passwords: `YES` or `NO`.
            public var PASSWORD_CHANGE: String?
            /// Whether its users need a password: `YES` or `NO`. Since 6.6.
            public var PASSWORD_REQUIRED: String?

            /// Creates a value of its fields.
            public init(
                DRIVER_MANAGED_GROUPS: String? = nil, DRIVER_MANAGED_GROUP_ADMIN: String? = nil,
                MAX_TOKEN_TIME: Int? = nil, NAME: String? = nil, PASSWORD_CHANGE: String? = nil,
                PASSWORD_REQUIRED: String? = nil
            ) {
                self.DRIVER_MANAGED_GROUPS = DRIVER_MANAGED_GROUPS
                self.DRIVER_MANAGED_GROUP_ADMIN = DRIVER_MANAGED_GROUP_ADMIN
                self.MAX_TOKEN_TIME = MAX_TOKEN_TIME
                self.NAME = NAME
                self.PASSWORD_CHANGE = PASSWORD_CHANGE
                self.PASSWORD_REQUIRED = PASSWORD_REQUIRED
            }
        }

        /// What a datastore driver does: `DS_MAD_CONF`.
        public struct DatastoreSettings: Codable, Hashable, Sendable {
            /// Whether new images must fit in the datastore: `YES` or `NO`. Since 7.2.
            public var DATASTORE_CAPACITY_CHECK: String?
            /// What is done with its images in marketplaces, as `export`.
            public var MARKETPLACE_ACTIONS: String?
            /// The driver's name.
            public var NAME: String?
            /// Whether all its images are persistent: `YES` or `NO`.
            public var PERSISTENT_ONLY: String?
            /// The attributes that its datastores need, joined by commas.
            public var REQUIRED_ATTRS: String?

            /// Creates a value of its fields.
            public init(
                DATASTORE_CAPACITY_CHECK: String? = nil, MARKETPLACE_ACTIONS: String? = nil, NAME: String? = nil,
                PERSISTENT_ONLY: String? = nil, REQUIRED_ATTRS: String? = nil
            ) {
                self.DATASTORE_CAPACITY_CHECK = DATASTORE_CAPACITY_CHECK
                self.MARKETPLACE_ACTIONS = MARKETPLACE_ACTIONS
                self.NAME = NAME
                self.PERSISTENT_ONLY = PERSISTENT_ONLY
                self.REQUIRED_ATTRS = REQUIRED_ATTRS
            }
        }

        /// What a marketplace driver does: `MARKET_MAD_CONF`.
        public struct MarketplaceSettings: Codable, Hashable, Sendable {
            /// What is done with its apps: `create`, `delete`, `monitor`, joined by commas.
            public var APP_ACTIONS: String?
            /// The driver's name.
            public var NAME: String?
            /// Whether its marketplaces are somebody else's, and may be deleted with their apps: `YES` or `NO`.
            public var PUBLIC: String?
            /// The attributes that its marketplaces need, joined by commas.
            public var REQUIRED_ATTRS: String?
            /// The name to show to users.
            public var SUNSTONE_NAME: String?

            /// Creates a value of its fields.
            public init(
                APP_ACTIONS: String? = nil, NAME: String? = nil, PUBLIC: String? = nil, REQUIRED_ATTRS: String? = nil,
                SUNSTONE_NAME: String? = nil
            ) {
                self.APP_ACTIONS = APP_ACTIONS
                self.NAME = NAME
                self.PUBLIC = PUBLIC
                self.REQUIRED_ATTRS = REQUIRED_ATTRS
                self.SUNSTONE_NAME = SUNSTONE_NAME
            }
        }

        /// What a transfer driver does: `TM_MAD_CONF`. Targets are `NONE` where an image is linked, `SELF` where it is
        /// copied in its datastore, `SYSTEM` where it is copied to the VM's.
        public struct TransferSettings: Codable, Hashable, Sendable {
            /// Whether a snapshot with children may be deleted: `YES`, `NO`, `MIXED`, `FORMAT` or `LINEAR`.
            public var ALLOW_ORPHANS: String?
            /// The target of images that are not persistent.
            public var CLONE_TARGET: String?
            /// `CLONE_TARGET` with system datastores of the driver `shared`.
            public var CLONE_TARGET_SHARED: String?
            /// `CLONE_TARGET` with system datastores of the driver `ssh`.
            public var CLONE_TARGET_SSH: String?
            /// How disks are attached, as `BLOCK`. Since 6.8.
            public var DISK_TYPE: String?
            /// `DISK_TYPE` with system datastores of the driver `shared`.
            public var DISK_TYPE_SHARED: String?
            /// `DISK_TYPE` with system datastores of the driver `ssh`.
            public var DISK_TYPE_SSH: String?
            /// The format of its images, as `raw`.
            public var DRIVER: String?
            /// Whether VMs are migrated live between its system datastores: `YES` or `NO`. Since 7.2.
            public var DS_LIVE_MIGRATE: String?
            /// Whether VMs are migrated between its system datastores: `YES` or `NO`.
            public var DS_MIGRATE: String?
            /// Whether VMs with snapshots are migrated between its system datastores: `YES` or `NO`. Since 7.2.
            public var DS_MIGRATE_SNAP: String?
            /// The target of persistent images.
            public var LN_TARGET: String?
            /// `LN_TARGET` with system datastores of the driver `shared`.
            public var LN_TARGET_SHARED: String?
            /// `LN_TARGET` with system datastores of the driver `ssh`.
            public var LN_TARGET_SSH: String?
            /// The driver's name.
            public var NAME: String?
            /// Whether persistent images have snapshots: `YES` or `NO`. Since 7.0.
            public var PERSISTENT_SNAPSHOTS: String?
            /// Whether hosts share its system datastores: `YES` or `NO`.
            public var SHARED: String?
            /// The drivers of other system datastores that its images are used with, joined by commas.
            public var TM_MAD_SYSTEM: String?

            /// Creates a value of its fields.
            public init(
                ALLOW_ORPHANS: String? = nil, CLONE_TARGET: String? = nil, CLONE_TARGET_SHARED: String? = nil,
                CLONE_TARGET_SSH: String? = nil, DISK_TYPE: String? = nil, DISK_TYPE_SHARED: String? = nil,
                DISK_TYPE_SSH: String? = nil, DRIVER: String? = nil, DS_LIVE_MIGRATE: String? = nil,
                DS_MIGRATE: String? = nil, DS_MIGRATE_SNAP: String? = nil, LN_TARGET: String? = nil,
                LN_TARGET_SHARED: String? = nil, LN_TARGET_SSH: String? = nil, NAME: String? = nil,
                PERSISTENT_SNAPSHOTS: String? = nil, SHARED: String? = nil, TM_MAD_SYSTEM: String? = nil
            ) {
                self.ALLOW_ORPHANS = ALLOW_ORPHANS
                self.CLONE_TARGET = CLONE_TARGET
                self.CLONE_TARGET_SHARED = CLONE_TARGET_SHARED
                self.CLONE_TARGET_SSH = CLONE_TARGET_SSH
                self.DISK_TYPE = DISK_TYPE
                self.DISK_TYPE_SHARED = DISK_TYPE_SHARED
                self.DISK_TYPE_SSH = DISK_TYPE_SSH
                self.DRIVER = DRIVER
                self.DS_LIVE_MIGRATE = DS_LIVE_MIGRATE
                self.DS_MIGRATE = DS_MIGRATE
                self.DS_MIGRATE_SNAP = DS_MIGRATE_SNAP
                self.LN_TARGET = LN_TARGET
                self.LN_TARGET_SHARED = LN_TARGET_SHARED
                self.LN_TARGET_SSH = LN_TARGET_SSH
                self.NAME = NAME
                self.PERSISTENT_SNAPSHOTS = PERSISTENT_SNAPSHOTS
                self.SHARED = SHARED
                self.TM_MAD_SYSTEM = TM_MAD_SYSTEM
            }
        }

        /// What a network driver does: `VN_MAD_CONF`.
        public struct NetworkSettings: Codable, Hashable, Sendable {
            /// The kinds of bridge that it uses, as `linux`, joined by commas.
            public var BRIDGE_TYPE: String?
            /// The driver's name.
            public var NAME: String?

            /// Creates a value of its fields.
            public init(BRIDGE_TYPE: String? = nil, NAME: String? = nil) {
                self.BRIDGE_TYPE = BRIDGE_TYPE
                self.NAME = NAME
            }
        }

        /// The database: `DB`.
        public struct Database: Codable, Hashable, Sendable {
            /// The kind: `sqlite` or `mysql`.
            public var BACKEND: String?
            /// Whether names differ by case: `YES` or `NO`.
            public var COMPARE_BINARY: String?
            /// How many connections are made to the server.
            public var CONNECTIONS: Int?
            /// The database's name.
            public var DB_NAME: String?
            /// The password.
            public var PASSWD: String?
            /// The server's port, 0 for the usual one.
            public var PORT: Int?
            /// The server's name or address.
            public var SERVER: String?
            /// How long the core waits for the database to be free, in milliseconds.
            public var TIMEOUT: Int?
            /// The user.
            public var USER: String?

            /// Creates a value of its fields.
            public init(
                BACKEND: String? = nil, COMPARE_BINARY: String? = nil, CONNECTIONS: Int? = nil, DB_NAME: String? = nil,
                PASSWD: String? = nil, PORT: Int? = nil, SERVER: String? = nil, TIMEOUT: Int? = nil, USER: String? = nil
            ) {
                self.BACKEND = BACKEND
                self.COMPARE_BINARY = COMPARE_BINARY
                self.CONNECTIONS = CONNECTIONS
                self.DB_NAME = DB_NAME
                self.PASSWD = PASSWD
                self.PORT = PORT
                self.SERVER = SERVER
                self.TIMEOUT = TIMEOUT
                self.USER = USER
            }
        }

        /// What VMs cost: `DEFAULT_COST`.
        public struct Cost: Codable, Hashable, Sendable {
            /// The cost of a CPU for an hour.
            public var CPU_COST: Double?
            /// The cost of a MB of disk for an hour.
            public var DISK_COST: Double?
            /// The cost of a MB of memory for an hour.
            public var MEMORY_COST: Double?

            /// Creates a value of its fields.
            public init(CPU_COST: Double? = nil, DISK_COST: Double? = nil, MEMORY_COST: Double? = nil) {
                self.CPU_COST = CPU_COST
                self.DISK_COST = DISK_COST
                self.MEMORY_COST = MEMORY_COST
            }
        }

        /// A core's part in the federation: `FEDERATION`.
        public struct Federation: Codable, Hashable, Sendable {
            /// The URL of the master's XML-RPC.
            public var MASTER_ONED: String?
            /// The address of the master's gRPC. Since 7.2.
            public var MASTER_ONED_GRPC: String?
            /// `STANDALONE`, `MASTER` or `SLAVE`.
            public var MODE: String?
            /// The core's id among the servers of its zone, -1 where it is alone.
            public var SERVER_ID: Int?
            /// The id of the core's zone.
            public var ZONE_ID: Int?

            /// Creates a value of its fields.
            public init(
                MASTER_ONED: String? = nil, MASTER_ONED_GRPC: String? = nil, MODE: String? = nil, SERVER_ID: Int? = nil,
                ZONE_ID: Int? = nil
            ) {
                self.MASTER_ONED = MASTER_ONED
                self.MASTER_ONED_GRPC = MASTER_ONED_GRPC
                self.MODE = MODE
                self.SERVER_ID = SERVER_ID
                self.ZONE_ID = ZONE_ID
            }
        }

        /// The log of hooks: `HOOK_LOG_CONF`.
        public struct HookLog: Codable, Hashable, Sendable {
            /// How many executions of each hook are kept.
            public var LOG_RETENTION: Int?

            /// Creates a value of its fields.
            public init(LOG_RETENTION: Int? = nil) {
                self.LOG_RETENTION = LOG_RETENTION
            }
        }

        /// The log: `LOG`.
        public struct Log: Codable, Hashable, Sendable {
            /// What is logged: 0 errors, 1 warnings too, 2 information, 3 and more what helps to find faults.
            public var DEBUG_LEVEL: Int?
            /// Where it is logged: `file`, `syslog` or `std`.
            public var SYSTEM: String?
            /// Whether logs of VMs lie in the VMs' folders: `YES` or `NO`. Since 6.4.
            public var USE_VMS_LOCATION: String?

            /// Creates a value of its fields.
            public init(DEBUG_LEVEL: Int? = nil, SYSTEM: String? = nil, USE_VMS_LOCATION: String? = nil) {
                self.DEBUG_LEVEL = DEBUG_LEVEL
                self.SYSTEM = SYSTEM
                self.USE_VMS_LOCATION = USE_VMS_LOCATION
            }
        }

        /// Numbers that the core chooses from.
        public struct Numbers: Codable, Hashable, Sendable {
            /// Numbers that it does not choose, joined by commas; `first:last` are several.
            public var RESERVED: String?
            /// The lowest number.
            public var START: Int?

            /// Creates a value of its fields.
            public init(RESERVED: String? = nil, START: Int? = nil) {
                self.RESERVED = RESERVED
                self.START = START
            }
        }

        /// The replication within the zone: `RAFT`.
        public struct Raft: Codable, Hashable, Sendable {
            /// How often the leader tells that it lives, in milliseconds.
            public var BROADCAST_TIMEOUT_MS: Int?
            /// How long a server waits for the leader before it stands for leader, in milliseconds.
            public var ELECTION_TIMEOUT_MS: Int?
            /// How many records are deleted at once.
            public var LIMIT_PURGE: Int?
            /// How often records are deleted, in seconds.
            public var LOG_PURGE_TIMEOUT: Int?
            /// How many records are kept.
            public var LOG_RETENTION: Int?
            /// How long a call to another server may take, in milliseconds; 0 for any time.
            public var XMLRPC_TIMEOUT_MS: Int?

            /// Creates a value of its fields.
            public init(
                BROADCAST_TIMEOUT_MS: Int? = nil, ELECTION_TIMEOUT_MS: Int? = nil, LIMIT_PURGE: Int? = nil,
                LOG_PURGE_TIMEOUT: Int? = nil, LOG_RETENTION: Int? = nil, XMLRPC_TIMEOUT_MS: Int? = nil
            ) {
                self.BROADCAST_TIMEOUT_MS = BROADCAST_TIMEOUT_MS
                self.ELECTION_TIMEOUT_MS = ELECTION_TIMEOUT_MS
                self.LIMIT_PURGE = LIMIT_PURGE
                self.LOG_PURGE_TIMEOUT = LOG_PURGE_TIMEOUT
                self.LOG_RETENTION = LOG_RETENTION
                self.XMLRPC_TIMEOUT_MS = XMLRPC_TIMEOUT_MS
            }
        }
    }
}
