"""Loads `contacts.yml`: who can be called for what, as the card `contacts` tells it, one by one.

Never invents: what no source gives is None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.content import check_keys, parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.model import Source

_PHONE = re.compile(r"[0-9]+(?:-[0-9]+)*")
_EXTENSION = re.compile(r"[0-9]+")
_TEXTS = ("name", "for")
_OPTIONAL_TEXTS = ("hours", "languages", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Someone who can be called. Texts by language; None where no source gives one."""

    id: str
    phone: Mapping[str, str]
    phone_href: str
    name: Mapping[str, str]
    purpose: Mapping[str, str]
    hours: Mapping[str, str] | None
    languages: Mapping[str, str] | None
    address: Mapping[str, str] | None
    source: Source | None


def load_contacts(path: Path, *, sources: Mapping[str, Source]) -> tuple[Contact, ...]:
    """Return the contacts of `path`, in its order.

    Args:
        path: the file.
        sources: the registry of sources by id.

    Raises:
        InvalidContent: with every problem: a missing or unknown key, a text that lacks a language, a source that is
            not registered, an id twice, a number that cannot be dialled.
    """
    content = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    required: dict[str, type | tuple[type, ...]] = {"extension": dict, "contacts": list}
    if not isinstance(content, dict) or (problems := check_keys(content, where=path.name, required=required)):
        raise InvalidContent(problems if isinstance(content, dict) else [f"{path.name}: must have 'contacts:'"])
    problems = _wrong_text(content["extension"], where=f"{path.name}: 'extension'")
    seen: set[str] = set()
    for entry in content["contacts"]:
        where = f"{path.name}: contact '{entry.get('id') if isinstance(entry, dict) else entry}'"
        found = _wrong(entry, where=where, sources=sources)
        if not found and entry["id"] in seen:
            found.append(f"{where}: the id stands twice")
        if not found:
            seen.add(entry["id"])
        problems += found
    if problems:
        raise InvalidContent(problems)
    return tuple(_contact(entry, content["extension"], sources) for entry in content["contacts"])


def _wrong(entry: Any, *, where: str, sources: Mapping[str, Source]) -> list[str]:
    if not isinstance(entry, dict):
        return [f"{where}: must have 'id', 'phone' and the others"]
    none = type(None)
    required: dict[str, type | tuple[type, ...]] = {
        "id": str,
        "phone": str,
        "extension": (str, none),
        "source": (str, none),
        **dict.fromkeys(_TEXTS, dict),
        **dict.fromkeys(_OPTIONAL_TEXTS, (dict, none)),
    }
    wrong = check_keys(entry, where=where, required=required)
    if wrong:
        return wrong
    if not _PHONE.fullmatch(entry["phone"]):
        wrong.append(f"{where}: 'phone' must be digits, with '-' between them")
    if entry["extension"] is not None and not _EXTENSION.fullmatch(entry["extension"]):
        wrong.append(f"{where}: 'extension' must be digits")
    if entry["source"] is not None and entry["source"] not in sources:
        wrong.append(f"{where}: there is no source '{entry['source']}' in sources.yml")
    for key in (*_TEXTS, *_OPTIONAL_TEXTS):
        if entry[key] is not None:
            wrong += _wrong_text(entry[key], where=f"{where}: '{key}'")
    return wrong


def _wrong_text(text: Mapping[str, Any], *, where: str) -> list[str]:
    wrong = check_keys(text, where=where, required=dict.fromkeys(LANGUAGES, str))
    return wrong or [f"{where}: '{language}' must not be empty" for language in LANGUAGES if not text[language].strip()]


def _contact(entry: Mapping[str, Any], said: Mapping[str, str], sources: Mapping[str, Source]) -> Contact:
    phone, extension = entry["phone"], entry["extension"]
    dialled = phone.replace("-", "")
    if extension is None:
        shown = dict.fromkeys(LANGUAGES, phone)
    else:
        shown = {code: said[code].format(phone=phone, extension=extension) for code in LANGUAGES}
        dialled += f",{extension}"  # a comma waits before the extension is dialled
    return Contact(
        id=entry["id"],
        phone=shown,
        phone_href=f"tel:{dialled}",
        name=entry["name"],
        purpose=entry["for"],
        hours=entry["hours"],
        languages=entry["languages"],
        address=entry["address"],
        source=sources[entry["source"]] if entry["source"] else None,
    )
