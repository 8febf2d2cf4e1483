"""Which options hold what nobody should read in a report."""

from __future__ import annotations

import re

_SECRET = re.compile(
    r"pass(?:word|wd|phrase)?|secret|md5_cred|md5secret|password_digest|oauth_secret|oauth_clientid|refresh_token"
    r"|access_token|client_secret|api_?key|token|credentials?|pin|.*(?:password|passwd|passphrase|secret|_token|_pin)",
    re.IGNORECASE,
)


def is_secret(option_name: str) -> bool:
    """Whether the value of an option of that name has to be masked wherever a person might see it."""
    name = option_name.rpartition("/")[2]
    return _SECRET.fullmatch(name) is not None
