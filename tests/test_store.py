"""The store: what goes in comes out, one writer, nothing but dossiers, nothing half done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings

from recoupe.dossier import Dossier, Read, open_dossier, open_for_building
from recoupe.dossier.database import connect
from recoupe.dossier.migrations import known_revisions, upgrade
from recoupe.dossier.schema import APPLICATION_ID, METADATA, REVISION
from recoupe.errors import DossierError, DossierLocked, NewerDossier, NotADossier, RecoupeError
from recoupe.model import Article, Collation, Reading
from tests.collations import collations
from tests.dossier_of_pages import dossier as invented

READERS = {"fr": "reader-1", "en": "reader-1"}


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    with open_for_building(address) as opened:
        yield opened


def read(article: Article, reader: str = "reader-1") -> Read:
    return Read(article.id, reader, msgspec.msgpack.encode(Reading(article=article.id)))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(collation=collations())
def test_a_collation_comes_out_as_it_went_in(dossier: Dossier, collation: Collation) -> None:
    dossier.add_articles(collation.articles)
    dossier.replace_collation(collation, {})
    # Articles that are stored already keep the name they were first stored under.
    loaded = dossier.collation()
    named = {a.id: a.name for a in loaded.articles}
    articles = tuple(msgspec.structs.replace(a, name=named[a.id]) for a in collation.articles)
    assert loaded == msgspec.structs.replace(collation, articles=articles)


def test_an_article_is_unread_until_its_reader_has_read_it(
    dossier: Dossier, make_article: Callable[..., Article]
) -> None:
    first, second = make_article("Un texte."), make_article("Un second texte, plus long.")
    assert dossier.add_articles([first, second]) == 2
    assert dossier.add_articles([first]) == 0
    assert [a.id for a in dossier.unread(READERS)] == [second.id, first.id]
    dossier.add_readings([read(first), read(second)])
    assert dossier.count_unread(READERS) == {}
    assert dossier.count_unread({"fr": "reader-2"}) == {"fr": 2}
    assert [a.article for a in dossier.accounts()] == sorted(
        [first, second], key=lambda article: article.id
    )


def test_an_article_of_which_more_is_known_is_read_anew_and_keeps_its_name(
    dossier: Dossier, make_article: Callable[..., Article]
) -> None:
    article = make_article("Un texte.", name="first.txt")
    dossier.add_articles([article])
    dossier.add_readings([read(article)])
    dated = make_article("Un texte.", name="second.txt", published="2031-05")
    assert dossier.add_articles([dated]) == 1
    (unread,) = dossier.unread(READERS)
    assert unread == msgspec.structs.replace(dated, name="first.txt")


def test_a_failure_is_kept_and_not_collated(
    dossier: Dossier, make_article: Callable[..., Article]
) -> None:
    article = make_article("Un texte.")
    dossier.add_articles([article])
    dossier.add_readings([Read(article.id, "reader-1", None, "no reason")])
    assert dossier.count_unread(READERS) == {}
    assert dossier.failures() == {article.id: "no reason"}
    assert dossier.accounts() == []


def test_a_transaction_is_whole_or_not_at_all(
    dossier: Dossier, make_article: Callable[..., Article]
) -> None:
    article = make_article("Un texte.")
    dossier.add_articles([article])
    kept = Collation(articles=(article,))
    dossier.replace_collation(kept, {"collated": "one"})
    dangling = Collation(articles=(article,), article_events={article.id: "no-such-event"})
    with pytest.raises(DossierError, match="article_event"):
        dossier.replace_collation(dangling, {"collated": "two"})
    assert dossier.collation() == kept
    assert dossier.setting("collated") == "one"


def test_a_second_writer_is_told(address: str) -> None:
    with (
        open_for_building(address),
        pytest.raises(DossierLocked, match=r"another process|autre processus"),
        open_for_building(address),
    ):
        pass
    with open_for_building(address):  # free again
        pass


def test_readers_look_on_while_a_build_writes(
    address: str, make_article: Callable[..., Article]
) -> None:
    with open_for_building(address) as writer, open_dossier(address) as reader:
        assert reader.collation() == Collation()
        article = make_article("Un texte.")
        writer.add_articles([article])
        writer.replace_collation(Collation(articles=(article,)), {})
        assert reader.collation().articles == (article,)


def test_nothing_but_dossiers_is_opened(tmp_path: Path) -> None:
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("Une lettre, pas une base. " * 100)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE article (id TEXT)")
    for path in (text, other, tmp_path, tmp_path / "missing.db"):
        with pytest.raises(NotADossier, match=str(path)), open_dossier(str(path)):
            pass
    before = text.read_bytes(), other.read_bytes()
    for path in (text, other, tmp_path):
        with pytest.raises(RecoupeError), open_for_building(str(path)):
            pass
    assert (text.read_bytes(), other.read_bytes()) == before
    with pytest.raises(NotADossier), open_dossier("mysql://somewhere/else"):
        pass


def test_somebody_elses_database_is_left_alone(postgresql: str) -> None:
    engine = sa.create_engine(postgresql)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE invoice (id INT)")
    with pytest.raises(NotADossier), open_for_building(postgresql):
        pass
    with engine.begin() as connection:
        assert sa.inspect(connection).get_table_names() == ["invoice"]
    engine.dispose()


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://me:secret@/x?host={tmp_path}"
    with pytest.raises(RecoupeError) as caught, open_dossier(url):
        pass
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_newer_dossier_is_refused(address: str) -> None:
    engine = connect(address, writable=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    for opening in (open_for_building, open_dossier):
        with pytest.raises(NewerDossier), opening(address):
            pass


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the index of words, which each database keeps in its own way."""
    return not (kind == "table" and (name or "").startswith("entry_words"))


