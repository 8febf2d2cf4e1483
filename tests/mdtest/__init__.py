"""Runs Markdown pages as tests.

A page is prose, snippets and what should happen. A project is the `conf` fences that stand together under a heading;
a title that comes a second time, or a new heading, starts the next project.

| fence | what it holds |
|---|---|
| `conf title="NAME"` | a file of the project (default `pjsip.conf`), with `^^^^` lines under what is found |
| `toml` | settings for the projects below it under the heading |
| `absent` | paths and host names, one a line, that are not to be found there |
| `conf fixed [title="NAME"]` | a file after all safe fixes; `conf fixed unsafe`: after all fixes |
| `log` | the lines that Asterisk prints at load, `LEVEL message` |
| `objects` | the objects that are loaded, `type id` |
| `dump` | how Asterisk reads the first file; the project need not be clean then |
| `completion` | what is offered at the `<|>` of a file, as an editor shows it; `completion 5`: the first five |
| `conf completed [item="LABEL"]` | that file once the first item, or that one, is taken, its places filled in |
| `hover` | the Markdown about the piece at the `<|>` |
| `signature` | how the call around the `<|>` is written, with `^^^^` under the parameter that is being written |
| `actions` | what can be done at the `<|>` |
| `conf changed action="TITLE"` | that file once it is done; `title="NAME"`: another file |
| `definition`, `references` | places, `FILE:LINE the line`: where what stands at the `<|>` is defined, or named |
| `highlights` | the same in that file, with `read` or `write` |
| `prepared` | what a rename at the `<|>` would be about, or why it is refused |
| `rename to="NAME"` | how many places of each file change, and what is said of it; or why it is refused |
| `conf renamed to="NAME"` | that file afterwards; `title="NAME"`: another file |
| `symbols`, `folding`, `links` | the outline of the first file, what can be folded in it, where its links lead |
| `search for="TEXT"` | the sections that a search brings |
| `findings` | the findings in full: effect, what is lost, log, related places, fixes |

A line of `^^^^` lies under a piece of the line above, with the rule's name and, if it matters, part of the message in
quotes. These lines are taken out before the text is read. A project without any must be clean, unless a `<|>` stands in a
half-typed line. Words behind `conf` make
a file that Markdown cannot hold: `crlf`, `unfinished` (no line end at the end), and `bytes`, in which `<E9>` is a byte
and `<61*8200>` is 8,200 of them.

`pytest --update` rewrites every expected block except the `^^^^` lines.
"""
