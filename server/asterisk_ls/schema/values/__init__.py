"""What the option handlers of Asterisk do with each value.

`judge` answers for any option and any text; the readers below it are what the checks of whole objects need.
"""

from asterisk_ls.schema.values.acl import (
    AclItem,
    acl_names,
    duplicate_acl,
    match_hosts,
    parse_acl_item,
    refused_acl_log,
)
from asterisk_ls.schema.values.addresses import Address, is_plain_ipv4, parse_address, parse_bind
from asterisk_ls.schema.values.answers import nearest
from asterisk_ls.schema.values.booleans import is_false, read_bool
from asterisk_ls.schema.values.codecs import codecs_after
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, pieces
from asterisk_ls.schema.values.digests import algorithms_log
from asterisk_ls.schema.values.headers import (
    HeaderProblem,
    match_header_problem,
    match_request_uri_problem,
)
from asterisk_ls.schema.values.judging import judge, takes_anything
from asterisk_ls.schema.values.lists import split_list
from asterisk_ls.schema.values.numbers import read_double, read_int, read_uint
from asterisk_ls.schema.values.pjsip_uri import (
    contact_of_registration,
    is_contact,
    is_route,
    is_sip_uri,
)
from asterisk_ls.schema.values.regexes import regex_problem
from asterisk_ls.schema.values.uris import sip_uri_problem
from asterisk_ls.schema.values.variables import variables_of

__all__ = [
    "AclItem",
    "Address",
    "HeaderProblem",
    "Item",
    "ValueContext",
    "acl_names",
    "algorithms_log",
    "codecs_after",
    "contact_of_registration",
    "duplicate_acl",
    "is_contact",
    "is_false",
    "is_plain_ipv4",
    "is_route",
    "is_sip_uri",
    "judge",
    "match_header_problem",
    "match_hosts",
    "match_request_uri_problem",
    "nearest",
    "parse_acl_item",
    "parse_address",
    "parse_bind",
    "pieces",
    "read_bool",
    "read_double",
    "read_int",
    "read_uint",
    "refused_acl_log",
    "regex_problem",
    "sip_uri_problem",
    "split_list",
    "takes_anything",
    "variables_of",
]
