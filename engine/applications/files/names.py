"""Names of files and folders: which are allowed, extensions, patterns. Knows no folder."""

import re
import unicodedata
from typing import Final

from engine.treatments import treated

LONGEST: Final = 80
TRASH_NAME: Final = "Corbeille"
"""How paths name the trash."""

KINDS: Final = {
    "text": ("odt", "rtf", "txt", "md", "docx"),
    "sheet": ("ods", "csv", "xlsx"),
    "slides": ("odp", "pptx"),
    "pdf": ("pdf",),
    "image": ("jpg", "jpeg", "png", "gif", "svg", "webp", "xcf", "tif"),
    "sound": ("mp3", "ogg", "wav", "flac", "m4a"),
    "video": ("mp4", "webm", "avi", "mkv", "mov"),
    "archive": ("zip",),
    "web": ("html", "htm", "css"),
    "other": (),
}
"""Families of files by extension."""

_EXTENSION: Final = re.compile(r"(?<=.)\.([A-Za-z][A-Za-z0-9]{0,4})$", re.DOTALL)
_FORBIDDEN: Final = frozenset('\\/:*?"<>|')
_FAMILY: Final = {one: kind for kind, extensions in KINDS.items() for one in extensions}


def tidy(text: str) -> str:
    """A name as it is kept: composed accents, no space around."""
    return unicodedata.normalize("NFC", text).strip()


def fault(name: str) -> str:
    """Why a name cannot be given, as a reason of refusal; empty when it can."""
    if not name or not name.strip("."):
        return "name-empty"
    if len(name) > LONGEST:
        return "name-long"
    if _FORBIDDEN & set(name) or not name.isprintable():
        return "name-characters"
    return ""


def same(name: str) -> str:
    """What two names share that cannot stand in one folder."""
    return tidy(name).casefold()


def extension(name: str) -> str:
    """What stands behind the last dot, in lower case and without it, or nothing."""
    found = _EXTENSION.search(name)
    return found.group(1).lower() if found else ""


def stem(name: str) -> str:
    """The name without its extension."""
    return _EXTENSION.sub("", name)


def suffix(name: str) -> str:
    """The extension as it is written, with its dot, or nothing."""
    return name[len(stem(name)) :]


def family(name: str) -> str:
    """The kind of file that its extension announces, one of `KINDS`."""
    return _FAMILY.get(extension(name), "other")


def numbered(name: str, number: int) -> str:
    """A name beside an equal one: ``plan (2).pdf``."""
    return f"{stem(name)} ({number}){suffix(name)}"


def fits(name: str, pattern: str) -> bool:
    """Whether a name is searched by a pattern, whatever the case and accents.

    ``*`` stands for any characters and ``?`` for one; a pattern with one of them is the whole
    name, another one a part of it.
    """
    plain, wanted = treated_name(name), treated_name(pattern)
    if not set("*?") & set(wanted):
        return wanted in plain
    parts = {"*": ".*", "?": "."}
    made = "".join(parts.get(letter) or re.escape(letter) for letter in wanted)
    return re.fullmatch(made, plain, re.DOTALL) is not None


def treated_name(name: str) -> str:
    """A name without case and accents, with its spaces."""
    return " ".join(treated(word, frozenset({"t1"})) for word in tidy(name).split())