def test_the_migrations_lead_to_the_schema(address: str) -> None:
    assert REVISION in known_revisions()
    url = address if "://" in address else f"sqlite:///{address}"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        upgrade(connection)
        options = {"compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISION
    engine.dispose()


def test_what_does_not_fit_together_is_one_clear_error(dossier: Dossier) -> None:
    (statement,) = invented().statements[:1]
    with pytest.raises(DossierError, match="statement") as raised:
        dossier.replace_collation(Collation(statements=(statement,)), {})
    assert "\n" not in str(raised.value)
    assert dossier.collation() == Collation()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "dossier.db"
    with open_for_building(str(path)):
        pass
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dossier.db"]


def test_a_dossier_in_a_folder_that_cannot_be_written_is_read(
    tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "dossier.db"
    article = make_article("Un texte.")
    with open_for_building(str(path)) as dossier:
        dossier.add_articles([article])
        dossier.replace_collation(Collation(articles=(article,)), {})
    folder.chmod(0o555)
    path.chmod(0o444)
    try:
        with open_dossier(str(path)) as dossier:
            assert dossier.collation().articles == (article,)
    finally:
        folder.chmod(0o755)


def test_a_full_disk_is_said_and_what_was_stored_stays(
    tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    path = str(tmp_path / "dossier.db")
    kept = make_article("Un texte.")
    with open_for_building(path) as dossier:
        dossier.add_articles([kept])
        dossier.replace_collation(Collation(articles=(kept,)), {})
    # The system refuses this process any file of more than a megabyte.
    script = f"""
        import resource
        from recoupe.dossier import open_for_building
        from recoupe.errors import StorageFull
        from tests.conftest import article_of
        resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))
        with open_for_building({path!r}) as dossier:
            try:
                for number in range(100):
                    dossier.add_articles([article_of(f"{{number}} " * 10_000)])
            except StorageFull as error:
                print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(script)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(path)
    assert done.stdout.count("\n") == 1
    with open_for_building(path) as dossier:
        assert dossier.collation().articles == (kept,)
        assert dossier.add_articles([make_article("Un autre texte.")]) == 1
