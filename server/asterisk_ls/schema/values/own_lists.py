"""Values with an inner shape that only one module knows, such as the members of a queue."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.addresses import odd_reading, parse_address
from asterisk_ls.schema.values.answers import error, ignored, misread, nearest, quoted, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import pieces, scan_decimal
from asterisk_ls.schema.values.own_numbers import log_of
from asterisk_ls.schema.verdict import LINE, TAKEN, LogLine, Verdict
from asterisk_ls.text import BLANKS, Span

FILE_FORMATS = frozenset(
    "g719 g723 g723sf g726-40 g726-32 g726-24 g726-16 g729 gsm h263 h264 ilbc spx spx16 spx32 ogg alaw al alw pcm ulaw ul"
    " mu ulw g722 au siren14 siren7 sln slin raw sln12 sln16 sln24 sln32 sln44 sln48 sln96 sln192 vox wav16 wav WAV"
    " wav49 mp3".split()
)
"""Kinds of sound and film file that some module of Asterisk 13 to 23 reads. Source: `formats/*.c`."""
_DTMF = frozenset("0123456789*#")
_RULE_PARTS = 2


def judge_word_list(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """`joinempty`: words with commas between, compared with the blanks around them."""
    known = {
        *(word.lower() for word in option.value.values),
        "y",
        "n",
        "t",
        "f",
        "1",
        "0",
        "on",
        "off",
        "true",
        "false",
    }
    unknown = [item for item in pieces(value) if item.text.lower() not in known]
    if not unknown:
        return TAKEN
    log = [line for item in unknown for line in log_of(option, name, value, item=item.text)]
    first = unknown[0]
    stripped = first.text.strip(BLANKS)
    if stripped.lower() in known and stripped != first.text:
        return ignored("a blank belongs to the word, which is not known like that", *log, part=first)
    words = ", ".join(option.value.values)
    complaint = f"{quoted(first.text)} is none of {words}" if first.text else f"empty, but one of {words} is needed"
    return ignored(complaint, *log, part=first, candidates=nearest(first.text, option.value.values))


def judge_permissions(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`read` and `write` of `manager.conf`: `ast_instring`, which takes what is not the last item for a beginning."""
    known = option.value.values
    parts = list(pieces(value))
    if len(parts) > 1 and not parts[-1].text:
        parts.pop()  # behind the last comma nothing is looked at
        last = None
    else:
        last = parts[-1]
    for item in parts:
        if item.text in known:
            continue
        if item is not last and not item.text:
            return misread("an empty item grants everything", "all", part=Span(item.start, item.start + 1))
        if item is not last and (granted := [word for word in known if word.startswith(item.text)]):
            return misread(f"{quoted(item.text)} grants {', '.join(granted)}", ",".join(granted), part=item)
        if not value or value in {"no", "0"}:
            return TAKEN
        stripped = item.text.strip(BLANKS)
        if stripped in known:
            return ignored(f"`{stripped}` is not granted: the blank belongs to the item", part=item)
        return ignored(f"no permission {quoted(item.text)}", part=item, candidates=nearest(item.text, known))
    return TAKEN


