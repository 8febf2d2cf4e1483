"""What each kind of value comes to. Every row was seen on a running Asterisk 22.10.1 or follows from one that was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asterisk_ls.schema import values
from asterisk_ls.schema.model import OnBad, OptionSchema, ValueType
from asterisk_ls.schema.secrets import is_secret
from asterisk_ls.schema.values import ValueContext, judge, takes_anything
from asterisk_ls.schema.verdict import ID, LINE, TAKEN, Fate, Verdict

CODECS = frozenset({"alaw", "g722", "g729", "gsm", "h264", "opus", "ulaw", "vp8"})
SWITCH = ("yes", "true", "y", "t", "1", "on", "no", "false", "n", "f", "0", "off")

KINDS: dict[str, ValueType] = {
    "acl": ValueType("ref_list", targets=("acl.conf",)),
    "allow": ValueType("codec_list"),
    "async_operations": ValueType("uint"),
    "auth_type": ValueType("enum", values=("userpass", "md5", "google_oauth", "digest")),
    "bind": ValueType("bind"),
    "call_group": ValueType("group_list", on_bad=OnBad.WARN),
    "callerid": ValueType("callerid", on_bad=OnBad.KEEP),
    "callerid_privacy": ValueType("enum", values=("allowed", "prohib", "unavailable")),
    "cert_file": ValueType("path"),
    "cipher": ValueType("list"),
    "codec_prefs_incoming_offer": ValueType("codec_prefs"),
    "contact": ValueType("sip_uri_list"),
    "contact_permit": ValueType("acl_rule"),
    "cos": ValueType("uint"),
    "device_state_filter": ValueType("regex"),
    "direct_media": ValueType("bool", on_bad=OnBad.FALSE),
    "direct_media_method": ValueType("enum", values=("invite", "reinvite", "update")),
    "disallow": ValueType("codec_list"),
    "dtls_cert_file": ValueType("path"),
    "dtls_rekey": ValueType("uint"),
    "dtls_setup": ValueType("enum", on_bad=OnBad.DEFAULT, values=("active", "passive", "actpass")),
    "endpoint_identifier_order": ValueType("list"),
    "event": ValueType("event_package"),
    "from_user": ValueType("string"),
    "identify_by": ValueType("list", values=("username", "auth_username", "ip", "header", "request_uri")),
    "list_item": ValueType("list"),
    "local_net": ValueType("acl_rule"),
    "match": ValueType("match_list"),
    "max_forwards": ValueType("uint", minimum=1, maximum=255),
    "media_address": ValueType("host_or_ip"),
    "method": ValueType("enum", values=("default", "tlsv1_2", "sslv23"), empty="default"),
    "named_call_group": ValueType("name_list"),
    "outbound_proxy": ValueType("sip_uri"),
    "outgoing_call_offer_pref": ValueType(
        "enum",
        values=("local", "local_merge", "local_first", "remote", "remote_merge", "remote_first"),
        case_sensitive=True,
    ),
    "parkpos": ValueType("range"),
    "password_digest": ValueType("digest_list"),
    "permit": ValueType("acl_rule"),
    "qualify_timeout": ValueType("double"),
    "rtp_engine": ValueType("module_engine"),
    "rtp_timeout": ValueType("uint", maximum=4294967295),
    "send_mky": ValueType("enum", values=("not_set", *SWITCH)),
    "set_var": ValueType("var_assign"),
    "supported_algorithms_uas": ValueType("list"),
    "t38_udptl_ec": ValueType("enum", values=("none", "fec", "redundancy"), case_sensitive=True),
    "tcp_keepalive_idle_time": ValueType("int"),
    "tos": ValueType("tos"),
    "tos_audio": ValueType("tos"),
    "udptlstart": ValueType("uint"),
}


def check(line: str, fate: Fate, expected: str = "", *, of: str = "endpoint", file: str = "pjsip.conf") -> Verdict:
    """`name = value` has this fate; `expected` is part of the complaint, of the log or of what it reads as."""
    name, _, value = (part.strip() for part in line.partition("="))
    option = OptionSchema(name.lower(), KINDS[name.lower()])
    context = ValueContext(
        type=of,
        version="22.10.1",
        codecs=CODECS,
        exists=lambda path: path.startswith("/etc"),
        resolves=lambda host: host == "localhost",
        file=file,
    )
    verdict = judge(option, name, value, context)
    assert verdict.fate is fate, verdict
    assert verdict is TAKEN or not takes_anything(option)
    told = " | ".join([verdict.complaint, str(verdict.reads_as), *(line.message for line in verdict.log)])
    assert expected in told.replace(ID, "ID").replace(LINE, "LINE"), told
    assert (verdict is TAKEN) == (fate is Fate.TAKEN)
    assert (fate is Fate.TAKEN) or verdict.complaint
    return verdict


@pytest.mark.parametrize(
    "line",
    [
        "direct_media = yes",
        "direct_media = NO",
        "direct_media = f",
        "max_forwards = 70",
        "rtp_timeout = +4",
        "tcp_keepalive_idle_time = -1",
        "qualify_timeout = 3.5",
        "qualify_timeout = 1e3",
        "allow = ulaw",
        "allow = !all,ulaw,OPUS:20|alaw",
        "allow = (ulaw|alaw)",
        "allow = ulaw:",
        "allow = none",
        "disallow = all",
        "disallow =",
        "permit = 192.0.2.1",
        "permit = 192.0.2.0/24,!192.0.2.7",
        "permit = 192.0.2.0/255.255.255.0",
        "permit = 2001:db8::/32",
        "permit = fe80::1%lo:1",
        "permit = 0/0",
        "permit =",
        "match = 192.0.2.1:5060, sip.example.com",
        "bind = 0.0.0.0:5061",
        "bind = [::]:5060",
        "bind = ::",
        "media_address = pbx.example.com",
        "contact = <sip:u@h>,SIPS:v@h:5061",
        "contact =",
        "auth_type = UserPass",
        "method =",
        "identify_by = ip, USERNAME,,",
        "tos_audio = ef",
        "tos_audio = 184",
        "tos_audio = 0xb8",
        "call_group = 1,3-5",
        'callerid = "Alice" <100>',
        "callerid = Alice <100>",
        "callerid = 100",
        "callerid = Alice",
        "callerid_privacy = 3",
        "codec_prefs_incoming_offer = prefer: pending, operation: intersect, keep: all",
        "cipher = AES128-SHA, ECDHE-RSA-AES128-GCM-SHA256",
        "cipher = GOST2012-GOST8912-GOST8912-MD5",
        "set_var = NAME=",
        "set_var =",
        "dtls_rekey = 0",
        "named_call_group = sales, support",
        "device_state_filter = ^PJSIP/(alice|bob)$",
        "endpoint_identifier_order = ip,username",
        "from_user = +1-555;x=y",
        "outbound_proxy = sip:proxy.example.com;lr",
        "cert_file = /etc/cert.pem",
        "event = my-own-event",
        "supported_algorithms_uas = md5, SHA-256",
        "parkpos = 701-720",
    ],
)
def test_means_what_it_says(line: str) -> None:
    """The great majority: nothing to say, and always with the same object."""
    check(line, Fate.TAKEN)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("max_forwards =", "empty, but a number is needed"),
        ("max_forwards = 0", "out of range: 1 to 255"),
        ("rtp_timeout = 30s", "not a whole number"),
        ("rtp_timeout = -1", "too small"),
        ("rtp_timeout = 4294967296", "too large: at most 4294967295"),
        ("rtp_timeout = 08", "not a whole number"),
        ("tcp_keepalive_idle_time = 2147483648", "too large"),
        ("qualify_timeout = 3s", "not a number"),
        ("allow = ulaw,g711", "Cannot allow unknown format 'g711'"),
        ("allow = !g711", "Cannot disallow unknown format 'g711'"),
        ("allow = ulaw,", "Cannot allow unknown format ''"),
        ("allow =", "Cannot allow unknown format ''"),
        ("allow = ulaw:x", "Bad packetization value for codec ulaw"),
        ("permit = 192.0.2.1, 192.0.2.2", "Invalid IP address:  192.0.2.2"),
        ("permit = host.example.com", "Invalid IP address: host.example.com"),
        ("permit = 192.0.2.1:80", "Port disallowed in 192.0.2.1:80 | Invalid IP address: 192.0.2.1:80"),
        ("permit = 192.0.2.1/33", "Invalid CIDR netmask: 33"),
        ("permit = 192.0.2.1/255.255.255.300", "Invalid netmask: 255.255.255.300"),
        ("permit = 192.0.2.1/ffff::", "Address and mask are not using same address scheme."),
        ("permit = fe80::1%eth7", "Invalid IP address: fe80::1%eth7"),
        ("permit = fe80::1%eth7:1", "Invalid IP address: fe80::1%eth7:1"),
        ("acl = office,home,Office", "Named ACL 'Office' occurs multiple times in ACL definition."),
        ("match = 192.0.2.0/33", "Failed to add address '192.0.2.0/33' to ip endpoint identifier 'ID'"),
        ("bind = 192.0.2.300", "no address to bind to"),
        ("bind = 127.0.0.1:99999", "ports end at 65535"),
        ("bind = nosuch.example.com", "no address to bind to"),
        ("bind = fe80::1%eth7", "no address to bind to"),
        ("bind = [fe80::1%eth7]:5060", "no address to bind to"),
        ("contact = alice@192.0.2.1", "is not a sip(s) uri: alice@192.0.2.1"),
        (f"contact = sip:{'h' * 246}", "the host is longer than 245 characters"),
        (f"contact = sip:{'u' * 506}@h", "longer than 511 characters"),
        ("contact = sip:[2001:db8::1", "not closed"),
        ("auth_type = plain", "Unknown authentication storage type 'plain' specified for auth_type"),
        (
            "direct_media_method = re-invite",
            "Unrecognized option value re-invite for direct_media_method on endpoint ID",
        ),
        ("t38_udptl_ec = FEC", "`FEC` is none of none, fec, redundancy"),
        ("identify_by = ip,mac", "Unrecognized identification method mac specified for endpoint ID"),
        ("tos_audio = cs8", "Error configuring endpoint 'ID' - Could not interpret 'tos_audio' value 'cs8'"),
        ("codec_prefs_incoming_offer = pending", "Codec preference 'pending' is invalid for option"),
        ("codec_prefs_incoming_offer = keep: one", "Codec preference 'keep' has invalid value 'one' for option"),
        ("codec_prefs_incoming_offer = operation: union", "has invalid value 'union' for option:"),
        ("set_var = NAME", "NAME=value"),
        ("named_call_group = ,", "no name"),
        ("from_user = a b", "field contains invalid character ' '"),
        ("dtls_cert_file = cert.pem", "dtlscertfile file cert.pem does not exist or is not readable"),
        ("callerid_privacy = secret", "is none of"),
        ("device_state_filter = [", "Could not compile regex '[': Invalid regular expression"),
        ("device_state_filter = (", "Could not compile regex '(': Unmatched ( or \\("),
        ("device_state_filter = *", "Could not compile regex '*': Invalid preceding regular expression"),
    ],
)
def test_costs_the_object(line: str, expected: str) -> None:
    """The handler fails, and says why in these words or not at all."""
    check(line, Fate.REFUSED, expected)


@pytest.mark.parametrize(
    ("line", "reads_as"),
    [
        ("direct_media = maybe", "no"),
        ("direct_media = enabled", "no"),
        ("rtp_timeout = 010", "8"),
        ("cos = 9", "9"),
        ("qualify_timeout = nan", "nan"),
        ("permit = 010.0.0.1", "8.0.0.1"),
        ("permit = 10/8", "0.0.0.10"),
        ("match = 10.1.1", "10.1.0.1"),
        ("match = 192.0.2.1:99999", "192.0.2.1:34463"),
        ("bind = 5075", "0.0.19.211"),
        ("bind = 5 min", "0.0.0.5"),
        ("bind =", "0.0.0.0"),  # noqa: S104 - what Asterisk does
        ("media_address = 010.0.0.1", "8.0.0.1"),
        ("tos_audio = 300", "44"),
        ("tos_audio = 184x", "184"),
        ("dtls_rekey = -1", "4294967295"),
        ("callerid_privacy = 77", "77"),
        ("cipher = 1s", "NULL-MD5"),
    ],
)
def test_means_something_else(line: str, reads_as: str) -> None:
    """Accepted without a word, and not what was meant."""
    assert check(line, Fate.MISREAD).reads_as == reads_as


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("call_group = 1,64", "Ignoring invalid group 64 (maximum group is 63)"),
        ("call_group = 1,a", "Syntax error parsing group configuration '1,a' at 'a'. Ignoring."),
        ("dtls_setup = both", "no effect"),
        ("endpoint_identifier_order = ip, username", "the blank disables `username`"),
        ("list_item = alice, bob, alice", "Ignoring duplicated list item 'alice'"),
        ("event = presense", "nothing serves the event `presense`"),
    ],
)
def test_has_no_effect(line: str, expected: str) -> None:
    """The object loads, the value is lost."""
    check(line, Fate.IGNORED, expected)


def test_a_group_that_keeps_asterisk_from_starting() -> None:
    """The loop over the groups never ends."""
    check("call_group = 2147483647", Fate.FATAL, "never finishes starting")


@pytest.mark.parametrize(
    ("line", "fate", "expected"),
    [
        ("CALL_GROUP = 1", Fate.REFUSED, "lower case"),
        ("NAMED_CALL_GROUP = a", Fate.REFUSED, "lower case"),
        ("TOS_AUDIO = ef", Fate.REFUSED, "lower case"),
        ("DEVICE_STATE_FILTER = a", Fate.REFUSED, "lower case"),
        ("CODEC_PREFS_INCOMING_OFFER = keep: all", Fate.REFUSED, "Unsupported option 'CODEC_PREFS_INCOMING_OFFER'"),
        ("CONTACT_PERMIT = 192.0.2.1", Fate.MISREAD, "deny=192.0.2.1"),
        ("OUTGOING_CALL_OFFER_PREF = local_first", Fate.MISREAD, "incoming_call_offer_pref=local_first"),
        ("OUTGOING_CALL_OFFER_PREF = local_merge", Fate.REFUSED, "lower case"),
        ("PERMIT = 192.0.2.1", Fate.TAKEN, ""),
        ("DIRECT_MEDIA = yes", Fate.TAKEN, ""),
        ("DTLS_CERT_FILE = x", Fate.REFUSED, "DTLSCERTFILE file x"),
    ],
)
def test_names_in_capitals(line: str, fate: Fate, expected: str) -> None:
    """Names are compared in any case, but some handlers look at them a second time."""
    check(line, fate, expected)


def test_the_type_decides_what_is_said() -> None:
    """One kind of value, several handlers."""
    check("permit =", Fate.REFUSED, "Bad ACL '' at line 'LINE' of pjsip.conf", of="acl")
    check("contact_permit = x", Fate.REFUSED, "Bad contact ACL 'x' at line 'LINE' of pjsip.conf", of="acl")
    check("local_net =", Fate.TAKEN, of="transport")
    check("tos = 3", Fate.MISREAD, "uses bits that are discarded", of="transport")
    check("cert_file = x", Fate.REFUSED, "Transport: ID: cert_file x is either missing", of="transport")
    check("outbound_proxy = proxy", Fate.MISREAD, "no SIP URI")
    for contact in ("sip:", "sip:u@h:99999", "<sip:u@h>,SIPS:v@h:99999", "sip:u@h and more", "sip:u@h sip:v@h"):
        check(f"contact = {contact}", Fate.MISREAD, "cannot be called")
    check("rtp_engine = Asterisk", Fate.MISREAD, "no RTP engine")
    check("outbound_proxy = proxy", Fate.TAKEN, of="registration")
    switch = check("send_mky = enabled", Fate.REFUSED, of="profile", file="stir_shaken.conf")
    assert [line.message for line in switch.log] == [
        "Unknown send_mky response value 'enabled'",
        "Unknown value 'enabled' specified for send_mky",
    ]
    check("udptlstart = 1", Fate.MISREAD, "Set to default value 4000 instead.", file="udptl.conf")
    check("event =", Fate.REFUSED, of="resource_list")


def test_algorithms_are_all_named() -> None:
    """The handler goes on after the first unknown one."""
    verdict = check("supported_algorithms_uas = MD6, MD5, foo", Fate.REFUSED)
    assert [line.message.replace(ID, "alice") for line in verdict.log] == [
        "alice: Unknown UAS digest algorithm 'MD6' specified",
        "alice: Unknown UAS digest algorithm 'foo' specified",
    ]
    assert verdict.candidates == ("MD5",)


@pytest.mark.parametrize(
    ("line", "suggestion"),
    [
        ("direct_media = enabled", "yes"),
        ("rtp_timeout = 30 s", "30"),
        ("rtp_timeout = 010", "10"),
        ("allow = ulaw,g711a", "ulaw,alaw"),
        ("allow = ulaw,,alaw,", "ulaw,alaw"),
        ("permit = 192.0.2.1, 192.0.2.2", "192.0.2.1,192.0.2.2"),
        ("permit = 192.0.2.0/0.0.0.255", "192.0.2.0/255.255.255.0"),
        ("bind = 5075", "0.0.0.0:5075"),
        ("contact = alice@192.0.2.1", "sip:alice@192.0.2.1"),
        ("auth_type = userpas", "userpass"),
        ("identify_by = user_name, ip", "username, ip"),
        ("endpoint_identifier_order = ip, username", "ip,username"),
        ('callerid = "Alice" 100', '"Alice" <100>'),
        ("set_var = NAME = value", "NAME=value"),
        ("cipher = aes128-sha", "AES128-SHA"),
    ],
)
def test_offers_a_better_value(line: str, suggestion: str) -> None:
    """A suggestion stands for the whole value and is itself good."""
    name, _, value = (part.strip() for part in line.partition("="))
    option = OptionSchema(name, KINDS[name])
    context = ValueContext(type="endpoint", codecs=CODECS)
    assert judge(option, name, value, context).suggestion == suggestion
    assert judge(option, name, suggestion, context) is TAKEN


def test_secrets_stay_secret() -> None:
    """A complaint about a password never shows it."""
    for name in ("password", "md5_cred", "password_digest", "oauth_secret", "refresh_token", "outbound_auth/password"):
        assert is_secret(name)
    assert not is_secret("username")
    digest = "0123456789abcdef" * 2
    verdict = check(f"password_digest = MD5:{digest}x", Fate.REFUSED, "length (33) must be 32")
    assert digest not in verdict.complaint
    check(f"password_digest = MD4:{digest}", Fate.REFUSED, "Unknown password_digest algorithm 'MD4' specified")
    check(f"password_digest = SHA-256:{digest * 2}", Fate.TAKEN)


def test_codecs_change_a_set_in_order() -> None:
    """Lines apply one after the other; brackets start anew."""
    known = ("ulaw", "alaw", "opus")
    assert values.codecs_after([("disallow", "all"), ("allow", "alaw,ulaw")], known) == ("alaw", "ulaw")
    assert values.codecs_after([("allow", "all"), ("disallow", "opus")], known) == ("ulaw", "alaw")
    assert values.codecs_after([("allow", "ulaw"), ("allow", "!all,opus")], known) == ("opus",)
    assert values.codecs_after([("allow", "ulaw"), ("allow", "(opus)")], known) == ("opus",)
    assert values.codecs_after([("allow", "ulaw"), ("disallow", "all")], known) == ()


@pytest.mark.parametrize(
    ("uri", "is_good"),
    [
        ("sip:u@192.0.2.1:5060", True),
        ("<sip:u@h;lr>", True),
        ('"Alice" <sip:u@h>', True),
        ("sip:u@h?x=y", True),
        ("sip:u#1@h", True),
        ("tel:+1", True),
        ("sip:u@h:abc", False),
        ("sip:u@h:99999", False),
        ("sip:@h", False),
        ("sip:u@", False),
        ("sip:u%40@h", True),
        ("sip:u%@h", True),
        ("sip:u:%zz@h", True),
        ("sip:u@h;x=%", True),
        ("sip:u@h%", False),
        ("sip: u@h", False),
        ("sip:2001:db8::1", False),
        ("sip:u@h,sip:v@h", False),
        ("Alice sip:u@h", False),
        ("", False),
    ],
)
def test_uris_of_pjproject(uri: str, *, is_good: bool) -> None:
    """Registrations need more than `sip:` in front."""
    assert values.is_sip_uri(uri) is is_good


def test_contacts_of_registrations() -> None:
    """`contact_user` and `contact_header_params` become part of a header that has to parse."""
    assert values.contact_of_registration("", "")
    assert values.contact_of_registration("a;b", "x=1")
    assert not values.contact_of_registration("a b", "")
    assert not values.contact_of_registration("a@b", "")
    assert not values.contact_of_registration("", ";a=b")
    assert values.contact_of_registration("", "z" * 480)
    assert not values.contact_of_registration("", "z" * 500)
    assert values.is_route("2001:db8::1")
    assert not values.is_route("foo")


def test_headers_to_match() -> None:
    """A header with a text or a `/pattern/`; the two options' messages name each other."""
    assert values.match_header_problem("X-Trunk: /^a+$/") is None
    assert values.match_header_problem("X-Trunk://") is None
    missing = values.match_header_problem("X-Trunk")
    assert missing is not None
    assert "missing ':' separator" in missing.line.message
    broken = values.match_header_problem("X: /(/")
    assert broken is not None
    assert "match_request_uri regex '('" in broken.line.message
    assert values.match_request_uri_problem("/a{2,1}/") is not None


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("a|b", None),
        ("a)", None),
        ("[]a]", None),
        ("[[:alpha:]-]", None),
        ("(a)\\1", None),
        ("(a)|\\1", "Invalid back reference"),
        ("a{2,1}", "Invalid content of \\{\\}"),
        ("a{", "Unmatched \\{"),
        ("a{99999}", "Regular expression too big"),
        ("[b-a]", "Invalid range end"),
        ("[[:foo:]]", "Invalid character class name"),
        ("[a", "Unmatched [, [^, [:, [., or [="),
        ("a\\", "Trailing backslash"),
        ("^*", "Invalid preceding regular expression"),
    ],
)
def test_patterns(pattern: str, problem: str | None) -> None:
    """The words are those of glibc."""
    assert values.regex_problem(pattern) == problem


