"""`python -m asterisk_ls` is the command `asterisk-ls`."""

import sys

from asterisk_ls.main import main

sys.exit(main())
