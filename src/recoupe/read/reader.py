"""The order in which one article is read."""

from __future__ import annotations

from recoupe.model import Article, Reading
from recoupe.read.actors import Cast
from recoupe.read.credits import read_credits
from recoupe.read.dates import read_dates
from recoupe.read.events import read_occurrences
from recoupe.read.figures import read_figures
from recoupe.read.page import open_page
from recoupe.read.pledges import read_pledges
from recoupe.read.sentences import read_sentences
from recoupe.read.statements import read_statements
from recoupe.read.terms import read_terms


def read(article: Article) -> Reading:
    """Read one article: the same article always gives the same reading.

    Raises MissingPipeline or UnknownLanguage where its language cannot be read here.
    """
    page = open_page(article)
    dates = read_dates(page)
    cast = Cast(page)
    statements = read_statements(page, cast)
    figures = read_figures(page, dates, statements)
    pledges = read_pledges(page, cast, dates, figures, statements)
    occurrences = read_occurrences(page, cast, dates)
    terms = read_terms(page, statements)
    mentions = cast.mentions()  # completes the actors
    return Reading(
        article=article.id,
        sentences=read_sentences(page),
        actors=cast.actors(),
        mentions=mentions,
        statements=statements,
        figures=figures,
        dates=dates,
        pledges=pledges,
        credits=read_credits(page),
        occurrences=occurrences,
        terms=terms,
    )
