extension OneServer {
    /// Clusters: `one.cluster.*`.
    public var cluster: One.ClusterNamespace { One.ClusterNamespace(server: self) }
    /// All clusters: `one.clusterpool.*`.
    public var clusterpool: One.ClusterPoolNamespace { One.ClusterPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.cluster.*`.
    public struct ClusterNamespace: Readable, Deletable, Updatable, Renamable {
        /// The type that `info` returns.
        public typealias Document = Cluster
        /// `cluster`
        public static let name = "cluster"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds an empty cluster.
        ///
        /// Calls `one.cluster.allocate`.
        ///
        /// - Parameter name: The cluster's name.
        /// - Returns: The new cluster's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken or not allowed, `authorization`.
        @discardableResult
        public func allocate(_ name: String) async throws -> Int {
            try await call("allocate", name)
        }

        /// Moves a host into a cluster. A host is in exactly one cluster.
        ///
        /// Calls `one.cluster.addhost`.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - host: The host's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`.
        @discardableResult
        public func addhost(_ id: Int, _ host: Int) async throws -> Int {
            try await call("addhost", id, host)
        }

        /// Removes a host from its cluster, and moves it into the default one.
        ///
        /// Calls `one.cluster.delhost`.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - host: The host's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`.
        @discardableResult
        public func delhost(_ id: Int, _ host: Int) async throws -> Int {
            try await call("delhost", id, host)
        }

        /// Adds a datastore to a cluster. A datastore can be in several clusters.
        ///
        /// Calls `one.cluster.adddatastore`.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - datastore: The datastore's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`, `action`.
        @discardableResult
        public func adddatastore(_ id: Int, _ datastore: Int) async throws -> Int {
            try await call("adddatastore", id, datastore)
        }

        /// Removes a datastore from a cluster.
        ///
        /// Calls `one.cluster.deldatastore`.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - datastore: The datastore's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`, `action`.
        @discardableResult
        public func deldatastore(_ id: Int, _ datastore: Int) async throws -> Int {
            try await call("deldatastore", id, datastore)
        }

        /// Adds a virtual network to a cluster. A network can be in several clusters.
        ///
        /// Calls `one.cluster.addvnet`.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - vnet: The virtual network's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`, `action`.
        @discardableResult
        public func addvnet(_ id: Int, _ vnet: Int) async throws -> Int {
            try await call("addvnet", id, vnet)
        }

        /// Removes a virtual network from a cluster.
        ///
        /// Calls `one.cluster.delvnet`.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - vnet: The virtual network's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`, `action`.
        @discardableResult
        public func delvnet(_ id: Int, _ vnet: Int) async throws -> Int {
            try await call("delvnet", id, vnet)
        }

        /// Requests a plan to distribute a cluster's VMs better. The plan appears later as the cluster's `PLAN`. Since
        /// 7.4.
        ///
        /// Calls `one.cluster.optimize`.
        ///
        /// - Parameter id: The cluster's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` while the last plan is in progress.
        @discardableResult
        public func optimize(_ id: Int) async throws -> Int {
            try await call("optimize", id)
        }

        /// Executes the plan of a cluster. Since 7.4.
        ///
        /// Calls `one.cluster.planexecute`.
        ///
        /// - Parameter id: The cluster's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if no plan is ready.
        @discardableResult
        public func planexecute(_ id: Int) async throws -> Int {
            try await call("planexecute", id)
        }

        /// Deletes the plan of a cluster. Since 7.4.
        ///
        /// Calls `one.cluster.plandelete`.
        ///
        /// - Parameter id: The cluster's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if there is no plan.
        @discardableResult
        public func plandelete(_ id: Int) async throws -> Int {
            try await call("plandelete", id)
        }
    }

