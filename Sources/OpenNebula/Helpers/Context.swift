#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension One.Template {
    /// Creates a `CONTEXT`: the data that a VM's guest receives when it boots.
    ///
    /// ```swift
    /// let context = One.Template.context(
    ///     startScript: "#!/bin/sh\necho \"ready\" > /tmp/ready\n",
    ///     userData: "#cloud-config\npackages: [nginx]\n",
    ///     ["REPORT_READY": true, "SET_HOSTNAME": "$NAME"])
    /// try await one.template.allocate(["NAME": "nginx", "CPU": 1, "MEMORY": 1024, "CONTEXT": context])
    /// ```
    ///
    /// The script and the user data are sent in Base64, so they can contain any text. In other variables, a core
    /// replaces `$` and a name, as in `$NAME` or `$USER[SSH_PUBLIC_KEY]`.
    ///
    /// - Parameters:
    ///   - network: Whether the guest configures its network interfaces: `NETWORK`.
    ///   - sshPublicKey: The public keys that can log in, one per line: `SSH_PUBLIC_KEY`. By default, the keys in the
    ///     user template of the VM's owner; nil for none.
    ///   - startScript: The script that the guest runs at the end of its start: `START_SCRIPT_BASE64`.
    ///   - userData: The user data for cloud-init: `USER_DATA`, with `USER_DATA_ENCODING` set to `base64`.
    ///   - variables: Additional variables. They take precedence.
    /// - Returns: The vector `CONTEXT`.
    public static func context(
        network: Bool = true, sshPublicKey: String? = "$USER[SSH_PUBLIC_KEY]", startScript: String? = nil,
        userData: String? = nil, _ variables: One.Template = [:]
    ) -> One.Template {
        func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        var context = One.Template()
        context["NETWORK"] = network
        context["SSH_PUBLIC_KEY"] = sshPublicKey
        context["START_SCRIPT_BASE64"] = startScript.map(base64)
        if let userData {
            context["USER_DATA"] = base64(userData)
            context["USER_DATA_ENCODING"] = "base64"
        }
        return context.merging(variables)
    }
}
