import ArgumentParser

struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print a completion script for a shell.",
        discussion: """
            The script completes commands, methods, options and states. It also completes names of objects: type name: \
            in place of an id, and press the tab key. The names come from the core.

            bash: eval "$(onerpc completion bash)"      in ~/.bashrc
            zsh:  eval "$(onerpc completion zsh)"       in ~/.zshrc, after compinit
            fish: onerpc completion fish | source       in ~/.config/fish/config.fish
            """
    )

    enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

    @ArgumentParser.Argument(help: "The shell.")
    var shell: Shell

    func run() throws { try output(shell.script) }
}

extension CompletionCommand.Shell {
    fileprivate var script: String {
        switch self {
        case .bash:
            #"""
            _onerpc() {
                local line="${COMP_LINE:0:COMP_POINT}" found
                local -a words
                read -a words <<< "$line"
                [[ "$line" == *[[:space:]] ]] && words+=("")
                local current="${words[${#words[@]} - 1]}" done=""
                COMPREPLY=()
                if [[ "$current" == @* ]]; then
                    while IFS= read -r found; do
                        [[ -d "$found" ]] && found+=/ && compopt -o nospace 2> /dev/null
                        COMPREPLY+=("@$(printf %q "$found")")
                    done < <(compgen -f -- "${current#@}")
                    return
                fi
                # If a colon ends a word, bash completes only the text after it.
                [[ "$COMP_WORDBREAKS" == *:* ]] && done="${current%"${current##*:}"}"
                while IFS= read -r found; do
                    [[ "$found" == *: ]] && compopt -o nospace 2> /dev/null
                    COMPREPLY+=("$(printf %q "${found#"$done"}")")
                done < <("${words[0]}" complete -- "${words[@]:1}" 2> /dev/null)
            }
            complete -o default -F _onerpc onerpc
            """#
        case .zsh:
            #"""
            #compdef onerpc
            _onerpc() {
                if [[ "$PREFIX" == @* ]]; then
                    compset -P @
                    _files
                    return
                fi
                local -a found
                found=(${(f)"$("${words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null)"})
                if (( ! ${#found} )); then
                    _files
                    return
                fi
                compadd -S '' -- "${(@M)found:#*:}"
                compadd -- "${(@)found:#*:}"
            }
            if [[ "${funcstack[1]}" == _onerpc ]]; then _onerpc "$@"; else compdef _onerpc onerpc; fi
            """#
        case .fish:
            #"""
            function __onerpc_complete
                set -l words (commandline -opc)
                set -l current (commandline -ct | string unescape)
                if string match -q '@*' -- "$current"
                    __fish_complete_path (string sub -s 2 -- "$current") | string replace -r '^' @
                    return
                end
                command $words[1] complete -- $words[2..-1] "$current" 2> /dev/null
            end
            complete -c onerpc -f -a '(__onerpc_complete)'
            complete -c onerpc -n '__fish_seen_subcommand_from decode' -F
            """#
        }
    }
}
