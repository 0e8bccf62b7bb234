extension One.VM {
    /// The disks: `DISK` of ``TEMPLATE``. In short pools, their main attributes.
    ///
    /// ```swift
    /// for disk in vm.DISK { print(disk.TARGET ?? "", disk.IMAGE ?? "", disk.SIZE ?? 0) }
    /// ```
    public var DISK: [One.VMDisk] { TEMPLATE.records("DISK") }

    /// The network interfaces, without those that are PCI devices: `NIC` of ``TEMPLATE``. In short pools, their main
    /// attributes, and those of aliases and of such PCI devices too.
    public var NIC: [One.VMNIC] { TEMPLATE.records("NIC") }

    /// The aliases of network interfaces: `NIC_ALIAS` of ``TEMPLATE``. None in short pools.
    public var NIC_ALIAS: [One.VMNIC] { TEMPLATE.records("NIC_ALIAS") }

    /// The PCI devices, including those that are network interfaces: `PCI` of ``TEMPLATE``. None in short pools.
    public var PCI: [One.VMPCI] { TEMPLATE.records("PCI") }

    /// The configuration of the graphical console: `GRAPHICS` of ``TEMPLATE``.
    public var GRAPHICS: One.VMGraphics? { TEMPLATE["GRAPHICS"] }

    /// The snapshots of the VM, not of its disks: `SNAPSHOT` of ``TEMPLATE``. None in short pools.
    public var SNAPSHOT: [One.VMSnapshot] { TEMPLATE.records("SNAPSHOT") }
}

