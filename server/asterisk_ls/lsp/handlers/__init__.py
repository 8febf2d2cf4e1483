"""What the server answers to each message: one file for each kind, `ALL` for everything."""

from asterisk_ls.lsp.handlers import code_actions, completion, diagnostics, files, hover, lifecycle, sync

ALL = (
    *lifecycle.HANDLERS,
    *sync.HANDLERS,
    *diagnostics.HANDLERS,
    *completion.HANDLERS,
    *hover.HANDLERS,
    *code_actions.HANDLERS,
    *files.HANDLERS,
)
