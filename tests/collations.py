"""Random collations whose parts refer to each other as those of a real one do."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from recoupe.ids import stable_id
from recoupe.model import Article, Collation

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_OFFSET = st.integers(0, 2**31 - 1)
_NUMBER = st.floats(allow_nan=False, allow_infinity=False)

# Field name -> the part of the collation whose ids it holds.
_REFERENCES = {
    "article": "articles",
    "settled_by": "articles",
    "articles": "articles",
    "event": "events",
    "speaker": "actors",
    "speakers": "actors",
    "relays": "actors",
    "participants": "actors",
    "by": "actors",
    "to": "actors",
    "saying": "sayings",
    "sayings": "sayings",
    "statement": "statements",
    "statements": "statements",
    "figures": "figures",
    "conflicts": "figures",
    "series": "series",
}


def articles() -> st.SearchStrategy[Article]:
    """Give articles of any text."""
    info = inspect.type_info(Article)
    fields = _fields(info, {})
    del fields["id"], fields["sha256"]
    extra = st.dictionaries(_TEXT, _TEXT | st.booleans() | st.none() | _OFFSET, max_size=2)

    return st.builds(Article, id=st.just(""), sha256=st.just(""), extra=extra, **fields).map(_named)


def _named(article: Article) -> Article:
    text = article.text
    return replace(article, id=stable_id("a", text), sha256=sha256(text.encode()).hexdigest())


@st.composite
def collations(draw: Callable[[Any], Any]) -> Collation:
    """Give collations of a few articles, in which every reference finds what it refers to."""
    pile = draw(st.lists(articles(), unique_by=lambda a: a.id, max_size=3))
    info = inspect.type_info(Collation)
    assert isinstance(info, inspect.StructType)
    lists = {
        f.name: f.type.item_type for f in info.fields if isinstance(f.type, inspect.VarTupleType)
    }
    ids = {
        name: [] if not pile else [f"{name}-{n}" for n in range(draw(st.integers(0, 3)))]
        for name in lists
    }
    ids["articles"] = [a.id for a in pile]
    parts: dict[str, Any] = {"articles": tuple(pile)}
    for name, item in lists.items():
        if name != "articles":
            parts[name] = tuple(draw(_value(item, name, ids, own=own)) for own in ids[name])
    for name in ("event", "origin"):
        targets = ids[f"{name}s"]
        parts[f"article_{name}s"] = (
            draw(st.dictionaries(st.sampled_from(ids["articles"]), st.sampled_from(targets)))
            if targets
            else {}
        )
    return Collation(**parts)


def _fields(info: inspect.Type, ids: dict[str, list[str]]) -> dict[str, st.SearchStrategy[Any]]:
    assert isinstance(info, inspect.StructType)
    return {f.name: _value(f.type, f.name, ids) for f in info.fields if f.name != "extra"}


def _possible(kind: inspect.Type, ids: dict[str, list[str]]) -> bool:
    """Tell whether all that a value of a type must refer to is there."""
    if not isinstance(kind, inspect.StructType):
        return True
    must = (f.name for f in kind.fields if isinstance(f.type, inspect.StrType))
    return all(ids[_REFERENCES[name]] for name in must if name in _REFERENCES)


def _value(
    kind: inspect.Type, name: str, ids: dict[str, list[str]], own: str | None = None
) -> st.SearchStrategy[Any]:
    target = _REFERENCES.get(name)
    if isinstance(kind, inspect.UnionType):
        others = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
        if isinstance(others[0], inspect.StrType) and target and not ids[target]:
            return st.none()
        return st.none() | _value(others[0], name, ids)
    if isinstance(kind, inspect.StructType):
        fields = _fields(kind, ids)
        if own is not None and "id" in fields:
            fields["id"] = st.just(own)
        return st.builds(kind.cls, **fields)
    if isinstance(kind, inspect.VarTupleType):
        if (target and not ids[target]) or not _possible(kind.item_type, ids):
            return st.just(())
        return st.lists(_value(kind.item_type, name, ids), max_size=3).map(tuple)
    if isinstance(kind, inspect.TupleType):
        return st.tuples(*(_value(item, name, ids) for item in kind.item_types))
    if isinstance(kind, inspect.EnumType):
        return st.sampled_from(kind.cls)
    if isinstance(kind, inspect.StrType) and target and ids[target]:
        return st.sampled_from(ids[target])
    plain: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
        inspect.StrType: _TEXT,
        inspect.IntType: _OFFSET,
        inspect.FloatType: _NUMBER,
        inspect.BoolType: st.booleans(),
    }
    return plain[type(kind)]
