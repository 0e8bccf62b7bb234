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
        /// The document that `info` returns.
        public typealias Document = Cluster
        /// `cluster`
        public static let name = "cluster"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a cluster, empty at first.
        ///
        /// - Parameter name: The cluster's name.
        /// - Returns: The new cluster's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken or not allowed, `authorization`.
        @discardableResult
        public func allocate(_ name: String) async throws -> Int {
            try await call("allocate", name)
        }

        /// Moves a host into a cluster: a host is in one cluster only.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - host: The host's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either of the two, `authorization`.
        @discardableResult
        public func addhost(_ id: Int, _ host: Int) async throws -> Int {
            try await call("addhost", id, host)
        }

        /// Takes a host out of its cluster: it moves into the default one.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - host: The host's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either of the two, `authorization`.
        @discardableResult
        public func delhost(_ id: Int, _ host: Int) async throws -> Int {
            try await call("delhost", id, host)
        }

        /// Adds a datastore to a cluster: a datastore may be in several.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - datastore: The datastore's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either of the two, `authorization`, `action`.
        @discardableResult
        public func adddatastore(_ id: Int, _ datastore: Int) async throws -> Int {
            try await call("adddatastore", id, datastore)
        }

        /// Takes a datastore out of a cluster.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - datastore: The datastore's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either of the two, `authorization`, `action`.
        @discardableResult
        public func deldatastore(_ id: Int, _ datastore: Int) async throws -> Int {
            try await call("deldatastore", id, datastore)
        }

        /// Adds a virtual network to a cluster: a network may be in several.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - vnet: The virtual network's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either of the two, `authorization`, `action`.
        @discardableResult
        public func addvnet(_ id: Int, _ vnet: Int) async throws -> Int {
            try await call("addvnet", id, vnet)
        }

        /// Takes a virtual network out of a cluster.
        ///
        /// - Parameters:
        ///   - id: The cluster's id.
        ///   - vnet: The virtual network's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists` for either of the two, `authorization`, `action`.
        @discardableResult
        public func delvnet(_ id: Int, _ vnet: Int) async throws -> Int {
            try await call("delvnet", id, vnet)
        }

        /// Asks for a plan that spreads the VMs of a cluster better. It comes later, as the cluster's `PLAN`. Since
        /// 7.4.
        ///
        /// - Parameter id: The cluster's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` while the last plan is carried out.
        @discardableResult
        public func optimize(_ id: Int) async throws -> Int {
            try await call("optimize", id)
        }

        /// Carries out the plan of a cluster. Since 7.4.
        ///
        /// - Parameter id: The cluster's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where no plan is ready.
        @discardableResult
        public func planexecute(_ id: Int) async throws -> Int {
            try await call("planexecute", id)
        }

        /// Deletes the plan of a cluster. Since 7.4.
        ///
        /// - Parameter id: The cluster's id.
        /// - Returns: The cluster's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where there is no plan.
        @discardableResult
        public func plandelete(_ id: Int) async throws -> Int {
            try await call("plandelete", id)
        }
    }

    /// The methods `one.clusterpool.*`.
    public struct ClusterPoolNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = ClusterPool
        /// `clusterpool`
        public static let name = "clusterpool"
        /// Where the methods are called.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a cluster's plan, or of one of its actions. Since 7.0.
    public struct PlanState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// There is no plan.
        public static let NONE = Self(-1)
        /// Waits to be carried out.
        public static let READY = Self(0)
        /// Is being carried out.
        public static let APPLYING = Self(1)
        /// Was carried out.
        public static let DONE = Self(2)
        /// Failed.
        public static let ERROR = Self(3)
        /// Was not carried out in time.
        public static let TIMEOUT = Self(4)

        /// OpenNebula's names.
        public static let names = [-1: "NONE", 0: "READY", 1: "APPLYING", 2: "DONE", 3: "ERROR", 4: "TIMEOUT"]
    }
}

// MARK: Documents

extension One {
    /// All clusters that the user may see: `CLUSTER_POOL`.
    public struct ClusterPool: OnePool {
        /// What the pool holds.
        public typealias Element = Cluster
        /// The root element's name.
        public static let root = "CLUSTER_POOL"

        /// The clusters.
        public var CLUSTER: [Cluster]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// Its attributes.
        public var TEMPLATE: Template
        /// How its VMs could be spread better, where that was asked for. Since 7.0.
        public var PLAN: Plan?
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

    /// What to do for the VMs of a cluster to be spread better: `PLAN`. Since 7.0.
    public struct Plan: OneRoot, OneAttributes {
        /// The root element's name.
        public static let root = "PLAN"

        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value of attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The cluster's id.
        public var ID: Int? { int("ID") }
        /// The state, nil in a plan that the core does not have yet.
        public var STATE: PlanState? { constant("STATE") }
        /// What to do.
        public var ACTION: [Action] { records("ACTION") }

        /// What to do for one VM: `ACTION`.
        public struct Action: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The action's id.
            public var ID: Int? { int("ID") }
            /// The VM's id.
            public var VM_ID: Int? { int("VM_ID") }
            /// The state, nil in a plan that the core does not have yet.
            public var STATE: PlanState? { constant("STATE") }
            /// What to do: `deploy`, `migrate`, or the name of a VM action, as `resume`.
            public var OPERATION: String? { text("OPERATION") }
            /// The id of the host that the VM is to run on.
            public var HOST_ID: Int? { int("HOST_ID") }
            /// The id of the system datastore that its disks are to be on.
            public var DS_ID: Int? { int("DS_ID") }
            /// When it was begun, in Unix seconds, 0 before.
            public var TIMESTAMP: Int? { int("TIMESTAMP") }
            /// The networks for its interfaces.
            public var NIC: [NetworkInterface] { records("NIC") }
        }

        /// The network for an interface of a VM: `NIC`.
        public struct NetworkInterface: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The interface's number.
            public var NIC_ID: Int? { int("NIC_ID") }
            /// The virtual network's id.
            public var NETWORK_ID: Int? { int("NETWORK_ID") }
        }
    }
}
