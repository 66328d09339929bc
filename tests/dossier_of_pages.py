"""A small invented dossier, made by hand, that has one of each thing that pages show."""

from __future__ import annotations

from msgspec import structs

from recoupe.ids import stable_id
from recoupe.model import (
    Actor,
    ActorKind,
    Article,
    Attested,
    Bound,
    Collation,
    Credit,
    Degree,
    Event,
    Figure,
    Framing,
    Furniture,
    FurnitureKind,
    Modality,
    Origin,
    Outcome,
    OutcomeStatus,
    Passage,
    Pledge,
    PledgeKind,
    Provenance,
    Reuse,
    ReuseDirection,
    Role,
    Saying,
    Series,
    Span,
    Statement,
    StatementKind,
    Term,
    Version,
)
from tests.conftest import article_of

MORNING = """La reine Odile de Brume a reçu vendredi le chancelier Aldo Verrier.

«Nos deux rives se parlent enfin», a déclaré la reine. Elle a promis d'ouvrir le pont avant 2031.

Selon elle, 300 pêcheurs environ attendent cette ouverture. (Agence Lune)

Lire aussi : le port en fête"""

EVENING = """Rencontre au palais : la reine s'engage.

« Nos deux rives se parlent désormais », a dit Odile de Brume, qui ouvrira le pont avant 2031.
Plus de 400 pêcheurs attendent, a-t-elle ajouté. La querelle du pont s'apaise."""

WEEKLY = """Le chancelier Verrier a salué «un jour sans brouillard» et parlé de la crise du pont.

Le pont a ouvert ce 4 mai 2030."""

ENGLISH = """Queen Odile of Brume met the chancellor on Friday.

"Our two shores are talking at last," she said."""


def dossier() -> Collation:
    """Make the dossier: four accounts (one English) of one event, and one event recalled."""
    morning = _article(MORNING, "Le Matin des Rives", "2030-01-04", "La reine et le chancelier")
    evening = _article(EVENING, "Le Soir", "2030-01-04", None)
    weekly = _article(WEEKLY, "L'Hebdo", "2030-05-05", "Le pont, enfin")
    english = _article(ENGLISH, "The Ferry", "2030-01-05", "A royal meeting", "en")
    queen, chancellor = stable_id("ac", "queen"), stable_id("ac", "chancellor")
    meeting, opening, story = "e-meeting", "e-opening", "st-bridge"
    shores = "sy-shores"

    def said(
        article: Article,
        words: str,
        kind: StatementKind,
        speaker: str,
        saying: str,
        fragment: str = "",
        cue: str = "",
    ) -> Statement:
        at = _find(article, words)
        return Statement(
            id=stable_id("s", article.id, at.start, at.end),
            article=article.id,
            start=at.start,
            end=at.end,
            kind=kind,
            speakers=(speaker,),
            relays=(),
            cue=Span(at.end, at.end) if not cue else _find(article, cue),
            source=None,
            fragments=(_find(article, fragment),) if fragment else (),
            sayings=(saying,) if saying else (),
            event=meeting,
            confidence=0.9,
            rule="by hand",
        )

    direct, mixed, indirect = StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT
    enfin = "Nos deux rives se parlent enfin"
    desormais = "Nos deux rives se parlent désormais"
    last = "Our two shores are talking at last,"
    statements = (
        said(morning, enfin, direct, queen, shores, enfin, "a déclaré"),
        said(evening, desormais, direct, queen, shores, desormais, "a dit"),
        said(english, last, direct, queen, shores, last, "she said"),
        said(morning, "d'ouvrir le pont avant 2031", indirect, queen, "sy-bridge", "", "a promis"),
        said(
            weekly,
            "«un jour sans brouillard»",
            mixed,
            chancellor,
            "",
            "un jour sans brouillard",
            "a salué",
        ),
    )
    sayings = (
        Saying(
            id=shores,
            speakers=(queen,),
            event=meeting,
            statements=tuple(s.id for s in statements[:3]),
            versions=(
                Version(statements[0].id, Degree.VERBATIM),
                Version(statements[1].id, Degree.VARIANT),
                Version(statements[2].id, Degree.VARIANT),
            ),
            origins=3,
        ),
        Saying(
            id="sy-bridge",
            speakers=(queen,),
            event=meeting,
            statements=(statements[3].id,),
            versions=(Version(statements[3].id, Degree.REPORTED),),
            origins=1,
        ),
    )
    figures = (
        _figure(morning, "300 pêcheurs", 300, Bound.ABOUT, queen),
        _figure(evening, "400 pêcheurs", 400, Bound.MORE, queen),
    )
    promise = _find(morning, "d'ouvrir le pont avant 2031")
    kept = _find(weekly, "Le pont a ouvert ce 4 mai 2030")
    credit = _find(morning, "(Agence Lune)")
    return Collation(
        articles=tuple(sorted((morning, evening, weekly, english), key=lambda a: a.id)),
        article_events={a.id: meeting for a in (morning, evening, weekly, english)},
        article_origins={a.id: f"o-{a.id}" for a in (morning, evening, weekly, english)},
        actors=(
            Actor(
                id=queen,
                name="Odile de Brume",
                kind=ActorKind.PERSON,
                aliases=("Odile de Brume", "la reine"),
                roles=(_role(morning, "La reine"),),
                mentions=(_passage(morning, "La reine Odile de Brume"),),
            ),
            Actor(id=chancellor, name="Aldo Verrier", kind=ActorKind.PERSON),
        ),
        events=(
            Event(
                id=meeting,
                type="meeting",
                date="2030-01-04",
                participants=(queen, chancellor),
                articles=tuple(sorted(a.id for a in (morning, evening, weekly, english))),
                story=story,
                mentions=(_passage(morning, "a reçu vendredi"),),
            ),
            Event(
                id=opening,
                type=None,
                date="2030-05-04",
                title="Ouverture du pont",
                story=story,
                mentions=(_passage(weekly, "Le pont a ouvert ce 4 mai 2030"),),
            ),
        ),
        statements=tuple(sorted(statements, key=lambda s: (s.article, s.start))),
        sayings=sayings,
        figures=figures,
        series=(
            Series(
                id="se-fishers",
                measure="pêcheurs qui attendent",
                unit="pêcheur",
                figures=tuple(f.id for f in figures),
                conflicts=((figures[0].id, figures[1].id),),
                origins=2,
            ),
        ),
        pledges=(
            Pledge(
                id="p-bridge",
                article=morning.id,
                start=promise.start,
                end=promise.end,
                kind=PledgeKind.PLEDGE,
                by=queen,
                to=None,
                due="2030",
                outcome=Outcome(
                    status=OutcomeStatus.KEPT,
                    article=weekly.id,
                    start=kept.start,
                    end=kept.end,
                    early=True,
                ),
            ),
        ),
        credits=(Credit(morning.id, credit.start, credit.end, "Agence Lune"),),
        reuse=(
            Reuse(
                source=_passage(morning, "rives se parlent"),
                target=_passage(evening, "rives se parlent"),
                similarity=1.0,
                direction=ReuseDirection.UNKNOWN,
            ),
        ),
        origins=tuple(
            Origin(
                id=f"o-{a.id}",
                articles=(a.id,),
                source="Agence Lune" if a is morning else None,
            )
            for a in (morning, evening, weekly, english)
        ),
        framings=(
            Framing(
                id="fr-bridge",
                referent="le pont",
                terms=(
                    _term(evening, "querelle du pont", None),
                    _term(weekly, "crise du pont", statements[4].id),
                ),
            ),
        ),
    )


