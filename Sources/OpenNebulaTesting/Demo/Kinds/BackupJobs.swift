import OpenNebula

extension Cloud {
    mutating func backupJob(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateBackupJob(call, user))
        case "info": return document(withSchedule(try object(.backupjob, id, .use, user, ignoringLock: true)))
        case "priority":
            let priority = try call.int(2)
            try ensure((0...99).contains(priority), .action, "Wrong priority value")
            _ = try object(.backupjob, id, priority > 49 ? .admin : .manage, user)
            change(.backupjob, id) { $0[int: "PRIORITY"] = priority }
        case "cancel":
            _ = try object(.backupjob, id, .manage, user)
            change(.backupjob, id) { for list in ["OUTDATED_VMS", "BACKING_UP_VMS"] { $0[list] = Node(list) } }
        case "schedadd", "schedupdate", "scheddelete":
            return .int(try schedule(verb, .backupjob, object(.backupjob, id, .manage, user), call))
        default: return nil
        }
        return .int(id)
    }

    private mutating func allocateBackupJob(_ call: Call, _ user: User) throws -> Int {
        let (name, template) = try wanted(.backupjob, "allocate", call, user)
        let priority = Int(template[text: "PRIORITY"]) ?? 50
        try ensure((0...99).contains(priority), .internal, "Wrong priority value")
        let problem = "User [\(user.id)] not authorized to perform action on backup job."
        try ensure(user.isAdmin || priority <= 50, .authorization, problem)
        let body = Node.list([
            "PRIORITY": "\(priority)", "LAST_BACKUP_TIME": "0", "LAST_BACKUP_DURATION": "0", "SCHED_ACTIONS": "",
            "UPDATED_VMS": "", "OUTDATED_VMS": "", "BACKING_UP_VMS": "", "ERROR_VMS": "",
        ])
        // If an action cannot be scheduled, the job is deleted again.
        var cloud = self
        let id = try cloud.add(.backupjob, named: name, body + [backupJobTemplate(template)], user)
        for wish in template.vectors("SCHED_ACTION") {
            try recoding(.internal) { _ = try cloud.schedule(wish, for: id, .backupjob) }
        }
        self = cloud
        return id
    }

    /// Returns the template that a job stores, with defaults for missing and invalid attributes.
    func backupJobTemplate(_ template: Node) -> Node {
        var template = template
        template.remove("NAME", "PRIORITY", "SCHED_ACTION")
        template.merge([
            "BACKUP_VMS": template[text: "BACKUP_VMS"], "KEEP_LAST": "\(max(template[int: "KEEP_LAST"], 0))",
        ])
        let choices: KeyValuePairs = [
            "BACKUP_VOLATILE": ["NO", "YES"], "EXECUTION": ["SEQUENTIAL", "PARALLEL"],
            "FS_FREEZE": ["NONE", "AGENT", "SUSPEND"], "MODE": ["FULL", "INCREMENT"],
            "INCREMENT_MODE": ["CBT", "SNAPSHOT"],
        ]
        for (name, words) in choices where name != "INCREMENT_MODE" || template[text: "MODE"] == "INCREMENT" {
            let word = template[text: name].uppercased()
            template.merge([name: words.contains(word) ? word : words[0]])
        }
        return template
    }
}
