"""A crawl of the app: every link followed, every passage held against its article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import lxml.html
from starlette.testclient import TestClient

Tree: TypeAlias = Any  # lxml's elements have no types

# What makes another page of an address; the rest says only where one came from.
_TELLING = {"page", "q", "in", "source", "beside"}


@dataclass(frozen=True)
class Visited:
    """An address that was asked for: its page (None for what is no page) and where it led."""

    tree: Tree | None
    final: str
    fragment: str


def tree_of(page: str) -> Tree:
    """Parse a page."""
    return lxml.html.document_fromstring(page)


def crawl(client: TestClient, start: str, *, leave: Sequence[str] = ()) -> dict[str, Visited]:
    """Follow every link of the app from `start`; gives what each address leads to.

    All must be there. Links that lead out of the app must say so. Addresses that begin with one of
    `leave` are not asked for.
    """
    visited: dict[str, Visited] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in visited:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        html = answer.headers["content-type"].startswith("text/html")
        tree = tree_of(answer.text) if html else None
        url = answer.url
        final = url.raw_path.decode()
        visited[address] = Visited(tree, final, url.fragment)
        for link in tree.xpath("//a[@href]") if tree is not None else ():
            target = link.get("href")
            if urlsplit(target).scheme:
                assert "external" in (link.get("rel") or ""), (address, target)
            elif not target.startswith(tuple(leave)):
                waiting.append(_page(urljoin(final, target)))
    return visited


def dead_fragments(visited: Mapping[str, Visited]) -> set[tuple[str, str]]:
    """Give the links whose page has no element of the name that they point to."""
    names = {
        at: frozenset(map(str, page.tree.xpath("//@id")))
        for at, page in visited.items()
        if page.tree is not None
    }
    dead = {
        (at, page.fragment)
        for at, page in visited.items()
        if page.fragment and page.fragment not in names[at]
    }
    for at, page in visited.items():
        for target in page.tree.xpath("//a/@href") if page.tree is not None else ():
            parts = urlsplit(urljoin(page.final, str(target)))
            if parts.fragment and not parts.scheme:
                goal = at if str(target).startswith("#") else _page(parts.geturl())
                if goal in names and parts.fragment not in names[goal]:
                    dead.add((at, str(target)))
    return dead


def check_passages(tree: Tree, texts: Mapping[str, str]) -> int:
    """Hold each passage that a page shows against its article; gives how many there are.

    What is set as press text must name its passage, but for fields where a reviewer corrects it.
    """
    shown = tree.xpath("//*[@data-article]")
    for element in shown:
        start, end = int(element.get("data-start")), int(element.get("data-end"))
        assert element.text_content() == texts[element.get("data-article")][start:end]
    for element in tree.find_class("press"):
        assert element.tag == "textarea" or element.get("data-article") in texts
    return len(shown)


def _page(address: str) -> str:
    """Give the address of a page, without what changes nothing of what it is."""
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name in _TELLING]
    return parts.path + (f"?{urlencode(query)}" if query else "")
