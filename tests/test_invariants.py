"""What holds of every dossier: passages are slices, references lead somewhere, order is nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.collate import collate
from recoupe.gather import gather
from recoupe.model import Account, Article, Collation
from recoupe.publish.exchange import to_json
from recoupe.read import read
from tests.conftest import article_of
from tests.invariants import check_collation

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"


@pytest.fixture(scope="module")
def accounts() -> list[Account]:
    articles = list(gather([EXAMPLES]))
    assert all(isinstance(article, Article) for article in articles)
    return [Account(a, read(a)) for a in articles if isinstance(a, Article)]


@pytest.fixture(scope="module")
def examples(accounts: list[Account]) -> Collation:
    return collate(accounts)


def test_examples_hold(examples: Collation) -> None:
    assert len(examples.articles) == 12
    assert examples.statements
    check_collation(examples)


def test_order_of_articles_changes_nothing(accounts: list[Account], examples: Collation) -> None:
    shuffled = list(accounts)
    random.Random(5).shuffle(shuffled)
    assert to_json(collate(shuffled)) == to_json(examples)


def test_reading_again_gives_the_same(accounts: list[Account]) -> None:
    assert [read(account.article) for account in accounts] == [a.reading for a in accounts]


def pieces() -> list[str]:
    """Cut the examples into words, marks and line ends, as raw matter for broken texts."""
    text = "\n".join(a.text for a in gather([EXAMPLES]) if isinstance(a, Article))
    words = text.replace("\n", " \n ").split(" ")
    return [*words, "«", "»", "“", "”", '"', "'", "’", "(", "[", "[…]", "\u00a0", "\u202f", "😀"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_broken_texts_never_raise(data: st.DataObject) -> None:
    matter = pieces()
    start = data.draw(st.integers(0, len(matter) - 60))
    words = matter[start : start + data.draw(st.integers(5, 60))]
    words = data.draw(st.permutations(words)) if data.draw(st.booleans()) else words
    extra = data.draw(st.lists(st.sampled_from(matter[-14:]), max_size=6))
    for mark in extra:
        words.insert(data.draw(st.integers(0, len(words))), mark)
    check_text(data.draw(st.sampled_from([" ", ""])).join(words))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_never_raises(text: str) -> None:
    check_text(text)


def check_text(text: str) -> None:
    """Read a text in both languages and check the dossier of it."""
    for language in ("fr", "en"):
        article = article_of(text, language=language)
        check_collation(collate([Account(article, read(article))]))
