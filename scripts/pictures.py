"""Pictures of every page of a dossier: desktop, phone, dark, and on paper.

usage: python scripts/pictures.py DOSSIER.db FOLDER [fr|en]

Takes the report's parts and the app's pages in headless Chromium and writes them as PNG to FOLDER,
for people to look at; the report on paper as PDF, and its sheets as PNG where `pdftoppm` is there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser import chromium

from recoupe.dossier import open_dossier
from recoupe.model import Collation
from recoupe.publish.report import write_report


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    name: str
    width: int
    height: int
    dark: bool = False


LOOKS = (Look("desktop", 1280, 900), Look("phone", 390, 844), Look("dark", 1280, 900, dark=True))
_SERVE = (
    "import functools, sys; from recoupe.web import serve; "
    "serve(sys.argv[1], port=0, ready=functools.partial(print, flush=True))"
)


def main() -> None:
    """Take all pictures."""
    address, folder = sys.argv[1], Path(sys.argv[2])
    language = sys.argv[3] if len(sys.argv) > 3 else "fr"
    folder.mkdir(parents=True, exist_ok=True)
    with open_dossier(address) as dossier:
        collation = dossier.collation()
    with chromium() as browser:
        take_report(browser, collation, folder, language)
        with served(address) as url:
            take_app(browser, url, collation, folder, language)


def take_report(browser: Browser, collation: Collation, folder: Path, language: str) -> None:
    """Take the report from the top, at an event, at the ledgers and at an article."""
    places = (
        "body",
        "#events .event",
        "#figures",
        "#pledges",
        "#origins",
        "#framing",
        "#actors",
        "#articles .piece",
    )
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "report.html"
        write_report(collation, file, language=language)
        for look in LOOKS:
            with looked_at(browser, look) as page:
                page.goto(file.as_uri())
                for place in places:
                    found = page.locator(place).first
                    if found.count():
                        found.evaluate("e => e.scrollIntoView()")
                        page.wait_for_timeout(100)
                        name = place.strip("#").split()[0]
                        page.screenshot(path=folder / f"report-{name}-{look.name}.png")
        with looked_at(browser, LOOKS[0]) as page:
            page.goto(file.as_uri())
            page.pdf(path=folder / "report.pdf", format="A4", prefer_css_page_size=True)
    if shutil.which("pdftoppm"):
        paper = (str(folder / "report.pdf"), str(folder / "report-paper"))
        subprocess.run(["pdftoppm", "-r", "60", "-png", *paper], check=True)  # noqa: S603, S607


def take_app(browser: Browser, url: str, collation: Collation, folder: Path, language: str) -> None:
    """Take each kind of page of the app."""
    told = max(collation.events, key=lambda event: (len(event.articles), event.id))
    speakers = [actor for statement in collation.statements for actor in statement.speakers]
    paths = {
        "home": "",
        "event": f"events/{told.id}",
        "article": f"articles/{told.articles[0]}",
        "beside": f"articles/{told.articles[0]}?beside={told.articles[-1]}",
        "actor": f"actors/{max(sorted(set(speakers)), key=speakers.count)}",
        "figures": "figures",
        "pledges": "pledges",
        "review": "review",
        "review-statement": f"review/statements/{collation.statements[0].id}",
        "review-event": f"review/events/{told.id}",
        "review-log": "review/log",
        "origins": "origins",
        "framing": "framing",
        "actors": "actors",
        "articles": "articles",
        "timeline": "timeline",
        "exports": "exports",
        "search": "search?q=accord",
    }
    for look in LOOKS:
        with looked_at(browser, look) as page:
            for name, path in paths.items():
                page.goto(f"{url}{language}/{path}", wait_until="networkidle")
                page.screenshot(path=folder / f"app-{name}-{look.name}.png")


@contextmanager
def looked_at(browser: Browser, look: Look) -> Iterator[Page]:
    """Open a page that is looked at in one way."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.dark else "light",
        reduced_motion="reduce",
    )
    with context:
        yield context.new_page()


@contextmanager
def served(address: str) -> Iterator[str]:
    """Run the app; gives its address."""
    command = [sys.executable, "-c", _SERVE, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 — this program
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


if __name__ == "__main__":
    main()
