"""`stir_shaken.conf`: files that have to be readable. What is in them, and what a URL answers, is never looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.apply.view import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Fault

_STORES = ("ca_file", "ca_path", "crl_file", "crl_path", "untrusted_cert_file", "untrusted_cert_path")


def attestation(view: View) -> Iterator[Fault]:
    """The private key of an attestation or of a `tn` has to be readable."""
    path = view.get("private_key_file")
    if path and not view.environment.exists(path):
        text = f" {view.id}: default_private_key_path {path} is missing or not readable"
        yield refusal(view, "unreadable-file", text, "private_key_file", path)


def verification(view: View) -> Iterator[Fault]:
    """Certificates and revocation lists have to be readable."""
    yield from _stores(view, "verification")


def stir_profile(view: View) -> Iterator[Fault]:
    """A profile is checked like what it allows: attestation, verification or both."""
    behaviour = view.get("endpoint_behavior").lower()
    if behaviour in ("attest", "on"):
        for fault in attestation(view):
            yield fault
            return
    if behaviour in ("verify", "on"):
        yield from _stores(view, view.id)


def _stores(view: View, name: str) -> Iterator[Fault]:
    for option in _STORES:
        path = view.get(option)
        if path and not view.environment.exists(path):
            text = f" {name}: {option} '{path}' not found, or is unreadable"
            yield refusal(view, "unreadable-file", text, option, path)
            return
