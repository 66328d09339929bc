"""What a URL or a file name says of an article: its outlet and its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from recoupe.language import shared_table

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>19[89]\d|20[0-9]\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_EDGE = r"(?<![0-9A-Za-z])"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_EDGE}{_YEAR}[/_.-]{_MONTH}[/_.-]{_DAY}(?!\d)",
        rf"{_EDGE}{_YEAR}{_MONTH}{_DAY}(?![0-9a-z])",
        rf"{_EDGE}{_DAY}[/_.-]{_MONTH}[/_.-]{_YEAR}(?!\d)",
        rf"{_EDGE}{_YEAR}/(?P<name>{'|'.join(_MONTHS)})/{_DAY}(?!\d)",
        rf"/{_YEAR}/{_MONTH}/",
    )
)


def day_in(path: str) -> str | None:
    """Give the EDTF day (or month) that stands in a URL's path or a file name, else None.

    Known forms: 2023/11/14, 2023-11-14, 20231114, 14-11-2023, 2023/nov/14 and 2023/11.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(path):
            found = _edtf(match.groupdict())
            if found:
                return found
    return None


def day_in_url(url: str) -> str | None:
    """Give the EDTF day (or month) that stands in the path of a URL, else None."""
    return day_in(urlsplit(url).path) if _host(url) else None


def outlet_at(url: str) -> str | None:
    """Give the outlet whose page a URL is, where the table of outlets knows its domain."""
    return next(
        (_outlets()[domain] for domain in _domains(_host(url)) if domain in _outlets()), None
    )


def host_of(url: str) -> str | None:
    """Give the bare host of a URL, to name an outlet that no table knows.

    Hosts that hold pages of many outlets (archives, social networks) give None.
    """
    host = _host(url)
    shared = set(shared_table("outlets")["pages"]["hosts"])
    return host if host and shared.isdisjoint(_domains(host)) else None


def outlet_named(name: str) -> str | None:
    """Give the outlet whose domain stands in a file name («lefleuve.fr-sommet.html»), else None."""
    for word in re.split(r"[_\s]+|-(?=[^-]*\.[a-z])", Path(name).stem.lower()):
        host = re.match(r"(?:[\w-]+\.)+[a-z]{2,}", word)
        for domain in _domains(host[0]) if host else ():
            if domain in _outlets():
                return _outlets()[domain]
    return None


def _edtf(parts: dict[str, str | None]) -> str | None:
    number, name = parts.get("month"), parts.get("name")
    month = int(number) if number else 1 + _MONTHS.index(str(name))
    if not parts.get("day"):
        return f"{parts['year']}-{month:02}"
    try:
        return date(int(str(parts["year"])), month, int(str(parts["day"]))).isoformat()
    except ValueError:
        return None


def _host(url: str) -> str:
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = parts.hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return host if "." in host else ""


def _domains(host: str) -> Iterator[str]:
    """Give the host, then each domain above it."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


@cache
def _outlets() -> dict[str, str]:
    table: dict[str, str] = shared_table("outlets")["domains"]
    return table