extension One {
    /// A disk of a VM: `DISK`.
    ///
    /// You can also read every attribute by name, such as `disk["CACHE"]`.
    public struct VMDisk: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The disk's number within the VM.
        public var DISK_ID: Int? { int("DISK_ID") }
        /// The image's id; nil for a volatile disk.
        public var IMAGE_ID: Int? { int("IMAGE_ID") }
        /// The image's name.
        public var IMAGE: String? { text("IMAGE") }
        /// The name of the image's owner, if the template contains it.
        public var IMAGE_UNAME: String? { text("IMAGE_UNAME") }
        /// The device, such as `vda`.
        public var TARGET: String? { text("TARGET") }
        /// The storage type, such as `FILE`, `BLOCK`, `CDROM` or `RBD`. For a volatile disk, its kind, such as `fs` or
        /// `swap`.
        public var TYPE: String? { text("TYPE") }
        /// The size, in MB.
        public var SIZE: Int? { int("SIZE") }
        /// The image's size, in MB.
        public var ORIGINAL_SIZE: Int? { int("ORIGINAL_SIZE") }
        /// The size of all its snapshots, in MB.
        public var DISK_SNAPSHOT_TOTAL_SIZE: Int? { int("DISK_SNAPSHOT_TOTAL_SIZE") }
        /// The format, such as `qcow2` or `raw`.
        public var FORMAT: String? { text("FORMAT") }
        /// The prefix of the device's name, such as `vd`.
        public var DEV_PREFIX: String? { text("DEV_PREFIX") }
        /// The id of the image's datastore.
        public var DATASTORE_ID: Int? { int("DATASTORE_ID") }
        /// The name of the image's datastore.
        public var DATASTORE: String? { text("DATASTORE") }
        /// The path or name of the image in its datastore.
        public var SOURCE: String? { text("SOURCE") }
        /// `YES` if the disk is the image itself, and keeps the data that the VM writes.
        public var PERSISTENT: String? { text("PERSISTENT") }
        /// Whether it is read-only: `YES` or `NO`.
        public var READONLY: String? { text("READONLY") }
        /// Whether it is a copy of the image: `YES` or `NO`.
        public var CLONE: String? { text("CLONE") }
        /// `YES` while it is being attached or detached.
        public var ATTACH: String? { text("ATTACH") }
    }

    /// A network interface of a VM, or an alias of one: `NIC`, `NIC_ALIAS`.
    ///
    /// You can also read every attribute by name, such as `nic["MTU"]`.
    public struct VMNIC: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The interface's number within the VM. Aliases and PCI devices share the numbering.
        public var NIC_ID: Int? { int("NIC_ID") }
        /// The name, such as `NIC0`.
        public var NAME: String? { text("NAME") }
        /// The network's id; nil if the network has not been chosen yet.
        public var NETWORK_ID: Int? { int("NETWORK_ID") }
        /// The network's name.
        public var NETWORK: String? { text("NETWORK") }
        /// `auto` if the network is chosen when the VM is deployed.
        public var NETWORK_MODE: String? { text("NETWORK_MODE") }
        /// The id of the address range in the network.
        public var AR_ID: Int? { int("AR_ID") }
        /// The IPv4 address.
        public var IP: String? { text("IP") }
        /// The IPv6 address of a range with static addresses.
        public var IP6: String? { text("IP6") }
        /// The global IPv6 address derived from the MAC address.
        public var IP6_GLOBAL: String? { text("IP6_GLOBAL") }
        /// The unique local IPv6 address derived from the MAC address.
        public var IP6_ULA: String? { text("IP6_ULA") }
        /// The link-local IPv6 address derived from the MAC address.
        public var IP6_LINK: String? { text("IP6_LINK") }
        /// The external address, if a provider assigns one.
        public var EXTERNAL_IP: String? { text("EXTERNAL_IP") }
        /// The IPv4 address that a virtual router's VMs share.
        public var VROUTER_IP: String? { text("VROUTER_IP") }
        /// The MAC address.
        public var MAC: String? { text("MAC") }
        /// The bridge on the host.
        public var BRIDGE: String? { text("BRIDGE") }
        /// The VLAN of the network.
        public var VLAN_ID: String? { text("VLAN_ID") }
        /// The network driver.
        public var VN_MAD: String? { text("VN_MAD") }
        /// The model of the card, such as `virtio`.
        public var MODEL: String? { text("MODEL") }
        /// The device on the host, such as `one-0-1`.
        public var TARGET: String? { text("TARGET") }
        /// The ids of the security groups, separated by commas.
        public var SECURITY_GROUPS: String? { text("SECURITY_GROUPS") }
        /// The `NIC_ID`s of its aliases, separated by commas.
        public var ALIAS_IDS: String? { text("ALIAS_IDS") }
        /// The number of an alias among those of its interface.
        public var ALIAS_ID: Int? { int("ALIAS_ID") }
        /// The name of an alias's interface.
        public var PARENT: String? { text("PARENT") }
        /// The `NIC_ID` of an alias's interface.
        public var PARENT_ID: Int? { int("PARENT_ID") }
        /// `YES` for an alias that the guest does not know: its traffic is forwarded to the interface.
        public var EXTERNAL: String? { text("EXTERNAL") }
        /// `YES` while it is being attached or detached.
        public var ATTACH: String? { text("ATTACH") }
    }

    /// A PCI device of the host that is attached to a VM: `PCI`.
    ///
    /// If ``TYPE`` is `NIC`, it is a network interface with the attributes of both. You can also read every attribute
    /// by name, such as `device["PROFILE"]`.
    public struct VMPCI: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The device's number within the VM.
        public var PCI_ID: Int? { int("PCI_ID") }
        /// `NIC` for a network interface, otherwise nil or the template's value.
        public var TYPE: String? { text("TYPE") }
        /// The address on the host, such as `05:00.0`.
        public var SHORT_ADDRESS: String? { text("SHORT_ADDRESS") }
        /// The address on the host with its domain, such as `0000:05:00:0`; nil while the VM has no host.
        public var ADDRESS: String? { text("ADDRESS") }
        /// The address within the VM, such as `01:00.0`.
        public var VM_ADDRESS: String? { text("VM_ADDRESS") }
        /// The vendor, as four hexadecimal digits.
        public var VENDOR: String? { text("VENDOR") }
        /// The device, as four hexadecimal digits.
        public var DEVICE: String? { text("DEVICE") }
        /// The class, as four hexadecimal digits.
        public var CLASS: String? { text("CLASS") }
        /// The NUMA node; `-` if the host names none.
        public var NUMA_NODE: String? { text("NUMA_NODE") }
        /// The profile of a virtual GPU.
        public var PROFILE: String? { text("PROFILE") }
        /// The number of an interface among the VM's ``One/VM/NIC``.
        public var NIC_ID: Int? { int("NIC_ID") }
        /// The name of an interface, such as `NIC2`.
        public var NAME: String? { text("NAME") }
        /// The id of an interface's network.
        public var NETWORK_ID: Int? { int("NETWORK_ID") }
        /// The name of an interface's network.
        public var NETWORK: String? { text("NETWORK") }
        /// The IPv4 address of an interface.
        public var IP: String? { text("IP") }
        /// The MAC address of an interface.
        public var MAC: String? { text("MAC") }
    }

    /// The configuration of a VM's graphical console: `GRAPHICS`. To connect, use ``One/VM/console``.
    public struct VMGraphics: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The protocol, such as `VNC` or `SPICE`.
        public var TYPE: String? { text("TYPE") }
        /// The address on the host where it listens, such as `0.0.0.0`.
        public var LISTEN: String? { text("LISTEN") }
        /// The port on the host; nil if the core has not assigned one yet.
        public var PORT: Int? { int("PORT") }
        /// The password.
        public var PASSWD: String? { text("PASSWD") }
        /// The keyboard's layout, such as `es`.
        public var KEYMAP: String? { text("KEYMAP") }
    }

    /// A snapshot of a VM, including its memory: `SNAPSHOT`.
    public struct VMSnapshot: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The snapshot's number within the VM.
        public var SNAPSHOT_ID: Int? { int("SNAPSHOT_ID") }
        /// The name.
        public var NAME: String? { text("NAME") }
        /// The time when it was taken, in Unix seconds.
        public var TIME: Int? { int("TIME") }
        /// The hypervisor's identifier; empty until it is taken.
        public var HYPERVISOR_ID: String? { text("HYPERVISOR_ID") }
        /// The space that it uses in the system datastore, in MB. Since 6.4.
        public var SYSTEM_DISK_SIZE: Int? { int("SYSTEM_DISK_SIZE") }
        /// `CREATE`, `REVERT` or `DELETE` while that is in progress.
        public var ACTION: String? { text("ACTION") }
        /// `YES` while an action is in progress.
        public var ACTIVE: String? { text("ACTIVE") }
    }
}
