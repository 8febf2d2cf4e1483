"""What took the place of applications and functions that are gone, and of some that are on their way out.

Each entry names where Asterisk itself says so: `UPGRADE` is the file of that name of a release, `source` what the code or
its documentation of the last release says that had the name.
"""

from __future__ import annotations

from typing import NamedTuple


class Replacement(NamedTuple):
    """What to write now."""

    use: str
    said_by: str
    same_arguments: bool = False
    """Whether another name is all that it takes."""


APPLICATIONS = {
    "AbsoluteTimeout": Replacement("Set(TIMEOUT(absolute)=…)", "UPGRADE 1.2"),
    "AppendCDRUserField": Replacement("Set(CDR(userfield)=${CDR(userfield)}…)", "source 1.4"),
    "CallerPres": Replacement("Set(CALLERID(pres)=…)", "UPGRADE 1.2"),
    "ChangeMonitor": Replacement("MixMonitor", "source 20"),
    "CheckGroup": Replacement("GotoIf($[${GROUP_COUNT()} > …]?…)", "UPGRADE 1.2"),
    "Curl": Replacement("${CURL(…)}", "source 1.2"),
    "Cut": Replacement("${CUT(…)}", "UPGRADE 1.4"),
    "DBdel": Replacement("${DB_DELETE(family/key)}", "source 13"),
    "DBget": Replacement("Set(name=${DB(family/key)})", "UPGRADE 1.2"),
    "DBput": Replacement("Set(DB(family/key)=value)", "UPGRADE 1.2"),
    "DeadAGI": Replacement("AGI", "source 22", same_arguments=True),
    "DigitTimeout": Replacement("Set(TIMEOUT(digit)=…)", "UPGRADE 1.2"),
    "EnumLookup": Replacement("${ENUMLOOKUP(…)}", "source 1.2"),
    "Eval": Replacement("${EVAL(…)}", "source 1.2"),
    "GetGroupCount": Replacement("${GROUP_COUNT(…)}", "UPGRADE 1.2"),
    "GetGroupMatchCount": Replacement("${GROUP_MATCH_COUNT(…)}", "UPGRADE 1.2"),
    "HasNewVoicemail": Replacement("${VMCOUNT(…)}", "source 1.4"),
    "HasVoicemail": Replacement("${VMCOUNT(…)}", "source 1.4"),
    "ImportVar": Replacement("Set(name=${IMPORT(channel,variable)})", "source 20"),
    "JabberStatus": Replacement("${JABBER_STATUS(…)}", "source 16"),
    "LookupBlacklist": Replacement("${BLACKLIST()}", "source 1.4"),
    "LookupCIDName": Replacement("${DB(cidname/${CALLERID(num)})}", "source 1.4"),
    "MD5": Replacement("${MD5(…)}", "source 1.2"),
    "MD5Check": Replacement("$[${MD5(…)} = …]", "UPGRADE 1.4"),
    "MYSQL": Replacement("func_odbc", "source 18"),
    "Macro": Replacement("Gosub", "UPGRADE 11"),
    "MacroExclusive": Replacement("Gosub", "UPGRADE 11"),
    "MacroExit": Replacement("Return", "UPGRADE 11"),
    "MacroIf": Replacement("GosubIf", "UPGRADE 11"),
    "MailboxExists": Replacement("${VM_INFO(mailbox@context,exists)}", "source 16"),
    "Math": Replacement("${MATH(…)}", "source 1.2"),
    "Monitor": Replacement("MixMonitor", "UPGRADE 16"),
    "NoCDR": Replacement("Set(CDR_PROP(disable)=1)", "UPGRADE 13"),
    "Random": Replacement("GotoIf($[${RAND(1,100)} > …]?…)", "source 1.4"),
    "ReadFile": Replacement("Set(name=${FILE(file,0,length)})", "source 11"),
    "RealTime": Replacement("${REALTIME(…)}", "UPGRADE 1.4"),
    "RealTimeUpdate": Replacement("Set(REALTIME(…)=…)", "UPGRADE 1.4"),
    "ResponseTimeout": Replacement("Set(TIMEOUT(response)=…)", "UPGRADE 1.2"),
    "SetAMAFlags": Replacement("Set(CHANNEL(amaflags)=…)", "source 20"),
    "SetAccount": Replacement("Set(CHANNEL(accountcode)=…)", "source 1.2"),
    "SetCDRUserField": Replacement("Set(CDR(userfield)=…)", "source 1.4"),
    "SetCIDName": Replacement("Set(CALLERID(name)=…)", "UPGRADE 1.2"),
    "SetCIDNum": Replacement("Set(CALLERID(num)=…)", "UPGRADE 1.2"),
    "SetCallerID": Replacement("Set(CALLERID(all)=…)", "source 1.4"),
    "SetCallerPres": Replacement("Set(CALLERID(pres)=…)", "source 13"),
    "SetGlobalVar": Replacement("Set(GLOBAL(name)=value)", "UPGRADE 1.4"),
    "SetGroup": Replacement("Set(GROUP()=…)", "UPGRADE 1.2"),
    "SetLanguage": Replacement("Set(CHANNEL(language)=…)", "UPGRADE 1.4"),
    "SetMusicOnHold": Replacement("Set(CHANNEL(musicclass)=…)", "UPGRADE 13"),
    "SetRDNIS": Replacement("Set(CALLERID(RDNIS)=…)", "UPGRADE 1.2"),
    "SetTransferCapability": Replacement("Set(CHANNEL(transfercapability)=…)", "source 1.4"),
    "SetVar": Replacement("Set", "UPGRADE 1.2", same_arguments=True),
    "Sort": Replacement("${SORT(…)}", "UPGRADE 1.4"),
    "TXTCIDName": Replacement("${TXTCIDNAME(…)}", "source 1.2"),
    "WaitMusicOnHold": Replacement("MusicOnHold(,duration)", "UPGRADE 13"),
}
FUNCTIONS = {
    "CHECK_MD5": Replacement("$[${MD5(…)} = …]", "UPGRADE 1.4"),
    "LANGUAGE": Replacement("CHANNEL(language)", "source 1.4"),
    "MUSICCLASS": Replacement("CHANNEL(musicclass)", "source 1.4"),
    "QUEUEAGENTCOUNT": Replacement("QUEUE_MEMBER(queue,logged)", "UPGRADE 1.4, source 22"),
    "CALLERPRES": Replacement("CALLERID(num-pres)", "source 16"),
    "MAILBOX_EXISTS": Replacement("VM_INFO(mailbox@context,exists)", "source 16"),
    "QUEUE_MEMBER_COUNT": Replacement("QUEUE_MEMBER(queue,logged)", "source 22"),
    "QUEUE_MEMBER_PENALTY": Replacement("QUEUE_MEMBER(queue,penalty,interface)", "source 22"),
    "SIPCHANINFO": Replacement("CHANNEL(…)", "UPGRADE 13"),
    "VALID_EXTEN": Replacement("DIALPLAN_EXISTS", "source 22", same_arguments=True),
}
SUCCESSORS = {
    "SIPAddHeader": Replacement("Set(PJSIP_HEADER(add,name)=value)", "chan_sip → chan_pjsip"),
    "SIPDtmfMode": Replacement("Set(PJSIP_DTMF_MODE()=…)", "chan_sip → chan_pjsip"),
    "SIPRemoveHeader": Replacement("Set(PJSIP_HEADER(remove,name)=)", "chan_sip → chan_pjsip"),
    "SIP_HEADER": Replacement("PJSIP_HEADER(read,name)", "chan_sip → chan_pjsip"),
    "SIP_HEADERS": Replacement("PJSIP_HEADERS(…)", "chan_sip → chan_pjsip"),
    "SIPPEER": Replacement("PJSIP_ENDPOINT(name,field)", "chan_sip → chan_pjsip"),
}
"""Of another channel driver: what its successor has for the same purpose."""