def test_versions_differ() -> None:
    """`tcp_keepalive_enable` was registered the wrong way round."""
    option = OptionSchema("tcp_keepalive_enable", ValueType("bool", extra={"inverted": True}))
    context = ValueContext(type="transport", version="18.20.0")
    assert judge(option, option.name, "yes", context).reads_as == "no"
    assert ValueContext(version="master").release > ValueContext(version="23").release > (22, 10, 1)


TEXTS = st.text(max_size=40) | st.text(alphabet="0123456789.:/,!%[]x-+ sip@<>\"'\\ulaw=;()*{}", max_size=30)


@given(name=st.sampled_from(sorted(KINDS)), value=TEXTS, of=st.sampled_from(["endpoint", "transport", "acl", "aor"]))
def test_never_raises(name: str, value: str, of: str) -> None:
    """Any text may stand in a file, in any case of any name."""
    option = OptionSchema(name, KINDS[name])
    for written in (name, name.upper()):
        verdict = judge(option, written, value, ValueContext(type=of, codecs=CODECS))
        if verdict.part is not None:
            assert 0 <= verdict.part.start <= verdict.part.end <= len(value)


@given(data=st.data(), value=TEXTS)
def test_never_raises_for_any_option(data: st.DataObject, value: str) -> None:
    """The data set may hold combinations that no row above thinks of."""
    schema = pytest.importorskip("asterisk_ls.schema.load").load("22")
    file = data.draw(st.sampled_from(sorted(schema.files)))
    types = schema.files[file].types
    kind = types[data.draw(st.sampled_from(sorted(types)))]
    options = [*kind.options.values(), *(option for _, option in kind.patterns)]
    if options:
        option = data.draw(st.sampled_from(options))
        judge(option, option.name, value, ValueContext(type=kind.type, codecs=schema.codecs, file=file))


@given(kind=st.text(max_size=12), value=TEXTS)
def test_unknown_kinds_are_taken(kind: str, value: str) -> None:
    """A kind that a newer data set brings is not called wrong."""
    assert judge(OptionSchema("new", ValueType(f"new {kind}")), "new", value, ValueContext()) is TAKEN


@given(value=TEXTS)
def test_readers_never_raise(value: str) -> None:
    """The readers take any text as well."""
    for reader in (
        values.read_bool,
        values.read_uint,
        values.read_int,
        values.read_double,
        values.split_list,
        values.sip_uri_problem,
        values.parse_acl_item,
        values.parse_bind,
        values.is_route,
        values.is_contact,
        values.is_sip_uri,
        values.regex_problem,
        values.match_header_problem,
    ):
        reader(value)
    list(values.variables_of(value))
    list(values.match_hosts(value))
    values.codecs_after([("allow", value)], CODECS)
