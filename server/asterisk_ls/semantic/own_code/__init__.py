"""Files that a module reads with code of its own: what it makes of a section, and what it says about it.

Nothing there is as strict as sorcery: a line that cannot be used is left out, or read as something else.
"""

SPOKEN_OF = (
    *("followme.conf", "http.conf", "indications.conf", "manager.conf", "musiconhold.conf", "queuerules.conf"),
    *("queues.conf", "rtp.conf", "voicemail.conf"),
)
"""Files whose modules log what they mind."""
OWN_CODE = frozenset((*SPOKEN_OF, "asterisk.conf", "logger.conf"))
"""Files whose code was read by hand; of others too little is known. The last two are read before there is a log."""
