"""An auth has a user name, and nothing to prove it by.

Since 20.12, 21.7 and 22.2 Asterisk wants a plain `password`, or a digest for each algorithm that may be asked for; MD5
if nothing else is said. An auth without it is dropped, and every endpoint that names it refuses all requests.

```conf title="pjsip.conf"
[6001]
^^^^^^ auth-without-secret "no `password` (nor a digest), so the auth is dropped"
type = auth
username = 6001
```

```log
ERROR 6001: No plain text or digest password found for algorithm MD5 in supported_algorithms_uas
ERROR 6001: No plain text or digest password found for algorithm MD5 in supported_algorithms_uac
ERROR Could not create an object of type 'auth' with id '6001' from configuration file 'pjsip.conf'
```

Before these versions an empty password was accepted, and `auth_type = md5` needed an `md5_cred` of 32 characters.

```conf title="pjsip.conf"
[6001]
type = auth
username = 6001
password = example
```

With `auth_type = google_oauth` all of `refresh_token`, `oauth_clientid` and `oauth_secret` are needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what the kind of authentication needs."""
    option = detail(case, 0)
    line = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    if option == "auth_type":
        kind = line.value.lower() if line is not None else ""
        message = _NEEDS.get(kind, "something to prove the user name by is missing")
    elif option == "md5_cred":
        message = "an MD5 digest has 32 characters"
    else:
        message = "no `password` (nor a digest), so the auth is dropped"
    yield about(case, message)


_NEEDS = {
    "google_oauth": "`google_oauth` needs `refresh_token`, `oauth_clientid` and `oauth_secret`",
    "md5": "`md5` needs an `md5_cred`",
}
