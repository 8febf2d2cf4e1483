"""`cipher` of a transport: names or numbers of TLS cipher suites.

Which there are depends on the OpenSSL that Asterisk runs with; the table is that of OpenSSL 3. A name that is not in
it but looks like one is let pass.
"""

from __future__ import annotations

import re
from functools import cache

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, misread, nearest, quoted, refused, replaced
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import INT_MAX, INT_MIN, Item, items
from asterisk_ls.schema.verdict import TAKEN, Verdict

MOST_CIPHERS = 64

_SUITES = """
    1=NULL-MD5 2=NULL-SHA 2c=PSK-NULL-SHA 2d=DHE-PSK-NULL-SHA 2e=RSA-PSK-NULL-SHA 2f=AES128-SHA 32=DHE-DSS-AES128-SHA
    33=DHE-RSA-AES128-SHA 34=ADH-AES128-SHA 35=AES256-SHA 38=DHE-DSS-AES256-SHA 39=DHE-RSA-AES256-SHA
    3a=ADH-AES256-SHA 3b=NULL-SHA256 3c=AES128-SHA256 3d=AES256-SHA256 40=DHE-DSS-AES128-SHA256 41=CAMELLIA128-SHA
    44=DHE-DSS-CAMELLIA128-SHA 45=DHE-RSA-CAMELLIA128-SHA 46=ADH-CAMELLIA128-SHA 67=DHE-RSA-AES128-SHA256
    6a=DHE-DSS-AES256-SHA256 6b=DHE-RSA-AES256-SHA256 6c=ADH-AES128-SHA256 6d=ADH-AES256-SHA256 84=CAMELLIA256-SHA
    87=DHE-DSS-CAMELLIA256-SHA 88=DHE-RSA-CAMELLIA256-SHA 89=ADH-CAMELLIA256-SHA 8c=PSK-AES128-CBC-SHA
    8d=PSK-AES256-CBC-SHA 90=DHE-PSK-AES128-CBC-SHA 91=DHE-PSK-AES256-CBC-SHA 94=RSA-PSK-AES128-CBC-SHA
    95=RSA-PSK-AES256-CBC-SHA 9c=AES128-GCM-SHA256 9d=AES256-GCM-SHA384 9e=DHE-RSA-AES128-GCM-SHA256
    9f=DHE-RSA-AES256-GCM-SHA384 a2=DHE-DSS-AES128-GCM-SHA256 a3=DHE-DSS-AES256-GCM-SHA384 a6=ADH-AES128-GCM-SHA256
    a7=ADH-AES256-GCM-SHA384 a8=PSK-AES128-GCM-SHA256 a9=PSK-AES256-GCM-SHA384 aa=DHE-PSK-AES128-GCM-SHA256
    ab=DHE-PSK-AES256-GCM-SHA384 ac=RSA-PSK-AES128-GCM-SHA256 ad=RSA-PSK-AES256-GCM-SHA384 ae=PSK-AES128-CBC-SHA256
    af=PSK-AES256-CBC-SHA384 b0=PSK-NULL-SHA256 b1=PSK-NULL-SHA384 b2=DHE-PSK-AES128-CBC-SHA256
    b3=DHE-PSK-AES256-CBC-SHA384 b4=DHE-PSK-NULL-SHA256 b5=DHE-PSK-NULL-SHA384 b6=RSA-PSK-AES128-CBC-SHA256
    b7=RSA-PSK-AES256-CBC-SHA384 b8=RSA-PSK-NULL-SHA256 b9=RSA-PSK-NULL-SHA384 ba=CAMELLIA128-SHA256
    bd=DHE-DSS-CAMELLIA128-SHA256 be=DHE-RSA-CAMELLIA128-SHA256 bf=ADH-CAMELLIA128-SHA256 c0=CAMELLIA256-SHA256
    c3=DHE-DSS-CAMELLIA256-SHA256 c4=DHE-RSA-CAMELLIA256-SHA256 c5=ADH-CAMELLIA256-SHA256 1301=TLS_AES_128_GCM_SHA256
    1302=TLS_AES_256_GCM_SHA384 1303=TLS_CHACHA20_POLY1305_SHA256 c006=ECDHE-ECDSA-NULL-SHA
    c009=ECDHE-ECDSA-AES128-SHA c00a=ECDHE-ECDSA-AES256-SHA c010=ECDHE-RSA-NULL-SHA c013=ECDHE-RSA-AES128-SHA
    c014=ECDHE-RSA-AES256-SHA c015=AECDH-NULL-SHA c018=AECDH-AES128-SHA c019=AECDH-AES256-SHA c01d=SRP-AES-128-CBC-SHA
    c01e=SRP-RSA-AES-128-CBC-SHA c01f=SRP-DSS-AES-128-CBC-SHA c020=SRP-AES-256-CBC-SHA c021=SRP-RSA-AES-256-CBC-SHA
    c022=SRP-DSS-AES-256-CBC-SHA c023=ECDHE-ECDSA-AES128-SHA256 c024=ECDHE-ECDSA-AES256-SHA384
    c027=ECDHE-RSA-AES128-SHA256 c028=ECDHE-RSA-AES256-SHA384 c02b=ECDHE-ECDSA-AES128-GCM-SHA256
    c02c=ECDHE-ECDSA-AES256-GCM-SHA384 c02f=ECDHE-RSA-AES128-GCM-SHA256 c030=ECDHE-RSA-AES256-GCM-SHA384
    c035=ECDHE-PSK-AES128-CBC-SHA c036=ECDHE-PSK-AES256-CBC-SHA c037=ECDHE-PSK-AES128-CBC-SHA256
    c038=ECDHE-PSK-AES256-CBC-SHA384 c039=ECDHE-PSK-NULL-SHA c03a=ECDHE-PSK-NULL-SHA256 c03b=ECDHE-PSK-NULL-SHA384
    c050=ARIA128-GCM-SHA256 c051=ARIA256-GCM-SHA384 c052=DHE-RSA-ARIA128-GCM-SHA256 c053=DHE-RSA-ARIA256-GCM-SHA384
    c056=DHE-DSS-ARIA128-GCM-SHA256 c057=DHE-DSS-ARIA256-GCM-SHA384 c05c=ECDHE-ECDSA-ARIA128-GCM-SHA256
    c05d=ECDHE-ECDSA-ARIA256-GCM-SHA384 c060=ECDHE-ARIA128-GCM-SHA256 c061=ECDHE-ARIA256-GCM-SHA384
    c06a=PSK-ARIA128-GCM-SHA256 c06b=PSK-ARIA256-GCM-SHA384 c06c=DHE-PSK-ARIA128-GCM-SHA256
    c06d=DHE-PSK-ARIA256-GCM-SHA384 c06e=RSA-PSK-ARIA128-GCM-SHA256 c06f=RSA-PSK-ARIA256-GCM-SHA384
    c072=ECDHE-ECDSA-CAMELLIA128-SHA256 c073=ECDHE-ECDSA-CAMELLIA256-SHA384 c076=ECDHE-RSA-CAMELLIA128-SHA256
    c077=ECDHE-RSA-CAMELLIA256-SHA384 c094=PSK-CAMELLIA128-SHA256 c095=PSK-CAMELLIA256-SHA384
    c096=DHE-PSK-CAMELLIA128-SHA256 c097=DHE-PSK-CAMELLIA256-SHA384 c098=RSA-PSK-CAMELLIA128-SHA256
    c099=RSA-PSK-CAMELLIA256-SHA384 c09a=ECDHE-PSK-CAMELLIA128-SHA256 c09b=ECDHE-PSK-CAMELLIA256-SHA384
    c09c=AES128-CCM c09d=AES256-CCM c09e=DHE-RSA-AES128-CCM c09f=DHE-RSA-AES256-CCM c0a0=AES128-CCM8 c0a1=AES256-CCM8
    c0a2=DHE-RSA-AES128-CCM8 c0a3=DHE-RSA-AES256-CCM8 c0a4=PSK-AES128-CCM c0a5=PSK-AES256-CCM c0a6=DHE-PSK-AES128-CCM
    c0a7=DHE-PSK-AES256-CCM c0a8=PSK-AES128-CCM8 c0a9=PSK-AES256-CCM8 c0aa=DHE-PSK-AES128-CCM8
    c0ab=DHE-PSK-AES256-CCM8 c0ac=ECDHE-ECDSA-AES128-CCM c0ad=ECDHE-ECDSA-AES256-CCM c0ae=ECDHE-ECDSA-AES128-CCM8
    c0af=ECDHE-ECDSA-AES256-CCM8 cca8=ECDHE-RSA-CHACHA20-POLY1305 cca9=ECDHE-ECDSA-CHACHA20-POLY1305
    ccaa=DHE-RSA-CHACHA20-POLY1305 ccab=PSK-CHACHA20-POLY1305 ccac=ECDHE-PSK-CHACHA20-POLY1305
    ccad=DHE-PSK-CHACHA20-POLY1305 ccae=RSA-PSK-CHACHA20-POLY1305
"""
_LOOKS_LIKE_ONE = re.compile(r"[A-Z0-9]+(?:[-_][A-Z0-9]+)*[-_](?:SHA\d*|MD5|CCM8?|POLY1305|GOST\w*)(?:-OLD)?", re.ASCII)
_IANA = re.compile(r"(?:TLS|SSL)_.*_WITH_.*")


