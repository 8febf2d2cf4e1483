"""What the server answers to each message: one file for each kind, `ALL` for everything that holds for every client."""

from asterisk_ls.lsp.handlers import (
    code_actions,
    completion,
    files,
    hover,
    lifecycle,
    navigation,
    rename,
    signature_help,
    structure,
    sync,
)

ALL = (
    *lifecycle.HANDLERS,
    *sync.HANDLERS,
    *completion.HANDLERS,
    *hover.HANDLERS,
    *signature_help.HANDLERS,
    *navigation.HANDLERS,
    *rename.HANDLERS,
    *structure.HANDLERS,
    *code_actions.HANDLERS,
    *files.HANDLERS,
)
