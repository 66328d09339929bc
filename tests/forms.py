"""Forms of the app, filled in and sent as a browser without script does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from starlette.applications import Starlette
from starlette.testclient import TestClient

Tree = Any  # lxml's elements are untyped
Answer = Any  # a response, of whichever client Starlette's tests use
BASE = "http://127.0.0.1:8765"
Value = str | Sequence[str] | None


def browser(app: Starlette) -> TestClient:
    """Give a browser of its own (with its own cookies) that looks at the app."""
    return TestClient(app, base_url=BASE, headers={"origin": BASE})


def look(client: TestClient, address: str) -> Tree:
    """Open a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return tree_of(answer)


def tree_of(answer: Answer) -> Tree:
    """Give the page of an answer."""
    return lxml.html.document_fromstring(answer.text)


def press(
    client: TestClient, page: Tree, name: str, value: str | None = None, /, **changed: Value
) -> Answer:
    """Press a button of a page, its form's fields changed as given, and follow where it leads.

    A field that is given as None is not sent; one given as several values is sent with each.
    """
    address, fields = _sent(page, name, value, changed)
    answer = client.post(address, data=fields, follow_redirects=True)
    fragment = urlsplit(str(answer.url)).fragment
    if answer.status_code == 200 and fragment:
        assert tree_of(answer).xpath("//*[@id=$id]", id=fragment), fragment
    return answer


def press_only(
    client: TestClient, page: Tree, name: str, value: str | None = None, /, **changed: Value
) -> Answer:
    """Press a button and stay."""
    address, fields = _sent(page, name, value, changed)
    return client.post(address, data=fields, follow_redirects=False)


def words(tree: Tree) -> str:
    """Give the words of a page's main part, spaces made one."""
    return " ".join(tree.xpath("//main")[0].text_content().split())


def _sent(
    page: Tree, name: str, value: str | None, changed: dict[str, Value]
) -> tuple[str, dict[str, Any]]:
    buttons = [
        button
        for button in page.xpath("//button[@name=$name]", name=name)
        if value is None or button.get("value") == value
    ]
    assert buttons, (name, value)
    button = buttons[-1]
    form = (
        page.get_element_by_id(button.get("form"))
        if button.get("form")
        else next(button.iterancestors("form"))
    )
    fields: dict[str, Any] = {}
    for key, held in form.form_values():
        fields.setdefault(key, []).append(held)
    fields[name] = [button.get("value", "")]
    for key, given in changed.items():
        if given is None:
            fields.pop(key, None)
        else:
            fields[key] = [given] if isinstance(given, str) else list(given)
    return form.get("action"), fields
