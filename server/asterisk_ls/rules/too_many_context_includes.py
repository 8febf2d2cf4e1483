"""A context includes more contexts than Asterisk looks at.

For one number Asterisk looks at no more than 128 contexts, and logs it when there are more. It warns of a context with that
many includes while it loads.

```conf title="extensions.conf"
[internal]
include => parkedcalls,00:00,*,*,*
include => parkedcalls,00:01,*,*,*
include => parkedcalls,00:02,*,*,*
include => parkedcalls,00:03,*,*,*
include => parkedcalls,00:04,*,*,*
include => parkedcalls,00:05,*,*,*
include => parkedcalls,00:06,*,*,*
include => parkedcalls,00:07,*,*,*
include => parkedcalls,00:08,*,*,*
include => parkedcalls,00:09,*,*,*
include => parkedcalls,00:10,*,*,*
include => parkedcalls,00:11,*,*,*
include => parkedcalls,00:12,*,*,*
include => parkedcalls,00:13,*,*,*
include => parkedcalls,00:14,*,*,*
include => parkedcalls,00:15,*,*,*
include => parkedcalls,00:16,*,*,*
include => parkedcalls,00:17,*,*,*
include => parkedcalls,00:18,*,*,*
include => parkedcalls,00:19,*,*,*
include => parkedcalls,00:20,*,*,*
include => parkedcalls,00:21,*,*,*
include => parkedcalls,00:22,*,*,*
include => parkedcalls,00:23,*,*,*
include => parkedcalls,00:24,*,*,*
include => parkedcalls,00:25,*,*,*
include => parkedcalls,00:26,*,*,*
include => parkedcalls,00:27,*,*,*
include => parkedcalls,00:28,*,*,*
include => parkedcalls,00:29,*,*,*
include => parkedcalls,00:30,*,*,*
include => parkedcalls,00:31,*,*,*
include => parkedcalls,00:32,*,*,*
include => parkedcalls,00:33,*,*,*
include => parkedcalls,00:34,*,*,*
include => parkedcalls,00:35,*,*,*
include => parkedcalls,00:36,*,*,*
include => parkedcalls,00:37,*,*,*
include => parkedcalls,00:38,*,*,*
include => parkedcalls,00:39,*,*,*
include => parkedcalls,00:40,*,*,*
include => parkedcalls,00:41,*,*,*
include => parkedcalls,00:42,*,*,*
include => parkedcalls,00:43,*,*,*
include => parkedcalls,00:44,*,*,*
include => parkedcalls,00:45,*,*,*
include => parkedcalls,00:46,*,*,*
include => parkedcalls,00:47,*,*,*
include => parkedcalls,00:48,*,*,*
include => parkedcalls,00:49,*,*,*
include => parkedcalls,00:50,*,*,*
include => parkedcalls,00:51,*,*,*
include => parkedcalls,00:52,*,*,*
include => parkedcalls,00:53,*,*,*
include => parkedcalls,00:54,*,*,*
include => parkedcalls,00:55,*,*,*
include => parkedcalls,00:56,*,*,*
include => parkedcalls,00:57,*,*,*
include => parkedcalls,00:58,*,*,*
include => parkedcalls,00:59,*,*,*
include => parkedcalls,01:00,*,*,*
include => parkedcalls,01:01,*,*,*
include => parkedcalls,01:02,*,*,*
include => parkedcalls,01:03,*,*,*
include => parkedcalls,01:04,*,*,*
include => parkedcalls,01:05,*,*,*
include => parkedcalls,01:06,*,*,*
include => parkedcalls,01:07,*,*,*
include => parkedcalls,01:08,*,*,*
include => parkedcalls,01:09,*,*,*
include => parkedcalls,01:10,*,*,*
include => parkedcalls,01:11,*,*,*
include => parkedcalls,01:12,*,*,*
include => parkedcalls,01:13,*,*,*
include => parkedcalls,01:14,*,*,*
include => parkedcalls,01:15,*,*,*
include => parkedcalls,01:16,*,*,*
include => parkedcalls,01:17,*,*,*
include => parkedcalls,01:18,*,*,*
include => parkedcalls,01:19,*,*,*
include => parkedcalls,01:20,*,*,*
include => parkedcalls,01:21,*,*,*
include => parkedcalls,01:22,*,*,*
include => parkedcalls,01:23,*,*,*
include => parkedcalls,01:24,*,*,*
include => parkedcalls,01:25,*,*,*
include => parkedcalls,01:26,*,*,*
include => parkedcalls,01:27,*,*,*
include => parkedcalls,01:28,*,*,*
include => parkedcalls,01:29,*,*,*
include => parkedcalls,01:30,*,*,*
include => parkedcalls,01:31,*,*,*
include => parkedcalls,01:32,*,*,*
include => parkedcalls,01:33,*,*,*
include => parkedcalls,01:34,*,*,*
include => parkedcalls,01:35,*,*,*
include => parkedcalls,01:36,*,*,*
include => parkedcalls,01:37,*,*,*
include => parkedcalls,01:38,*,*,*
include => parkedcalls,01:39,*,*,*
include => parkedcalls,01:40,*,*,*
include => parkedcalls,01:41,*,*,*
include => parkedcalls,01:42,*,*,*
include => parkedcalls,01:43,*,*,*
include => parkedcalls,01:44,*,*,*
include => parkedcalls,01:45,*,*,*
include => parkedcalls,01:46,*,*,*
include => parkedcalls,01:47,*,*,*
include => parkedcalls,01:48,*,*,*
include => parkedcalls,01:49,*,*,*
include => parkedcalls,01:50,*,*,*
include => parkedcalls,01:51,*,*,*
include => parkedcalls,01:52,*,*,*
include => parkedcalls,01:53,*,*,*
include => parkedcalls,01:54,*,*,*
include => parkedcalls,01:55,*,*,*
include => parkedcalls,01:56,*,*,*
include => parkedcalls,01:57,*,*,*
include => parkedcalls,01:58,*,*,*
include => parkedcalls,01:59,*,*,*
include => parkedcalls,02:00,*,*,*
include => parkedcalls,02:01,*,*,*
include => parkedcalls,02:02,*,*,*
include => parkedcalls,02:03,*,*,*
include => parkedcalls,02:04,*,*,*
include => parkedcalls,02:05,*,*,*
include => parkedcalls,02:06,*,*,*
include => parkedcalls,23:59,*,*,*
           ^^^^^^^^^^^^^^^^^^^^^^^ too-many-context-includes "128 includes"
```

```log
WARNING Context internal contains too many includes (128). Maximum is 128.
```

```conf title="extensions.conf"
[internal]
include => parkedcalls
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, option_at_fault, said
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the first one that is too many."""
    message = f"{detail(case, 0)} includes, of which Asterisk looks at no more than 127"
    yield Finding(at_part(case, Span(0, len(option_at_fault(case).value))), message, log=said(case))