def judge_log_levels(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """What goes to a log. Modules can add levels: only what looks like one of Asterisk's own is taken for a mistake."""
    start = value.find("]") + 1 if value.startswith("[") else 0
    for item in pieces(value[start:]):
        word = item.stripped()
        lower = word.text.lower()
        if not lower or lower in option.value.values or lower.startswith("verbose("):
            continue
        near = nearest(lower, option.value.values)
        if near:
            part = Span(start + word.start, start + word.end)
            return ignored(f"no level {quoted(word.text)}", part=part, candidates=near)
    return TAKEN


def judge_queue_member(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`member => interface,penalty,name,…`."""
    if not value:
        return ignored("empty: no member is added", warning("Empty queue member definition. Moving on!"))
    interface = next(pieces(value))
    if "/" not in interface.text:
        said = warning(f"No location at interface '{interface.text}'")
        return misread("an interface has a channel technology and a name: `PJSIP/6001`", None, said, part=interface)
    return TAKEN


def judge_penalty_change(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`penaltychange => seconds,maximum,minimum`."""
    parts = list(pieces(value))
    if len(parts) < _RULE_PARTS:
        said = warning(f"Improperly formatted penaltychange rule at line {LINE}. Ignoring.")
        return ignored("a rule is `seconds,maximum` and perhaps `,minimum`", said)
    seconds = scan_decimal(parts[0].text)
    if seconds is not None and seconds[0] < 0:
        said = warning(f"Improper time parameter specified for penaltychange rule at line {LINE}. Ignoring.")
        return ignored("no time before the call", said, part=parts[0])
    return TAKEN


def judge_file_formats(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`format` of `voicemail.conf`: names with `|` between; a comma belongs to a name."""
    known = [item for item in pieces(value, "|") if item.text in FILE_FORMATS]
    unknown = [item for item in pieces(value, "|") if item.text not in FILE_FORMATS]
    if not unknown:
        return TAKEN
    log: list[LogLine] = [warning(f"ignoring unknown format '{item.text}'") for item in unknown]
    first = unknown[0]
    with_bars = value.replace(" ", "").replace(",", "|")
    better = with_bars if all(name in FILE_FORMATS for name in with_bars.split("|")) else None
    complaint = "formats stand with `|` between them" if better else f"no file format {quoted(first.text)}"
    if known:
        return ignored(complaint, *log, part=first, suggestion=better)
    log.append(warning(f"no known formats found in format list ({value})"))
    log.append(error("Error processing format string, defaulting to format 'wav'"))
    return misread(f"{complaint}: reads as `wav`", "wav", *log, suggestion=better)


def judge_dtmf_keys(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """Keys of a telephone."""
    bad = next((letter for letter in value if letter not in _DTMF), None)
    if bad is None:
        return TAKEN
    return ignored(
        f"no key of a telephone: {quoted(bad)}",
        warning(f'Invalid DTMF key "{bad}" used in voicemail configuration file'),
    )


def judge_zone_message(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`eastern = America/New_York|'vm-received' Q`."""
    if "|" in value or "," in value:
        return TAKEN
    said = warning(f"Invalid timezone definition at line {LINE}")
    return ignored("a zone is `timezone|format`", said)


def judge_playlist_entry(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`entry` of a music class."""
    if not value.startswith("/") and "://" not in value:
        said = error(f"Playlist entries must be a URL or an absolute path, '{value}' provided.")
        return ignored("neither a URL nor an absolute path", said)
    if value.startswith("/") and "." in value.rpartition("/")[2]:
        said = warning(f"The playlist entry '{value}' may include an extension, which could prevent it from playing.")
        return misread("the name of a file stands without its extension", None, said)
    return TAKEN


def judge_digit(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """The key that chooses a music class."""
    return TAKEN if not value or value[0] in _DTMF else ignored(f"no key of a telephone: {quoted(value)}")


def judge_music_format(_option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """`format` of a music class: the name of a codec."""
    if not value or not context.codecs or value.lower() in context.codecs:
        return TAKEN
    said = warning(f"Unknown format '{value}' -- defaulting to SLIN")
    candidates = nearest(value, context.codecs)
    return misread(f"no codec {quoted(value)}: reads as `slin`", "slin", said, candidates=candidates)


def judge_cadence(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`ringcadence`: milliseconds with commas between."""
    bad = [item.stripped() for item in pieces(value) if not item.text.strip(BLANKS)[:1].isdigit()]
    if not bad:
        return TAKEN
    log = [warning(f"Invalid ringcadence given '{item.text}'.") for item in bad]
    return ignored(f"{quoted(bad[0].text)} is not a number of milliseconds", *log, part=bad[0])


def judge_parsed_address(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """An IP address; names are not looked up."""
    address, log = parse_address(value)
    if address is None:
        complaint = f"{quoted(value)} is no IP address" if value else "empty, but an IP address is needed"
        return ignored(complaint, *log, *log_of(option, name, value))
    odd = odd_reading(value)
    return misread(f"reads as {odd}", odd) if odd else TAKEN


def judge_listening_address(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`bindaddr` of `http.conf`: an address or a host name."""
    if not value or parse_address(value)[0] is None:
        return TAKEN
    odd = odd_reading(value)
    return misread(f"reads as {odd}", odd) if odd else TAKEN


def judge_turn_address(_option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """`turnaddr`: an address or a host name that is looked up while loading."""
    host = value.partition(":")[0]
    if parse_address(host)[0] is not None or (host and context.resolves(host)):
        return TAKEN
    return ignored(f"{quoted(host)} has no address", warning(f"Invalid TURN server address: {value}"))


def judge_ice_candidate(_option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """`192.0.2.1 = 198.51.100.1`: the address of a host, and what to tell others instead."""
    if parse_address(name)[0] is None:
        said = warning(f"Invalid local ICE host address: {name}")
        return ignored(f"{quoted(name)} is no IP address", said)
    advertised = value.partition(",")[0]
    if parse_address(advertised)[0] is None:
        said = warning(f"Invalid advertised ICE host address: {advertised}")
        return ignored(f"{quoted(advertised)} is no IP address", said)
    return TAKEN


def judge_redirect(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """`redirect = / /static/index.html`."""
    if " " in value.lstrip(BLANKS):
        return TAKEN
    return ignored("a redirect is `from to`", *log_of(option, name, value))


def judge_assignment(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`setvar = NAME=value`."""
    return TAKEN if "=" in value else ignored("no variable is set: there is no `=` behind its name")
