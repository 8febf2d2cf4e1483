"""`auth`: a user name, and a secret for every algorithm that may be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import split_list
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.apply.view import refusal
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import AllObjects
from asterisk_ls.text import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View

_NAMES = {"md5": "MD5", "sha-256": "SHA-256", "sha-512-256": "SHA-512-256"}
_DIGEST_LENGTHS = {"MD5": 32, "SHA-256": 64, "SHA-512-256": 64}


def auth(view: View) -> Iterator[Fault]:
    """The checks of `auth_apply` in `res_pjsip/config_auth.c`, before and since digests other than MD5."""
    modern = "password_digest" in view.schema.options
    if not view.get("username"):
        text = (
            f"{view.id}: No authentication username" if modern else f"No authentication username for auth '{view.id}'"
        )
        yield refusal(view, "missing-required-option", text, "username")
        return
    kind = view.get("auth_type").lower()
    if kind == "google_oauth":
        if not (view.get("refresh_token") and view.get("oauth_clientid") and view.get("oauth_secret")):
            rest = "'google_oauth' authentication specified but refresh_token, oauth_clientid, or oauth_secret not specified"
            text = f"{view.id}: {rest}" if modern else f"{rest} for auth '{view.id}'"
            yield refusal(view, "auth-without-secret", text, "auth_type")
    elif modern:
        yield from _modern(view)
    elif kind == "md5":
        digest = view.get("md5_cred")
        if not digest:
            text = f"'md5' authentication specified but no md5_cred specified for auth '{view.id}'"
            yield refusal(view, "auth-without-secret", text, "auth_type")
        elif len(encode(digest)) != _DIGEST_LENGTHS["MD5"]:
            size = len(encode(digest))
            text = f"'md5' authentication requires digest of size '32', but digest is '{size}' in size for auth '{view.id}'"
            yield refusal(view, "auth-without-secret", text, "md5_cred")


def _modern(view: View) -> Iterator[Fault]:
    if view.get("password"):
        return
    digests = set()
    for _, value in (*view.all("md5_cred"), *view.all("password_digest")):
        for item in split_list(value):
            algorithm, colon, _ = item.text.partition(":")
            algorithm = algorithm.strip().lower() or "md5" if colon else "md5"
            digests.add(_NAMES.get(algorithm, algorithm.upper()))
    log = [
        LogLine(
            "ERROR",
            f"{view.id}: No plain text or digest password found for algorithm {algorithm} in supported_algorithms_{side}",
        )
        for side in ("uas", "uac")
        for algorithm in _supported(view, side)
        if algorithm not in digests
    ]
    if log:
        yield Fault("auth-without-secret", None, fatal=True, log=tuple(log), detail=("password",))


def _supported(view: View, side: str) -> list[str]:
    """The algorithms that the object has to have a secret for, in the order of its lines."""
    lines = [value for _, value in view.all(f"supported_algorithms_{side}")]
    if not any(lines):
        known = view.ask(AllObjects("global"))
        lines = [known[-1].facts.get(f"default_auth_algorithms_{side}", "MD5")] if known else ["MD5"]
    names = [_NAMES.get(item.text.strip().lower(), "") for line in lines for item in split_list(line)]
    return list(dict.fromkeys(name for name in names if name)) or ["MD5"]