def _article(
    text: str, outlet: str, published: str, title: str | None, language: str = "fr"
) -> Article:
    made = article_of(
        text, name=f"{outlet}.txt", outlet=outlet, published=published, language=language
    )
    related = text.find("Lire aussi")
    furniture = (Furniture(related, len(text), FurnitureKind.RELATED),) if related >= 0 else ()
    return Article(
        id=made.id,
        name=made.name,
        sha256=made.sha256,
        text=made.text,
        language=language,
        outlet=made.outlet,
        published=made.published,
        url=Attested("https://rives.example/une", Provenance.GIVEN),
        title=Attested(title, Provenance.GIVEN) if title else None,
        furniture=furniture,
    )


def _find(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def _passage(article: Article, words: str) -> Passage:
    at = _find(article, words)
    return Passage(article.id, at.start, at.end)


def _role(article: Article, words: str) -> Role:
    at = _find(article, words)
    return Role(words, article.id, at.start, at.end, None)


def _term(article: Article, words: str, statement: str | None) -> Term:
    at = _find(article, words)
    return Term(
        article=article.id, start=at.start, end=at.end, term=words.split()[0], statement=statement
    )


def _figure(article: Article, words: str, value: float, bound: Bound, speaker: str) -> Figure:
    at = _find(article, words)
    return Figure(
        id=stable_id("f", article.id, at.start, at.end),
        article=article.id,
        start=at.start,
        end=at.end,
        value=value,
        unit="pêcheur",
        bound=bound,
        measure="pêcheurs qui attendent",
        period="2030",
        modality=Modality.ACTUAL,
        speaker=speaker,
        series="se-fishers",
    )


HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</p></section></main><style>body{display:none}</style>",
    "<svg/onload=document.title='owned'>",
    '" onmouseover="document.title=\'owned\'" x="',
    "' autofocus onfocus='document.title=\"owned\"'",
    "{{ 7*7 }}{% raw %}%(num)s",
    "<!--<script>document.title='owned'</script>-->",
    "<base href=https://evil.example><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "\u202eà l'envers\u2066",
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
)


def hostile() -> Collation:
    """Make a dossier whose articles, in all their parts, try to be more than text."""
    articles = tuple(
        structs.replace(
            article_of(text, name=text, outlet=text, published=text),
            title=Attested(text, Provenance.GIVEN),
            url=Attested("javascript:document.title='owned'", Provenance.GIVEN),
        )
        for text in HOSTILE
    )
    actor = Actor(id="ac-x", name=HOSTILE[1], kind=ActorKind.PERSON, aliases=HOSTILE[:3])
    statement = Statement(
        id="s-x",
        article=articles[0].id,
        start=0,
        end=len(articles[0].text),
        kind=StatementKind.DIRECT,
        speakers=(actor.id,),
        relays=(),
        cue=None,
        source=None,
        fragments=(),
        sayings=(),
        event="e-x",
        confidence=1.0,
        rule="by hand",
    )
    event = Event(
        id="e-x", type=HOSTILE[0], date=HOSTILE[1], title=HOSTILE[2], articles=(articles[0].id,)
    )
    return Collation(
        articles=articles,
        article_events={articles[0].id: event.id},
        actors=(actor,),
        events=(event,),
        statements=(statement,),
    )
