"""Judgements in the store: at once what a rebuild gives, nothing lost, the later one told."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.build.builder import build
from recoupe.dossier import (
    Dossier,
    open_dossier,
    open_for_building,
    open_for_review,
)
from recoupe.dossier import migrations as migrations_package
from recoupe.dossier.schema import APPLICATION_ID, JUDGEMENT, REVISION
from recoupe.errors import ConflictingJudgement, NotADossier, OlderDossier, UnfitJudgement
from recoupe.model import Collation
from recoupe.publish.exchange import to_json
from recoupe.review import Clerk, apply
from tests.judging import WHEN, clerk, examples, log_of
from tests.pile import write_pile


@pytest.fixture
def kept(address: str) -> Iterator[Dossier]:
    """A dossier of the examples."""
    with open_for_building(address) as dossier:
        dossier.add_articles(examples().articles)
        dossier.replace_collation(examples(), {})
    with open_for_review(address) as dossier:
        yield dossier


def clerk_of(dossier: Dossier, who: str) -> Clerk:
    state = dossier.reviewed()
    return Clerk(state.collation, state.review, who=who, when=WHEN)


def exported(dossier: Dossier) -> bytes:
    state = dossier.reviewed()
    return to_json(state.collation, state.review)


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_the_tables_hold_at_once_what_a_rebuild_gives(kept: Dossier, data: st.DataObject) -> None:
    forget(kept)
    log = log_of(data, examples(), 4)
    for number, judgement in enumerate(log, 1):
        seen = kept.revision()
        assert kept.judge(judgement, seen=seen) == seen + 1
        expected, found = apply(examples(), log[:number]), kept.reviewed()
        assert found.review == expected.review
        assert found.collation == expected.collation
    before = exported(kept)
    kept.replace_collation(examples(), {})
    assert exported(kept) == before


def forget(dossier: Dossier) -> None:
    """Make a dossier as if nothing had been judged, which nobody else can."""
    with dossier.snapshot() as connection:
        connection.execute(sa.delete(JUDGEMENT))
    dossier.replace_collation(examples(), {})


def test_without_judgements_an_export_says_nothing_of_them(kept: Dossier) -> None:
    assert exported(kept) == to_json(examples())
    assert b'"judgements"' not in exported(kept)
    undone = clerk_of(kept, "Ada").accept(examples().statements[0].id)
    kept.judge(undone)
    kept.judge(clerk_of(kept, "Ada").undo(undone.id))
    assert kept.collation() == examples()


def test_the_later_of_two_is_told_and_nothing_is_lost(address: str, kept: Dossier) -> None:
    one, other = examples().statements[0].id, examples().statements[1].id
    with open_for_review(address) as theirs:
        seen = kept.revision()
        assert theirs.revision() == seen
        theirs.judge(clerk_of(theirs, "Bo").accept(one), seen=seen)
        before = exported(kept)
        with pytest.raises(ConflictingJudgement, match="Bo") as told:
            kept.judge(clerk(examples(), who="Ada").reject(one), seen=seen)
        assert (told.value.who, told.value.when) == ("Bo", WHEN)
        assert told.value.judgement == kept.review().judgements[0].id
        assert exported(kept) == before
        # Something else, a remark, or the same after a look at what the other did, goes in.
        kept.judge(clerk(examples(), who="Ada").accept(other), seen=seen)
        kept.judge(clerk(examples(), who="Ada").remark(one, "Pourquoi ?"), seen=seen)
        kept.judge(clerk_of(kept, "Ada").reject(one), seen=kept.revision())
    assert [j.who for j in kept.review().judgements] == ["Bo", "Ada", "Ada", "Ada"]


def test_what_was_merged_meanwhile_is_told_too(kept: Dossier) -> None:
    first, second, third = (actor.id for actor in examples().actors[:3])
    seen = kept.revision()
    kept.judge(clerk_of(kept, "Bo").merge([first, second]), seen=seen)
    rename = clerk(examples(), who="Ada").rename(second, "Un autre nom")
    with pytest.raises(ConflictingJudgement):
        kept.judge(rename, seen=seen)
    kept.judge(clerk(examples(), who="Ada").rename(third, "Un autre nom"), seen=seen)


def test_who_undoes_what_was_judged_again_is_told(kept: Dossier) -> None:
    statement = examples().statements[0]
    accept = clerk_of(kept, "Ada").accept(statement.id)
    seen = kept.judge(accept)
    undo = clerk_of(kept, "Ada").undo(accept.id)
    kept.judge(clerk_of(kept, "Bo").respan(statement.id, statement.start, statement.end - 3))
    with pytest.raises(ConflictingJudgement, match="Bo"):
        kept.judge(undo, seen=seen)
    kept.judge(undo)


def test_a_form_sent_twice_is_one_judgement(kept: Dossier) -> None:
    accept = clerk_of(kept, "Ada").accept(examples().statements[0].id)
    seen = kept.revision()
    assert kept.judge(accept, seen=seen) == kept.judge(accept, seen=seen) == seen + 1
    assert kept.review().judgements == (accept,)


def test_what_is_not_there_cannot_be_judged(kept: Dossier) -> None:
    reject = clerk_of(kept, "Ada").reject(examples().statements[0].id)
    kept.judge(reject)
    again = clerk(examples(), who="Bo").reject(examples().statements[0].id)
    before = exported(kept)
    with pytest.raises(UnfitJudgement):
        kept.judge(again)
    assert exported(kept) == before


def test_many_at_once_all_go_in(address: str, kept: Dossier) -> None:
    statements = [statement.id for statement in examples().statements[:12]]

    def judge(share: int) -> None:
        with open_for_review(address) as dossier:
            for id in statements[share::3]:
                dossier.judge(
                    clerk(examples(), who=f"P{share}").reject(id), seen=dossier.revision()
                )

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(judge, range(3)))
    assert kept.review().applied == 12
    assert not {s.id for s in kept.collation().statements} & set(statements)
    before = exported(kept)
    kept.replace_collation(examples(), {})
    assert exported(kept) == before


def test_a_judgement_during_a_build_goes_in(address: str, kept: Dossier) -> None:
    statement = examples().statements[0].id
    with open_for_building(address) as building:
        kept.judge(clerk_of(kept, "Ada").reject(statement))
        assert statement not in {s.id for s in building.collation().statements}
        building.replace_collation(examples(), {})
    assert statement not in {s.id for s in kept.collation().statements}
    assert kept.review().lost == {}


def test_a_log_is_merged_into_another(kept: Dossier, tmp_path: Path) -> None:
    statements = examples().statements
    ada = clerk(examples(), who="Ada")
    shared, mine = ada.accept(statements[0].id), ada.reject(statements[1].id)
    kept.judge(shared)
    kept.judge(mine)
    bo = clerk(examples(), who="Bo")
    theirs = bo.respan(statements[1].id, statements[1].start, statements[1].end - 2)
    elsewhere = bo.accept(statements[2].id)
    done = kept.import_judgements([shared, elsewhere, theirs])
    assert (done.added, done.doubles) == (2, 1)
    assert done.conflicts == ((theirs, mine),)
    assert [j.id for j in kept.review().judgements] == [
        j.id for j in (shared, mine, elsewhere, theirs)
    ]
    assert kept.collation() == apply(examples(), kept.review().judgements).collation
    assert kept.import_judgements([theirs, mine]).added == 0
    # The same log in another dossier gives the same.
    path = str(tmp_path / "other.db")
    with open_for_building(path) as other:
        other.add_articles(examples().articles)
        other.replace_collation(examples(), {})
        other.import_judgements(kept.review().judgements)
        assert exported(other) == exported(kept)


def test_judgements_live_through_builds_that_add_articles(tmp_path: Path) -> None:
    path = str(tmp_path / "dossier.db")
    build([write_pile(tmp_path / "some.jsonl", 4)], path, processes=1)
    with open_for_review(path) as dossier:
        statement = dossier.collation().statements[0]
        made = clerk_of(dossier, "Ada")
        dossier.judge(made.reject(statement.id))
        dossier.judge(clerk_of(dossier, "Ada").rename(dossier.collation().actors[0].id, "Autre"))
    summary = build([write_pile(tmp_path / "all.jsonl", 7)], path, processes=1)
    assert (summary.read, summary.judged, summary.lost) == (3, 2, 0)
    with open_dossier(path) as dossier:
        left = dossier.collation()
        assert statement.id not in {s.id for s in left.statements}
        assert "Autre" in {actor.name for actor in left.actors}


def test_a_dossier_of_the_first_schema_is_upgraded(address: str, tmp_path: Path) -> None:
    make_first(address, tmp_path)
    with pytest.raises(OlderDossier), open_dossier(address):
        pass
    with open_for_review(address) as dossier:
        assert dossier.collation() == without_dates(examples())
        assert (dossier.revision(), bool(dossier.review())) == (0, False)
        statement = examples().statements[0].id
        dossier.judge(clerk_of(dossier, "Ada").reject(statement), seen=0)
        assert statement not in {s.id for s in dossier.collation().statements}
        dossier.replace_collation(examples(), {})
        assert statement not in {s.id for s in dossier.collation().statements}


def test_only_a_dossier_that_is_there_is_reviewed(tmp_path: Path) -> None:
    with pytest.raises(NotADossier), open_for_review(str(tmp_path / "missing.db")):
        pass
    assert list(tmp_path.iterdir()) == []


def without_dates(collation: Collation) -> Collation:
    """Give a collation without what the first schema has no tables for."""
    fields = {name: getattr(collation, name) for name in collation.__struct_fields__}
    return Collation(**{**fields, "dates": ()})


def make_first(address: str, tmp_path: Path) -> None:
    """Make a dossier of the examples as the first schema had them."""
    newest = str(tmp_path / "newest.db")
    with open_for_building(newest) as dossier:
        dossier.add_articles(examples().articles)
        dossier.replace_collation(examples(), {})
    engine = sa.create_engine(address if "://" in address else f"sqlite:///{address}")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations_package.__file__).parent))
    source = sa.create_engine(f"sqlite:///{newest}")
    with engine.begin() as connection, source.connect() as current:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        tables = sa.MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            if table.name in ("alembic_version", "setting"):
                continue
            names = [column.name for column in table.columns]
            held = sa.table(table.name, *(sa.column(name) for name in names))
            rows = current.execute(sa.select(held)).mappings()
            values = [dict(row) for row in rows]
            if values:
                connection.execute(sa.insert(table), values)
        setting = tables.tables["setting"]
        connection.execute(sa.insert(setting).values(name="format", value="recoupe-dossier"))
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        assert version == "0001" != REVISION
    engine.dispose()
    source.dispose()
