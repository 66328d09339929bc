"""What holds of every dossier, whatever it was built from."""

from __future__ import annotations

from typing import Protocol

from recoupe.model import Collation, Span, StatementKind


class Located(Protocol):
    """Anything that stands at a passage."""

    @property
    def article(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def check_collation(collation: Collation) -> None:
    """Assert that every passage lies in its article and every reference leads somewhere."""
    texts = {article.id: article.text for article in collation.articles}
    _check_passages(collation, texts)
    _check_statements(collation, texts)
    _check_references(collation)


def _check_passages(collation: Collation, texts: dict[str, str]) -> None:
    passages: list[Located] = [
        *collation.figures,
        *collation.pledges,
        *collation.credits,
        *(mention for actor in collation.actors for mention in actor.mentions),
        *(role for actor in collation.actors for role in actor.roles),
        *(mention for event in collation.events for mention in event.mentions),
        *(passage for reuse in collation.reuse for passage in (reuse.source, reuse.target)),
        *(term for framing in collation.framings for term in framing.terms),
    ]
    for passage in passages:
        assert 0 <= passage.start < passage.end <= len(texts[passage.article]), passage
    for article in collation.articles:
        for stretch in article.furniture:
            assert 0 <= stretch.start < stretch.end <= len(article.text)
        for fact in (article.outlet, article.url, article.published, article.title):
            if fact and fact.span:
                assert 0 <= fact.span.start < fact.span.end <= len(article.text)
    for figure in collation.figures:
        if figure.measure_span:
            measure = figure.measure_span.of(texts[figure.article])
            assert measure
            assert figure.measure_span.end <= len(texts[figure.article])
    for pledge in collation.pledges:
        outcome = pledge.outcome
        if outcome.article is not None:
            assert outcome.start is not None
            assert outcome.end is not None
            assert 0 <= outcome.start < outcome.end <= len(texts[outcome.article])


def _check_statements(collation: Collation, texts: dict[str, str]) -> None:
    for statement in collation.statements:
        whole = Span(statement.start, statement.end)
        assert 0 <= whole.start < whole.end <= len(texts[statement.article]), statement
        last = whole.start
        for fragment in statement.fragments:
            assert last <= fragment.start < fragment.end, statement
            assert whole.holds(fragment), statement
            last = fragment.end
        assert bool(statement.fragments) == (statement.kind is not StatementKind.INDIRECT)
        for part in (statement.cue, statement.source):
            if part is not None:
                assert 0 <= part.start < part.end <= len(texts[statement.article]), statement
        assert 0.0 <= statement.confidence <= 1.0
        assert statement.rule


def _check_references(collation: Collation) -> None:
    def ids(items: tuple[object, ...]) -> list[str]:
        found = [str(getattr(item, "id", "")) for item in items]
        assert len(set(found)) == len(found), "an id twice"
        return found

    articles, actors = ids(collation.articles), ids(collation.actors)
    events, statements = ids(collation.events), ids(collation.statements)
    sayings, series = ids(collation.sayings), ids(collation.series)
    ids(collation.figures), ids(collation.pledges), ids(collation.framings)
    origins = ids(collation.origins)
    assert set(collation.article_events) <= set(articles)
    assert set(collation.article_events.values()) <= set(events)
    assert set(collation.article_origins.values()) <= set(origins)
    for statement in collation.statements:
        assert statement.article in articles
        assert set(statement.speakers) | set(statement.relays) <= set(actors)
        assert set(statement.sayings) <= set(sayings)
        assert statement.event is None or statement.event in events
    for saying in collation.sayings:
        assert set(saying.statements) <= set(statements)
        assert {version.statement for version in saying.versions} == set(saying.statements)
        assert 1 <= saying.origins <= len(saying.statements)
    for event in collation.events:
        assert set(event.participants) <= set(actors)
        assert set(event.articles) <= set(articles)
    for figure in collation.figures:
        assert figure.speaker is None or figure.speaker in actors
        assert figure.series is None or figure.series in series
        assert figure.statement is None or figure.statement in statements
    for pledge in collation.pledges:
        assert {pledge.by, pledge.to} <= {*actors, None}
    for origin in collation.origins:
        assert set(origin.articles) <= set(articles)
