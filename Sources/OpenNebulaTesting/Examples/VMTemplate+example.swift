public import OpenNebula

extension One.VMTemplate {
    /// A VM template with a disk, a network interface and context: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The template's id.
    ///   - NAME: The template's name.
    /// - Returns: The template.
    public static func example(ID: Int = 0, NAME: String = "web") -> One.VMTemplate {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            REGTIME: .exampleTime,
            TEMPLATE: [
                "CONTEXT": ["NETWORK": "YES", "SSH_PUBLIC_KEY": "$USER[SSH_PUBLIC_KEY]"],
                "CPU": 1,
                "DESCRIPTION": "A web server",
                "DISK": ["IMAGE_ID": 0],
                "GRAPHICS": ["LISTEN": "0.0.0.0", "TYPE": "VNC"],
                "MEMORY": 768,
                "NIC": ["NETWORK_ID": 0, "SECURITY_GROUPS": "0,100"],
                "OS": ["ARCH": "x86_64", "BOOT": ""],
                "VCPU": 1,
                "VMGROUP": ["ROLE": "web", "VMGROUP_ID": 0],
            ])
    }
}

extension One.VMTemplatePool {
    /// All VM templates: an example for tests.
    ///
    /// - Parameter members: The templates.
    /// - Returns: The pool.
    public static func example(_ members: [One.VMTemplate] = [.example()]) -> One.VMTemplatePool {
        Self(VMTEMPLATE: members)
    }
}
