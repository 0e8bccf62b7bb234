import OpenNebula

extension Cloud {
    private static let configuration = Recorded.document("one.system.config") ?? Node("OPENNEBULA_CONFIGURATION")

    /// The first attribute of a template that the core's configuration keeps to its administrators, in a list as
    /// `VM_RESTRICTED_ATTR`.
    static func restricted(_ template: Node, by list: String) -> String? {
        configuration.all(list).map { $0.text.split(separator: "/").map(String.init) }.first { path in
            path.count == 1 ? template.has(path[0]) : template.all(path[0]).contains { $0.has(path[1]) }
        }?.last
    }

    func checkUnrestricted(_ template: Node, _ user: User) throws {
        guard !user.isAdmin, let name = Self.restricted(template, by: "VM_RESTRICTED_ATTR") else { return }
        throw OneError(.authorization, "User [\(user.id)] : VM Template includes a restricted attribute \(name).")
    }
}
