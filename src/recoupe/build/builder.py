"""The order of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path
from time import monotonic

import msgspec

from recoupe.build.summary import Summary
from recoupe.build.versions import collator, readers
from recoupe.build.watch import Stage, Watch
from recoupe.cores import cores
from recoupe.dossier import Dossier, Read, open_for_building
from recoupe.errors import InputError, MalformedInput, UnknownLanguage
from recoupe.gather import count_articles, gather
from recoupe.language import PIPELINES
from recoupe.messages import gettext as _
from recoupe.model import Article
from recoupe.workers import Outcome, prepare, read_here, read_in_workers

_ACTORS = "actors"  # the setting that keeps the user's actors
_COLLATED = "collated"  # the setting that says what the collation was made of
_GATHERED = 100  # articles a transaction
_READ = 64  # readings a transaction, or
_SECONDS = 2.0  # what came in this time
_FEW = 12  # so few articles are read faster here than processes start


def build(
    inputs: Sequence[str | Path],
    address: str,
    *,
    actors: Path | None = None,
    language: str | None = None,
    processes: int | None = None,
    watch: Watch | None = None,
) -> Summary:
    """Build the dossier at `address` of the articles of `inputs`, or add them to it.

    What is there is not made again: an article is read once by one version of the readers, and
    the pile is collated when anything in it is new. `actors` is an `actors.toml` of the user's; the
    dossier keeps it for later builds, until one is given another. `language` (ISO 639-1) is that of
    inputs that do not say theirs; `processes` are as many as there are cores unless given.

    Raises DossierError where the dossier cannot be written, MissingPipeline, LexiconError and
    WorkerDied; inputs that are refused are in the summary.
    """
    watch = watch or Watch()
    processes = processes or cores()
    named = _load_actors(actors) if actors is not None else None
    with open_for_building(address) as dossier:
        if named is not None:
            dossier.remember(_ACTORS, named)
        refused: list[InputError] = []
        names: dict[str, str] = {}
        watch.begin(Stage.GATHER, count_articles(inputs))
        new = 0
        for batch in _batches(_accepted(inputs, language, refused, watch), _GATHERED):
            names |= {article.id: article.name for article in batch}
            new += dossier.add_articles(batch)
            watch.advance(len(batch))
            if new > _FEW and processes > 1:
                prepare(sorted({article.language for article in batch}))
        read = _read(dossier, processes, watch)
        for id, reason in sorted(dossier.failures().items()):
            if id in names:
                _refuse(MalformedInput(names[id], reason), refused, watch)
        collated = _collate(dossier, watch)
        review = dossier.review()
        return Summary(
            counts=dossier.counts(),
            gathered=len(names),
            new=new,
            read=read,
            collated=collated,
            judged=review.applied,
            lost=len(review.lost),
            refused=tuple(refused),
        )


def _load_actors(path: Path) -> str:
    """Give the actors of an `actors.toml` as the dossier keeps them."""
    from recoupe.collate.known import load_known

    return msgspec.json.encode(load_known(path).actors).decode()


def _accepted(
    inputs: Sequence[str | Path], language: str | None, refused: list[InputError], watch: Watch
) -> Iterator[Article]:
    """Give the articles that can be stored and read; note and tell what is refused."""
    for found in gather(inputs, language=language):
        problem = found if isinstance(found, InputError) else _problem(found)
        if problem is not None:
            _refuse(problem, refused, watch)
        else:
            assert isinstance(found, Article)
            yield found


def _problem(article: Article) -> InputError | None:
    if article.language not in PIPELINES:
        return UnknownLanguage(
            article.name,
            _("language {language} is not read; there are {known}").format(
                language=article.language, known=", ".join(PIPELINES)
            ),
        )
    try:
        encoded = msgspec.json.encode(article)
    except (UnicodeEncodeError, OverflowError, TypeError) as error:
        return MalformedInput(article.name, _("not storable ({detail})").format(detail=error))
    if b"\\u0000" in encoded:
        return MalformedInput(article.name, _("holds a null character"))
    return None


def _refuse(error: InputError, refused: list[InputError], watch: Watch) -> None:
    refused.append(error)
    watch.refuse(error)


def _read(dossier: Dossier, processes: int, watch: Watch) -> int:
    """Read what no current reader has read; gives how many articles that was."""
    versions = readers()
    unread = dossier.count_unread(versions)
    total = sum(unread.values())
    if not total:
        return 0
    spoken = sorted(unread)
    watch.begin(Stage.READ, total)
    languages: dict[str, str] = {}

    def noted() -> Iterator[Article]:
        for article in dossier.unread(versions):
            languages[article.id] = article.language
            yield article

    def store(batch: Sequence[Outcome]) -> None:
        dossier.add_readings(
            Read(id, versions[languages[id]], payload, failure) for id, payload, failure in batch
        )

    here = processes == 1 or total <= _FEW
    outcomes = read_here(noted()) if here else read_in_workers(noted(), processes, spoken)
    with closing(outcomes):
        _store_as_they_come(outcomes, store, watch)
    return total


def _store_as_they_come(
    outcomes: Iterable[Outcome], store: Callable[[Sequence[Outcome]], None], watch: Watch
) -> None:
    """Store outcomes by number and time; what has come is stored whatever ends the reading."""
    waiting: list[Outcome] = []
    since = monotonic()
    try:
        for outcome in outcomes:
            waiting.append(outcome)
            watch.advance(1)
            if len(waiting) >= _READ or monotonic() - since > _SECONDS:
                store(waiting)
                waiting, since = [], monotonic()
    finally:
        if waiting:
            store(waiting)


def _collate(dossier: Dossier, watch: Watch) -> bool:
    """Collate the pile unless nothing has changed; tells whether it did."""
    named = dossier.setting(_ACTORS) or "[]"
    state = sha256(f"{dossier.read_state()} {collator()} {named}".encode()).hexdigest()
    if dossier.setting(_COLLATED) == state:
        return False
    # Here, as what collating needs takes long to import and is not needed when nothing is new.
    from recoupe.collate import collate
    from recoupe.collate.known import KnownActor, KnownActors

    watch.begin(Stage.COLLATE)
    known = KnownActors(msgspec.json.decode(named, type=tuple[KnownActor, ...]))
    collation = collate(dossier.accounts(), known)
    watch.begin(Stage.STORE)
    dossier.replace_collation(collation, {_COLLATED: state})
    return True


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    remaining = iter(articles)
    while batch := list(islice(remaining, size)):
        yield batch
