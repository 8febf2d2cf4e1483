"""Secrets of an `auth` that load and are no use, or that anybody guesses. None of them is told to anybody."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import AllObjects, OpenType
from asterisk_ls.text import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View

REALM, ALGORITHMS = "realm", "supported_algorithms_uac"
"""Facts of an auth: when it is the one that answers, if it does not always."""
OWN, DEFAULT = "own", "default"
"""Where the realm of a digest comes from: the auth, or, for who calls in, the default of `global`."""
_DEFAULT_REALM = "asterisk"
_HASHES = {"md5": "md5", "sha-256": "sha256", "sha-512-256": "sha512_256"}
SHORT = 6
_SHORT_NUMBER = 8
GUESSED = frozenset(
    "password passw0rd passwd pass secret changeme changethis change_me admin asterisk letmein welcome default qwerty "
    "test testing unsecurepassword unsecure insecure abc123 password1 password123 12345678 123456789 1234567890".split()
)


def facts_of_auth(view: View) -> dict[str, str]:
    """The realm, where it has one of its own, and the algorithms by which it answers, where it says so."""
    return {name: view.values[name] for name in (REALM, ALGORITHMS) if view.values.get(name)}


def doubts_of_auth(view: View) -> Iterator[Fault]:
    """A digest that no password has, a password that is no secret, a user name that looks like another one."""
    values = view.values
    if "md5_cred" in values or "password_digest" in values:
        yield from _digests(view)
    name, own = values.get("username", ""), view.id
    if name != own and name not in own and name.lower() in own.lower():
        yield Fault("username-in-other-case", view.at("username"), detail=(name,))
    weakness = _weakness(view, name)
    if weakness:
        yield Fault("weak-password", view.at("password"), detail=(weakness,))


def _weakness(view: View, user: str) -> str:
    """Why the password keeps nobody out; empty when it may. Without one, versions since 20.12 drop the auth."""
    if view.get("auth_type").lower() not in ("", "userpass", "digest"):
        return ""
    password = view.values.get("password", "")
    if not password:
        return "" if "md5_cred" in view.values or "password_digest" in view.values else "empty"
    plain = password.lower()
    if plain == user.lower():
        return "user"
    if plain == view.id.lower():
        return "name"
    if plain in GUESSED:
        return "guessed"
    if len(password) < SHORT:
        return "short"
    return "number" if len(password) < _SHORT_NUMBER and password.isdecimal() else ""


def _digests(view: View) -> Iterator[Fault]:
    """Digests are compared letter by letter with those of what a phone sends, which have small letters."""
    modern = "password_digest" in view.schema.options
    if not modern and view.get("auth_type").lower() != "md5":
        return
    password = view.values.get("password")
    realm, origin = _realm(view)
    for place, value in (*view.all("md5_cred"), *view.all("password_digest")):
        for item in split_list(value):
            head, colon, digest = item.text.rpartition(":")
            algorithm = head.strip().lower() if colon else "md5"
            if not digest.isalnum():
                continue
            if digest != digest.lower():
                yield Fault("wrong-digest", place, detail=("case", value.replace(item.text, _lowered(item.text))))
            right = (
                _digest(algorithm, f"{view.values.get('username', '')}:{realm}:{password}")
                if password and realm
                else ""
            )
            if right and right != digest.lower() and len(right) == len(digest):
                better = value.replace(digest, right)
                yield Fault("wrong-digest", place, detail=("other", better, algorithm, origin))


def _lowered(item: str) -> str:
    head, colon, digest = item.rpartition(":")
    return f"{head}{colon}{digest.lower()}"


def _realm(view: View) -> tuple[str, str]:
    """The realm that a digest is made for, and where it comes from; empty where that is not known."""
    realm = view.values.get("realm", "")
    if realm:
        return ("", "") if realm == "*" else (realm, OWN)
    if view.ask(OpenType("global")):
        return "", ""
    known = [one for one in view.ask(AllObjects("global")) if one.loaded]
    return (known[-1].facts.get("default_realm", _DEFAULT_REALM) if known else _DEFAULT_REALM), DEFAULT


def _digest(algorithm: str, text: str) -> str:
    """The digest in hexadecimal digits; empty where this machine cannot tell."""
    name = _HASHES.get(algorithm, "")
    try:
        return hashlib.new(name, encode(text), usedforsecurity=False).hexdigest() if name else ""
    except ValueError:
        return ""
