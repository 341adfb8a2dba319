"""Checks of the machine's upkeep: antivirus, updates, sleep. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.preflight import Finding, Verdict, unread

EXAM_MINUTES: Final = 105
SHOWN_FILES: Final = 5
SOON_MS: Final = 4 * 60 * 60 * 1000
ANTIVIRUS: Final[Mapping[str, str]] = {
    "avastsvc": "Avast",
    "avgsvc": "AVG",
    "avguard": "Avira",
    "avp": "Kaspersky",
    "bdservicehost": "Bitdefender",
    "clamd": "ClamAV",
    "csfalconservice": "CrowdStrike",
    "ekrn": "ESET",
    "falcon-sensor": "CrowdStrike",
    "fshoster32": "WithSecure",
    "hurukai": "HarfangLab",
    "mbamservice": "Malwarebytes",
    "mcshield": "McAfee",
    "msmpeng": "Microsoft Defender",
    "ntrtscan": "Trend Micro",
    "oaeventd": "ESET",
    "savd": "Sophos",
    "savservice": "Sophos",
    "sentinelagent": "SentinelOne",
    "vsserv": "Bitdefender",
    "wdavdaemon": "Microsoft Defender",
}
"""Known products by the name of their process."""


@dataclass(frozen=True, slots=True)
class Updates:
    """What waits to be installed, where that is known.

    `restart_ms` is how long until a planned restart or shutdown, if there is one.
    """

    pending: bool | None
    restart_needed: bool
    restart_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """When the machine rests by itself, in minutes; 0 is never, None is not known.

    `lid` says that closing the lid puts it to sleep.
    """

    sleep: int | None
    screen: int | None
    lid: bool = False


def check_antivirus(
    programs: Sequence[str], damaged: Sequence[str] | None, *, excluded: bool | None = None
) -> Finding:
    """Whether the program's files are all there and unchanged, and what watches over them.

    Args:
        programs: Names of what runs, in lower case and without extension.
        damaged: Own files that are gone or changed; None where no list of them was installed.
        excluded: Whether the product was told to leave the program alone, where it says so.
    """
    products = sorted({ANTIVIRUS[name] for name in programs if name in ANTIVIRUS})
    if damaged:
        shown = ", ".join(damaged[:SHOWN_FILES])
        return Finding("antivirus", Verdict.STOP, {"count": len(damaged), "files": shown})
    if products and not excluded:
        return Finding("antivirus", Verdict.LOOK, {"product": ", ".join(products)})
    if damaged is None:
        return Finding("antivirus", Verdict.LOOK, case="unlisted")
    if products:
        return Finding("antivirus", Verdict.FINE, {"product": ", ".join(products)}, "known")
    return Finding("antivirus", Verdict.FINE)


def check_updates(updates: Updates | None) -> Finding:
    """Whether the machine could restart, or slow down, during the exam."""
    if updates is None:
        return unread("updates")
    if updates.restart_ms is not None and updates.restart_ms < SOON_MS:
        return Finding("updates", Verdict.STOP, {"minutes": updates.restart_ms // 60_000})
    if updates.restart_needed or updates.restart_ms is not None:
        return Finding("updates", Verdict.LOOK, case="restart")
    if updates.pending is None:
        return Finding("updates", Verdict.FINE, case="quiet")
    return Finding("updates", Verdict.LOOK if updates.pending else Verdict.FINE)


def check_sleep(rest: Rest | None) -> Finding:
    """Whether the machine stays awake for the length of an exam.

    A darkened screen and a closed lid are looked at only: the program keeps both away meanwhile.
    """
    if rest is None or rest.sleep is None:
        return unread("sleep")
    data = {"minutes": rest.sleep}
    if 0 < rest.sleep < EXAM_MINUTES:
        return Finding("sleep", Verdict.STOP, data)
    if rest.sleep:
        return Finding("sleep", Verdict.LOOK, data)
    if rest.lid:
        return Finding("sleep", Verdict.LOOK, case="lid")
    if rest.screen:
        return Finding("sleep", Verdict.LOOK, {"minutes": rest.screen}, case="screen")
    return Finding("sleep", Verdict.FINE)