@cache
def suites() -> dict[str, int]:
    """The cipher suites of OpenSSL 3, by name."""
    pairs = (word.split("=") for word in _SUITES.split())
    return {name: int(number, 16) for number, name in pairs}


def judge_cipher(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A list of cipher suites; OpenSSL's own lists with colons are something else."""
    known = suites()
    bad: list[Item] = []
    odd = None
    numbers: set[int] = set()
    for item in items(value):
        if len(numbers) >= MOST_CIPHERS:
            log = [error(_unsupported(other.text)) for other in bad]
            log.append(error(f"Too many ciphers specified (maximum allowed is {MOST_CIPHERS})"))
            return refused(f"more than {MOST_CIPHERS} ciphers", *log, part=item)
        number = known.get(item.text)
        if number is None and _LOOKS_LIKE_ONE.fullmatch(item.text) and not _IANA.fullmatch(item.text):
            continue
        if number is None:
            number = _number(item.text)
            if number not in known.values():
                bad.append(item)
                continue
            name = next(name for name, other in known.items() if other == number)
            if item.text.lower() != f"{number:#x}" and item.text != str(number):
                odd = odd or misread(f"{quoted(item.text)} is taken for the number of {name}", name, part=item)
        numbers.add(number)
    return _refusal(value, bad) if bad else odd or TAKEN


def _refusal(value: str, bad: list[Item]) -> Verdict:
    first = bad[0]
    complaint = f"no cipher {quoted(first.text)}"
    better = None
    if ":" in first.text:
        complaint += ": the list is separated by commas"
        names = value.replace(":", ",")
        better = names if all(item.text in suites() for item in items(names)) else None
    elif first.text.upper() in suites():
        better = replaced(value, first, first.text.upper())
    log = (error(_unsupported(item.text)) for item in bad)
    return refused(complaint, *log, part=first, suggestion=better, candidates=nearest(first.text, suites()))


def _unsupported(name: str) -> str:
    return f"Cipher '{name}' is unsupported"


def _number(text: str) -> int:
    """What the handler takes for the number of a suite: hexadecimal digits behind `0x`, else `atoi`."""
    if text[:2].lower() == "0x":
        digits = re.match(r"[0-9a-fA-F]*", text[2:])
        return int(digits.group() or "0", 16) if digits else 0
    match = re.match(r"[ \t\n\v\f\r]*([+-]?\d+)", text, re.ASCII)
    number = int(match[1][:19]) if match else 0
    return number if INT_MIN <= number <= INT_MAX else 0
