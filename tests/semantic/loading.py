"""What the tests of this folder ask: which objects a configuration gives, and what Asterisk says while it loads."""

from __future__ import annotations

from asterisk_ls import api

UDP = "[udp]\ntype = transport\nbind = 192.0.2.1\n"
"""A transport, for what cannot be without one."""


def loaded(files: dict[str, str] | str, version: str = "22") -> tuple[dict[str, list[str]], list[str]]:
    """The ids of all objects by type, and the log as `LEVEL message`. A mere text is `pjsip.conf`."""
    given = {"pjsip.conf": files} if isinstance(files, str) else files
    environment = api.Environment(exists=lambda path: path == "/present", resolves=lambda host: host == "localhost")
    bytes_of = {name: text.encode() for name, text in given.items()}
    answer = api.load(bytes_of, target_version=version, environment=environment).to_json()
    log = [f"{line['level']} {line['message'].strip()}" for line in answer["log"]]
    return {type_: sorted(ids) for type_, ids in answer["objects"].items() if ids}, log


def could_not_create(type_: str, id_: str = "x", file: str = "pjsip.conf") -> str:
    """The line that tells of every object that is dropped."""
    return f"ERROR Could not create an object of type '{type_}' with id '{id_}' from configuration file '{file}'"
