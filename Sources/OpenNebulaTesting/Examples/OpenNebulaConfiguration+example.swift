public import OpenNebula

extension One.OpenNebulaConfiguration {
    /// The configuration of a front-end that runs VMs with KVM, in short: an example for tests.
    ///
    /// - Returns: The configuration.
    public static func example() -> One.OpenNebulaConfiguration {
        var attributes = firstHalf
        for (name, value) in secondHalf { attributes[name] = value }
        return Self(attributes)
    }

    /// From A to F, as a core sorts them.
    private static let firstHalf: One.Template = [
        "API_LIST_ORDER": "DESC",
        "AUTH_MAD": ["AUTHN": "ssh,x509,ldap", "EXECUTABLE": "one_auth_mad"],
        "AUTH_MAD_CONF": ["MAX_TOKEN_TIME": -1, "NAME": "core", "PASSWORD_CHANGE": "YES"],
        "COLD_MIGRATE_MODE": 0, "DATASTORE_CAPACITY_CHECK": "no",
        "DATASTORE_LOCATION": "/var/lib/one//datastores", "DB": ["BACKEND": "sqlite", "TIMEOUT": 2500],
        "DEFAULT_AUTH": "default", "DEFAULT_COST": ["CPU_COST": 0, "DISK_COST": 0, "MEMORY_COST": 0],
        "DEFAULT_DEVICE_PREFIX": "sd", "DEFAULT_IMAGE_TYPE": "OS", "DEFAULT_UMASK": "177",
        "DS_MAD_CONF": ["NAME": "fs", "PERSISTENT_ONLY": "NO", "REQUIRED_ATTRS": ""],
        "ENABLE_OTHER_PERMISSIONS": "YES",
        "FEDERATION": [
            "MASTER_ONED": "", "MASTER_ONED_GRPC": "", "MODE": "STANDALONE", "SERVER_ID": -1, "ZONE_ID": 0,
        ],
    ]

    /// From I to V.
    private static let secondHalf: One.Template = [
        "IMAGE_RESTRICTED_ATTR": "SOURCE",
        "IM_MAD": [
            "ARGUMENTS": "-c monitord.conf", "EXECUTABLE": "onemonitord", "NAME": "monitord", "THREADS": 8,
        ],
        "LISTEN_ADDRESS": "127.0.0.1", "LOG": ["DEBUG_LEVEL": 3, "SYSTEM": "file"], "MAC_PREFIX": "02:00",
        "MAX_CONN": 15, "MESSAGE_SIZE": 1_073_741_824, "NETWORK_SIZE": 254, "PORT": 2633, "RPC_LOG": "NO",
        "SESSION_EXPIRATION_TIME": 900, "TIMEOUT": 15,
        "TM_MAD_CONF": ["CLONE_TARGET": "SYSTEM", "LN_TARGET": "SYSTEM", "NAME": "local", "SHARED": "NO"],
        "VLAN_IDS": ["RESERVED": "0, 1, 4095", "START": 2],
        "VM_MAD": [
            "ARGUMENTS": "-t 15 -r 0 kvm -p", "EXECUTABLE": "one_vmm_exec", "NAME": "kvm", "SUNSTONE_NAME": "KVM",
            "TYPE": "kvm",
        ],
        "VM_RESTRICTED_ATTR": ["CONTEXT/FILES", "NIC/MAC"],
        "VNC_PORTS": ["RESERVED": "32768:65536", "START": 5900],
        "VN_MAD_CONF": ["BRIDGE_TYPE": "linux", "NAME": "bridge"], "VXLAN_IDS": ["START": 2],
    ]
}
