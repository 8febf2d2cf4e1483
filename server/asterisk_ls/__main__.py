"""`python -m asterisk_ls` is the command `asterisk-ls`."""

from asterisk_ls.main import command

command()
