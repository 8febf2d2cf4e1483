"""One version of Asterisk out of the data for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from asterisk_ls.schema import load as loading
from asterisk_ls.schema.load import DataError, UnknownVersionError, file_schema_for, help_for, load, sorcery_mappings
from asterisk_ls.schema.model import Engine, FileSchema, ObjectSchema, OptionSchema, Repeat

SERVER = Path(__file__).parents[2] / "server"


def type_of(version: str, name: str, file: str = "pjsip.conf") -> ObjectSchema:
    """A type that has to be there."""
    found = load(version).type(name, file)
    assert found is not None, f"{version} has no {name} in {file}"
    return found


def option_of(version: str, path: str, file: str = "pjsip.conf") -> OptionSchema:
    """`type.option`, which has to be there."""
    name, _, option = path.partition(".")
    found = type_of(version, name, file).option(option)
    assert found is not None, f"{version} has no {path}"
    return found


@pytest.mark.parametrize(
    ("asked", "version", "branch"),
    [
        ("22", "22.10.1", "22"),
        ("13", "13.38.3", "13"),
        ("22.1.0", "22.1.0", "22"),
        ("22.1", "22.1.0", "22"),
        ("20.8", "20.8.0", "20"),
        (" 22 ", "22.10.1", "22"),
        ("master", "master", "master"),
        ("Master", "master", "master"),
        ("20.7-cert4", "20.7.0", "20"),
        ("certified/18.9-cert1-rc1", "18.9.0", "18"),
        ("22.1.0-rc1", "22.1.0", "22"),
    ],
)
def test_a_version_is_a_branch_a_release_or_master(asked: str, version: str, branch: str) -> None:
    """A branch stands for its newest release; a certified release and a candidate for what they were made of."""
    schema = load(asked)
    assert (schema.version, schema.branch) == (version, branch)


def test_a_release_newer_than_the_data_is_the_newest_known() -> None:
    """A new release of a known branch does not wait for new data."""
    assert load("22.99.0").version == load("22").version


@pytest.mark.parametrize(
    "asked", ["", "17", "14.1.0", "1.8", "22.x", "22.1.0.0", "22.", "master.1", "22.1-alpha", "٢٢"]
)
def test_an_unknown_version_names_those_that_are_known(asked: str) -> None:
    """The message is what a user of a wrong setting sees."""
    with pytest.raises(UnknownVersionError, match=r"13 .*22 \(22\.10\.1\).*master"):
        load(asked)


def test_loading_twice_gives_the_same_schema() -> None:
    """`22` and its newest release are one."""
    assert load("22") is load("22")
    assert load("22.10.1") is load("22.10.1")
    assert load("22").version == load("22.10.1").version
    assert load("22").files["pjsip.conf"] is load("22").files["pjsip.conf"]


@pytest.mark.parametrize(
    ("option", "without", "since"),
    [
        ("auth.password_digest", "22.1.0", "22.2.0"),
        ("auth.password_digest", "20.11.1", "20.12.0"),
        ("endpoint.tenantid", "18.24.3", "18.25.0"),
        ("endpoint.follow_redirect_methods", "22.7.0", "22.8.0"),
        ("endpoint.rtp_port_start", "23.3.0", "23.4.0"),
        ("system.taskpool_max_size", "20.17.0", "20.18.0"),
    ],
)
def test_an_option_added_inside_a_branch(option: str, without: str, since: str) -> None:
    """It is absent below its first release, and tells which that is."""
    name, _, key = option.partition(".")
    branch = since.partition(".")[0]
    earlier = type_of(without, name)
    assert earlier.option(key) is None
    assert earlier.absent[key].since[branch] == since
    assert option_of(since, option).since == since
    assert key not in type_of(since, name).absent


def test_an_option_is_not_said_to_be_new_when_its_branch_always_had_it() -> None:
    """`since` is for what a user of the branch may be missing."""
    assert option_of("23", "auth.password_digest").since is None
    assert option_of("22", "endpoint.context").since is None


def test_an_option_that_a_branch_never_had_tells_who_has_it() -> None:
    """Branch 21 ended before `follow_redirect_methods` came."""
    absent = type_of("21", "endpoint").absent["follow_redirect_methods"]
    assert dict(absent.since) == {
        "20": "20.18.0",
        "22": "22.8.0",
        "23": "23.2.0",
        "master": "master",
    }


def test_an_option_that_was_taken_back_is_there_for_one_release() -> None:
    """`transport` of `identify` lived from 20.8.0 to 20.8.1."""
    assert type_of("20.8.0", "identify").option("transport") is not None
    absent = type_of("20.8.1", "identify").absent["transport"]
    assert absent.removed["20"] == "20.8.1"
    assert "22" not in absent.since


def test_options_removed_with_a_branch() -> None:
    """`automon` went with 21."""
    assert option_of("20", "featuremap.automon", "features.conf")
    absent = type_of("22", "featuremap", "features.conf").absent["automon"]
    assert list(absent.since) == ["13", "16", "18", "20"]


@pytest.mark.parametrize(
    ("version", "option", "word", "known"),
    [
        ("16", "transport.protocol", "flow", False),
        ("18", "transport.protocol", "flow", True),
        ("22.1.0", "auth.auth_type", "digest", False),
        ("22.2.0", "auth.auth_type", "digest", True),
        ("16", "auth.auth_type", "google_oauth", False),
        ("18", "auth.auth_type", "google_oauth", True),
        ("18.19.0", "transport.method", "tlsv1_3", False),
        ("18.20.0", "transport.method", "tlsv1_3", True),
        ("13.18.0", "endpoint.identify_by", "ip", False),
        ("13.19.0", "endpoint.identify_by", "ip", True),
        ("13.19.0", "endpoint.identify_by", "header", False),
        ("20.7.0", "endpoint.identify_by", "request_uri", False),
        ("20.8.0", "endpoint.identify_by", "request_uri", True),
        ("20.7.0", "endpoint.identify_by", "transport", False),
        ("20.8.0", "endpoint.identify_by", "transport", True),
        ("20.8.1", "endpoint.identify_by", "transport", False),
        ("18.23.0", "endpoint.identify_by", "transport", True),
        ("21.3.1", "endpoint.identify_by", "transport", False),
        ("13.3.0", "endpoint.dtmf_mode", "auto", False),
        ("13.4.0", "endpoint.dtmf_mode", "auto", True),
        ("18.15.0", "endpoint.100rel", "peer_supported", False),
        ("18.16.0", "endpoint.100rel", "peer_supported", True),
    ],
)
def test_words_of_an_enumeration_come_and_go(version: str, option: str, word: str, *, known: bool) -> None:
    """A word of a later release is none of an earlier one."""
    assert (word in option_of(version, option).value.values) is known


@pytest.mark.parametrize(
    ("version", "option", "default"),
    [
        ("13.18.0", "endpoint.identify_by", "username"),
        ("13.19.0", "endpoint.identify_by", "username,ip"),
        ("13.2.0", "global.keep_alive_interval", None),
        ("13.3.0", "global.keep_alive_interval", "0"),
        ("13.23.0", "global.keep_alive_interval", "90"),
        ("21", "system.threadpool_auto_increment", "5"),
        ("22.7.0", "system.threadpool_auto_increment", "5"),
        ("22.8.0", "system.threadpool_auto_increment", "1"),
        ("22", "auth.auth_type", "userpass"),
        ("22", "endpoint.allow", None),
    ],
)
def test_defaults_are_those_of_the_code_of_that_release(version: str, option: str, default: str | None) -> None:
    """An empty default is none."""
    assert option_of(version, option).default == default


def test_the_kind_of_a_value_changes() -> None:
    """`stir_shaken` was a switch, then an enumeration, and is dead; `md5_cred` became a list of digests."""
    kinds = {
        version: option_of(version, "endpoint.stir_shaken").value.kind
        for version in ("16.22.0", "16.23.0", "18.8.0", "18.9.0", "18.21.0", "18.22.0", "22")
    }
    assert list(kinds.values()) == ["bool", "enum", "bool", "enum", "enum", "ignored", "ignored"]
    assert option_of("22.1.0", "auth.md5_cred").value.kind == "string"
    assert option_of("22.2.0", "auth.md5_cred").value.kind == "digest_list"


def test_dead_and_superseded_options() -> None:
    """`dead` has no effect any more; a successor is named once it exists."""
    dead = option_of("22", "endpoint.stir_shaken")
    assert (dead.dead, dead.replaced_by) == (True, "stir_shaken_profile")
    assert option_of("18.10.0", "endpoint.stir_shaken").replaced_by is None
    assert not option_of("18.21.0", "endpoint.stir_shaken").dead
    assert option_of("22.8.0", "system.threadpool_max_size").replaced_by == "taskpool_max_size"
    assert option_of("22.7.0", "system.threadpool_max_size").replaced_by is None
    assert option_of("22.2.0", "auth.md5_cred").replaced_by == "password_digest"
    assert option_of("22.1.0", "auth.md5_cred").replaced_by is None
    assert option_of("22", "transport.async_operations").dead
    assert not option_of("18.11.0", "transport.async_operations").dead


def test_checks_of_whole_objects_depend_on_the_release() -> None:
    """An `auth` without a secret loads until 22.1."""
    message = "No plain text or digest password found"
    assert not any(message in rule.message for rule in type_of("22.1.0", "auth").apply_rules)
    assert any(message in rule.message for rule in type_of("22.2.0", "auth").apply_rules)
    old = "No authentication username for auth '%s'"
    assert any(rule.message == old for rule in type_of("22.1.0", "auth").apply_rules)
    assert all(rule.message != old for rule in type_of("22.2.0", "auth").apply_rules)


def test_required_options() -> None:
    """Without them Asterisk drops the object."""
    required = {
        f"{type_.type}.{option.name}"
        for type_ in load("22").files["pjsip.conf"].types.values()
        for option in type_.options.values()
        if option.required
    }
    assert required == {
        "auth.username",
        "domain_alias.domain",
        "identify.endpoint",
        "outbound-publish.event",
        "outbound-publish.server_uri",
        "registration.client_uri",
        "registration.server_uri",
        "resource_list.event",
        "resource_list.list_item",
        "transport.bind",
    }


def test_a_type_that_does_not_exist_yet() -> None:
    """`geolocation.conf` came with 16.28; `stir_shaken.conf` got other types."""
    assert "geolocation.conf" not in load("13").files
    assert load("13").absent_files["geolocation.conf"].since["16"] == "16.28.0"
    assert "geolocation.conf" not in load("16.27.0").files
    assert "geolocation.conf" in load("16.28.0").files
    file = load("18.22.0").files["stir_shaken.conf"]
    assert "certificate" not in file.types
    assert file.absent_types["certificate"].removed["18"] == "18.22.0"
    earlier = load("18.21.0").files["stir_shaken.conf"]
    assert earlier.absent_types["attestation"].since["18"] == "18.22.0"


@pytest.mark.parametrize(
    ("version", "file", "engine"),
    [
        ("22", "pjsip.conf", Engine.SORCERY),
        ("22", "pjsip_wizard.conf", Engine.WIZARD),
        ("22", "confbridge.conf", Engine.ACO),
        ("22", "modules.conf", Engine.MODULE),
        ("20.14.0", "ari.conf", Engine.ACO),
        ("20.15.0", "ari.conf", Engine.SORCERY),
        ("21.9.0", "ari.conf", Engine.ACO),
        ("22.5.0", "ari.conf", Engine.SORCERY),
        ("master", "ari.conf", Engine.SORCERY),
        ("13", "ari.conf", Engine.ACO),
        ("20", "sip.conf", Engine.MODULE),
    ],
)
def test_who_reads_a_file(version: str, file: str, engine: Engine) -> None:
    """The engine decides what a bad line costs."""
    assert load(version).files[file].engine is engine


def test_files_that_went_away() -> None:
    """`chan_sip` left with 21."""
    assert "sip.conf" not in load("21").files
    assert list(load("21").absent_files["sip.conf"].since) == ["13", "16", "18", "20"]


def test_types_of_sorcery() -> None:
    """How a section becomes an object, and what maps the type."""
    endpoint = type_of("22", "endpoint")
    assert (endpoint.criteria, endpoint.explicit_name, endpoint.single) == (("type", "endpoint"), None, False)
    system = type_of("22", "system")
    assert (system.explicit_name, system.single, system.reloadable) == ("system", True, False)
    assert not type_of("22", "contact").mapped
    assert endpoint.mapped
    assert type_of("22", "acl").sorcery == "acl"
    assert type_of("22", "identify").sorcery_sections == ("res_pjsip", "res_pjsip_endpoint_identifier_ip")


def test_types_of_the_configuration_framework() -> None:
    """Section names tell them apart, and sometimes an option as well."""
    user = type_of("22", "user_profile", "confbridge.conf")
    assert user.criteria == ("type", "user")
    assert (user.category, user.category_match) == ("general", "ACO_BLACKLIST_EXACT")
    assert type_of("22", "general", "cdr.conf").criteria is None
    assert type_of("22", "modules", "cdr.conf").ignored
    agents = {
        version: type_of(version, "agent-id", "agents.conf").category for version in ("13.18.0", "13.19.0", "16.21.0")
    }
    assert agents == {"13.18.0": "general", "13.19.0": "general,agents", "16.21.0": "general"}


@pytest.mark.parametrize(
    ("type_", "name", "file", "known"),
    [
        ("endpoint", "@mine", "pjsip.conf", True),
        ("endpoint", "ALLOW", "pjsip.conf", True),
        ("endpoint", "alow", "pjsip.conf", False),
        ("inbound-publication", "event_presence", "pjsip.conf", True),
        ("inbound-publication", "Event_presence", "pjsip.conf", True),
        ("inbound-publication", "evnt_presence", "pjsip.conf", False),
        ("phoneprov", "ANYTHING", "pjsip.conf", True),
        ("menu", "*1", "confbridge.conf", True),
        ("menu", "E", "confbridge.conf", False),
        ("bridge_profile", "sound_join", "confbridge.conf", True),
        ("bridge_profile", "my_sound_join", "confbridge.conf", False),
        ("notify", "Event", "pjsip_notify.conf", True),
    ],
)
def test_names_and_patterns(type_: str, name: str, file: str, *, known: bool) -> None:
    """Names are compared in any case; some are patterns."""
    assert (type_of("22", type_, file).option(name) is not None) is known


def test_accumulating_options() -> None:
    """Of `aors` the last line wins, `match` adds up."""
    assert option_of("22", "identify.match").repeat is Repeat.ACCUMULATE
    assert option_of("22", "endpoint.aors").repeat is Repeat.LAST


def test_references_name_their_targets() -> None:
    """In machine words."""
    assert option_of("22", "endpoint.aors").value.targets == ("aor",)
    assert option_of("22", "endpoint.context").value.targets == ("dialplan-context",)
    assert option_of("22", "endpoint.acl").value.targets == ("acl.conf",)
    geolocation = option_of("22", "endpoint.geoloc_incoming_call_profile").value
    assert geolocation.targets == ("geolocation-profile",)
    assert geolocation.checked_at_load


def test_other_spellings_of_yes_are_aliases() -> None:
    """`values` is what to offer."""
    value = option_of("22", "endpoint.100rel").value
    assert value.values == ("yes", "no", "required", "peer_supported")
    assert (value.aliases["true"], value.aliases["off"]) == ("yes", "no")


def test_measured_behaviour_beats_the_source() -> None:
    """A few rows of the table of corrections."""
    assert option_of("22", "endpoint.callerid_privacy").value.extra["alt"] == "integer"
    assert option_of("22", "endpoint.call_group").value.extra["fatal"] == [2147483647]
    assert option_of("22", "aor.contact").value.empty == "ignore"
    assert any(rule.when == "expiration = 0" for rule in type_of("22", "registration").apply_rules)


def test_a_switch_that_was_registered_the_wrong_way_round() -> None:
    """`tcp_keepalive_enable` before 20.13, 21.8 and 22.3, and in 18 for ever."""
    inverted = {
        version: bool(option_of(version, "transport.tcp_keepalive_enable").value.extra.get("inverted"))
        for version in ("18", "20.12.0", "20.13.0", "22.2.0", "22.3.0", "23")
    }
    assert list(inverted.values()) == [True, True, False, True, False, False]


def test_codecs_of_a_version() -> None:
    """`all` and `none` are no codecs."""
    assert {"ulaw", "opus", "h265"} <= load("22").codecs
    assert not {"all", "none"} & load("22").codecs
    assert "h265" not in load("16.6.0").codecs
    assert "h265" in load("16.7.0").codecs
    assert "testlaw" in load("18").codecs
    assert "testlaw" not in load("20").codecs


def test_the_wizard_has_prefixes() -> None:
    """What stands behind one is an option of another type."""
    wizard = type_of("22", "wizard", "pjsip_wizard.conf")
    assert wizard.prefixes["inbound_auth/"] == "auth"
    assert option_of("22", "wizard.contact_pattern", "pjsip_wizard.conf").default == "sip:${REMOTE_HOST}"
    assert type_of("13.2.0", "wizard", "pjsip_wizard.conf").absent["has_hint"].since["13"] == "13.3.0"


def test_files_of_modules_are_known_in_part() -> None:
    """Only where all options are known may one be called unknown."""
    assert load("22").files["modules.conf"].complete
    assert not load("22").files["http.conf"].complete
    assert type_of("22", "general", "http.conf").complete
    assert type_of("18", "general", "http.conf").complete
    assert not type_of("22", "restriction", "http.conf").complete
    assert not type_of("22", "general", "iax.conf").complete
    assert type_of("22", "modules", "modules.conf").unknown_log == ("ERROR", "Unknown configuration option '{name}'")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("pjsip.conf", "pjsip.conf"),
        ("/etc/asterisk/pjsip.conf", "pjsip.conf"),
        ("C:\\asterisk\\pjsip.conf", "pjsip.conf"),
        ("/etc/asterisk/jabber.conf", "xmpp.conf"),
        ("/etc/asterisk/pjsip_local.conf", None),
        ("", None),
    ],
)
def test_the_schema_of_a_path(path: str, name: str | None) -> None:
    """The name of the file decides."""
    found = file_schema_for(load("22"), path)
    assert (found.name if found else None) == name


def test_where_sorcery_looks_by_default() -> None:
    """For `sorcery.conf` and `extconfig.conf`."""
    mappings = {(mapping.instance, mapping.type): mapping for mapping in sorcery_mappings("22")}
    aor = mappings["res_pjsip", "aor"]
    assert (aor.wizards, aor.family) == (("config,pjsip.conf,criteria=type=aor",), "ps_aors")
    assert mappings["res_geolocation", "profile"].wizards == (
        "memory",
        "config,geolocation.conf,criteria=type=profile",
    )
    assert ("res_geolocation", "profile") not in {(one.instance, one.type) for one in sorcery_mappings("13")}


def test_help_is_read_when_it_is_there() -> None:
    """A file without help has an empty table."""
    assert help_for("pjsip.conf")["aor"]["contact"]
    assert help_for("nosuch.conf") == {}


def test_only_the_files_that_are_asked_for_are_read() -> None:
    """A run over `pjsip.conf` opens its data, the index and the codecs."""
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from asterisk_ls.schema.load import load\n"
        "schema = load('22')\n"
        "'confbridge.conf' in schema.files, list(schema.files), len(schema.files)\n"
        "schema.files['pjsip.conf']\n"
        "import json; print(json.dumps([path for path in opened if path.endswith('.json')]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"PYTHONPATH": str(SERVER)}
    )
    names = {Path(path).name for path in json.loads(done.stdout)}
    assert names == {"codecs.json", "index.json", "pjsip.conf.json"}


@pytest.mark.parametrize("text", ["{", "[]", '{"types": {"a": {"options": {"b": {}}}}}'])
def test_damaged_data_is_named(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that lost part of itself says which file it was."""
    for name in ("index.json", "codecs.json"):
        (tmp_path / name).write_bytes((loading.DATA / name).read_bytes())
    (tmp_path / "pjsip.conf.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(loading, "DATA", tmp_path)
    for cached in (loading.read_data, loading._load):  # noqa: SLF001 - what was read before is not asked again
        cached.cache_clear()
    try:
        with pytest.raises(DataError, match=r"pjsip\.conf\.json"):
            load("22").files["pjsip.conf"]
    finally:
        for cached in (loading.read_data, loading._load):  # noqa: SLF001 - nor may it stay
            cached.cache_clear()


def test_the_type_of_a_file_schema() -> None:
    """Callers may rely on a `FileSchema`, whatever is behind the mapping."""
    assert all(isinstance(load("13").files[name], FileSchema) for name in load("13").files)
