"""Say what a real Asterisk would do with a configuration. `asterisk_ls.api` is the front door."""

__version__ = "0.1.0"