    /// The methods `one.clusterpool.*`.
    public struct ClusterPoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = ClusterPool
        /// `clusterpool`
        public static let name = "clusterpool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a cluster's plan, or of one of its actions. Since 7.0.
    public struct PlanState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// There is no plan.
        public static let NONE = Self(-1)
        /// Waits to be executed.
        public static let READY = Self(0)
        /// In progress.
        public static let APPLYING = Self(1)
        /// Done.
        public static let DONE = Self(2)
        /// Failed.
        public static let ERROR = Self(3)
        /// Timed out.
        public static let TIMEOUT = Self(4)

        /// OpenNebula's names.
        public static let names = [-1: "NONE", 0: "READY", 1: "APPLYING", 2: "DONE", 3: "ERROR", 4: "TIMEOUT"]
    }
}

// MARK: Documents

extension One {
    /// All clusters that the user can see: `CLUSTER_POOL`.
    public struct ClusterPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Cluster
        /// The root element's name.
        public static let root = "CLUSTER_POOL"

        /// The clusters.
        public var CLUSTER: [Cluster]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(CLUSTER: [Cluster] = [], others: Template? = nil) {
            self.CLUSTER = CLUSTER
            self.others = others
        }

        /// The same as ``CLUSTER``.
        public var members: [Cluster] { CLUSTER }
    }

    /// A cluster: `CLUSTER`.
    public struct Cluster: OneObject {
        /// The root element's name.
        public static let root = "CLUSTER"

        /// The cluster's id.
        public var ID: Int
        /// The cluster's name.
        public var NAME: String
        /// The ids of its hosts.
        public var HOSTS: IDs
        /// The ids of its datastores.
        public var DATASTORES: IDs
        /// The ids of its virtual networks.
        public var VNETS: IDs
        /// The attributes.
        public var TEMPLATE: Template
        /// The plan to distribute its VMs better, if one was requested. Since 7.0.
        public var PLAN: Plan?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, NAME: String, HOSTS: IDs = IDs(), DATASTORES: IDs = IDs(), VNETS: IDs = IDs(),
            TEMPLATE: Template = [:], PLAN: Plan? = nil, others: Template? = nil
        ) {
            self.ID = ID
            self.NAME = NAME
            self.HOSTS = HOSTS
            self.DATASTORES = DATASTORES
            self.VNETS = VNETS
            self.TEMPLATE = TEMPLATE
            self.PLAN = PLAN
            self.others = others
        }
    }

    /// A plan to distribute the VMs of a cluster better: `PLAN`. Since 7.0.
    public struct Plan: OneRoot, OneAttributes {
        /// The root element's name.
        public static let root = "PLAN"

        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The cluster's id.
        public var ID: Int? { int("ID") }
        /// The state; nil in a plan that the core does not have yet.
        public var STATE: PlanState? { constant("STATE") }
        /// The actions.
        public var ACTION: [Action] { records("ACTION") }

        /// An action for one VM: `ACTION`.
        public struct Action: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The action's id.
            public var ID: Int? { int("ID") }
            /// The VM's id.
            public var VM_ID: Int? { int("VM_ID") }
            /// The state; nil in a plan that the core does not have yet.
            public var STATE: PlanState? { constant("STATE") }
            /// The operation: `deploy`, `migrate`, or the name of a VM action, such as `resume`.
            public var OPERATION: String? { text("OPERATION") }
            /// The id of the VM's target host.
            public var HOST_ID: Int? { int("HOST_ID") }
            /// The id of the target system datastore of its disks.
            public var DS_ID: Int? { int("DS_ID") }
            /// The time when it was started, in Unix seconds; 0 before.
            public var TIMESTAMP: Int? { int("TIMESTAMP") }
            /// The networks for its interfaces.
            public var NIC: [NetworkInterface] { records("NIC") }
        }

        /// The network for an interface of a VM: `NIC`.
        public struct NetworkInterface: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The interface's number.
            public var NIC_ID: Int? { int("NIC_ID") }
            /// The virtual network's id.
            public var NETWORK_ID: Int? { int("NETWORK_ID") }
        }
    }
}
