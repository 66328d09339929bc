"""A matplotlib figure as SVG inside a page.

matplotlib writes a file of its own: with a style sheet, inline styles, ids and a date. In a page
under `style-src 'self'` inline styles do not count, ids must not meet, and colours follow the
page's scheme. What is written here has presentation attributes alone, only the ids that something
refers to, and the page's own colours (`var(--…)`).
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

import matplotlib as mpl
from lxml import etree
from markupsafe import Markup
from matplotlib.figure import Figure

# The page's colours, by the colour that stands for each while matplotlib draws.
INK, SOFT, RULE, BAD, PAPER, SHEET = (
    "#000001",
    "#000002",
    "#000003",
    "#000004",
    "#000005",
    "#000006",
)
COLOURS = tuple(f"#0000{n:02x}" for n in range(0x11, 0x19))
_VARIABLES = {
    INK: "ink",
    SOFT: "soft",
    RULE: "rule-strong",
    BAD: "bad",
    SHEET: "sheet",
    **{colour: f"plot-{n}" for n, colour in enumerate(COLOURS, 1)},
}

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SIZE = re.compile(r"([\d.]+)px")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
# Of matplotlib's text style, what the page decides: the face, and what is so anyway.
_FACE = frozenset({"font", "font-family", "font-style", "font-variant", "font-weight"})
# How large a drawing stands on a page: its letters about as those of the page's small print.
_SCALE = 1.3
# Characters that no XML document can hold.
_UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# matplotlib keeps its settings in one place for all threads.
_drawing = Lock()
# The first import on a machine makes a list of its fonts and says so; none of them is used.
logging.getLogger("matplotlib").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Caption:
    """What a drawing says in words, for those who do not see it; `name` is in short."""

    name: str
    description: str


@contextmanager
def pen(salt: str) -> Iterator[None]:
    """Draw alone, with the settings of these drawings; `salt` keeps ids of drawings apart."""
    settings: dict[Any, Any] = {  # matplotlib types each name of its own
        "svg.hashsalt": salt,
        "svg.fonttype": "none",
        "text.parse_math": False,  # a dollar sign is money here
        "font.family": "DejaVu Sans",  # comes with matplotlib: the same measures everywhere
        "font.size": 9.5,
        "axes.edgecolor": RULE,
        "axes.labelcolor": SOFT,
        "axes.linewidth": 0.8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "text.color": INK,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "grid.color": RULE,
        "grid.linewidth": 0.5,
        "grid.alpha": 0.45,
    }
    with _drawing, mpl.rc_context(settings):
        yield


def inline(
    figure: Figure, caption: Caption, *, words: Mapping[str, str], links: Mapping[str, str]
) -> Markup:
    """Give a figure as an SVG element of a page.

    `words` are put in the place of texts of the drawing: names that come from articles never pass
    through the drawing library, which would measure them in a font that may lack their letters.
    `links` are the names of links, by the `gid` of what bears one; they are for the pointer: the
    table beside has them for the keyboard. The same figure gives the same text.
    """
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None})
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(stream.getvalue(), parser)
    etree.strip_elements(root, f"{_SVG}metadata", f"{_SVG}style", with_tail=False)
    for element in root.iter(f"{_SVG}text"):
        _say(element, words)
    _name_links(root, links)
    for element in root.iter():
        _plain(element)
    _keep_ids(root)
    made = _wrap(root, caption)
    return Markup(etree.tostring(made, encoding="unicode"))  # noqa: S704 — escaped by lxml


def held(text: str) -> str:
    """Give a text with U+FFFD for what XML cannot hold."""
    return _UNHELD.sub("\ufffd", text)


def _say(element: etree._Element, words: Mapping[str, str]) -> None:
    """Put the words in the place of what stands for them."""
    text = element.text or ""
    element.text = held(words.get(text, text))


def _name_links(root: etree._Element, links: Mapping[str, str]) -> None:
    for link in root.iter(f"{_SVG}a"):
        link.set("href", str(link.attrib.pop(_HREF, "")))
        if link.get("target"):
            del link.attrib["target"]
        link.set("tabindex", "-1")
        for above in link.iterancestors(f"{_SVG}g"):
            if above.get("id") in links:
                name = held(links[above.get("id", "")])
                link.set("aria-label", name)
                title = etree.SubElement(link, f"{_SVG}title")
                title.text = name
                break


def _plain(element: etree._Element) -> None:
    """Write an element's style as attributes, its colours as the page's."""
    style = element.get("style", "")
    if style:
        del element.attrib["style"]
    for entry in style.split(";"):
        name, _, value = (part.strip() for part in entry.partition(":"))
        size = _SIZE.search(value) if name == "font" else None
        if size:
            element.set("font-size", size.group(1))
        elif name and name not in _FACE:
            element.set(name, value)
    for name in ("fill", "stroke"):
        colour = element.get(name)
        if colour in _VARIABLES:
            element.set(name, f"var(--{_VARIABLES[colour]})")


def _keep_ids(root: etree._Element) -> None:
    """Take out the ids that nothing refers to."""
    wanted = set()
    for element in root.iter():
        wanted.update(_REFERENCE.findall(" ".join(str(v) for v in element.attrib.values())))
        reference = element.get(_HREF)
        if reference is not None:
            del element.attrib[_HREF]
            element.set("href", reference)
            wanted.add(reference.lstrip("#"))
    for element in root.iter():
        name = element.get("id")
        if name is not None and name not in wanted:
            del element.attrib["id"]


def _wrap(root: etree._Element, caption: Caption) -> etree._Element:
    """Make the element of the page: with its caption, without what only a file needs."""
    namespace: Any = {None: _SVG.strip("{}")}  # the stubs do not know the default one
    view = root.get("viewBox", "")
    made = etree.Element(f"{_SVG}svg", nsmap=namespace)
    made.set("class", "drawing")
    made.set("viewBox", view)
    made.set("width", f"{_SCALE * float(view.split()[2]):.0f}")
    made.set("role", "group")
    made.set("aria-label", held(f"{caption.name}. {caption.description}"))
    for child in root:
        made.append(child)
    etree.cleanup_namespaces(made)
    _hide_signs(made)
    return made


def _hide_signs(made: etree._Element) -> None:
    """Hide axes and signs from those who hear the page: the caption and the table say it."""
    for element in made.iter(f"{_SVG}g"):
        if element.find(f".//{_SVG}a") is None and not any(
            above.get("aria-hidden") for above in element.iterancestors()
        ):
            element.set("aria-hidden", "true")
