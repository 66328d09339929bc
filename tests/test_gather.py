"""Files, folders, globs; text, JSON lines and CSV; ids, order, languages."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.gather import count_articles, gather
from recoupe.gather.decoding import decode
from recoupe.ids import stable_id
from recoupe.model import Article, Provenance
from tests.gathering import PARAGRAPH, gathered, one, write

ENGLISH = (
    "The fisheries minister of Valmoria, Armand Keller, said on Tuesday that the fleet would be "
    "protected and that the summer works would cost the state three thousand crowns."
)


def test_a_text_file_is_an_article_under_its_name(tmp_path: Path) -> None:
    article = one(write(tmp_path, "port.txt", PARAGRAPH))
    assert (article.name, article.text, article.language) == ("port.txt", PARAGRAPH, "fr")
    assert article.sha256 == sha256(PARAGRAPH.encode()).hexdigest()
    assert article.id == stable_id("a", PARAGRAPH, "", "")


def test_a_text_is_kept_as_given_but_for_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    text = f"\ufeff Un titre\u202f!\r\n\r\n{PARAGRAPH}\t\r\n"
    article = one(write(tmp_path, "a.txt", text))
    assert article.text == f" Un titre\u202f!\n\n{PARAGRAPH}\t\n"


def test_a_folder_gives_its_files_sorted_with_hidden_and_foreign_ones_left_out(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/c.txt", "a.txt", ".hidden.txt", "notes.md", ".git/d.txt"):
        write(tmp_path, name, f"{PARAGRAPH} {name}")
    articles, refused = gathered(tmp_path)
    assert [article.name for article in articles] == ["c.txt", "a.txt", "b.txt"]
    assert not refused


def test_inputs_come_in_the_order_given_and_each_file_once(tmp_path: Path) -> None:
    b = write(tmp_path, "b.txt", f"{PARAGRAPH} b")
    write(tmp_path, "a.txt", f"{PARAGRAPH} a")
    articles, refused = gathered([b, str(tmp_path / "*.txt"), tmp_path])
    assert [article.name for article in articles] == ["b.txt", "a.txt"]
    assert not refused


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    rows = write(tmp_path, "rows.jsonl", "")
    with rows.open("w", encoding="utf-8") as stream:
        for number in range(3):
            stream.write(json.dumps({"text": f"{PARAGRAPH} {number}"}) + "\n")
        stream.write("{broken\n")
    articles = gather([rows])
    first = next(articles)
    assert isinstance(first, Article)
    assert first.text.endswith(" 0")


def test_a_json_line_is_an_article_with_what_it_says_of_itself(tmp_path: Path) -> None:
    row = {
        "id": "fleuve-12",
        "outlet": "Le Fleuve",
        "url": "https://lefleuve.example/2024/03/02/port.html",
        "published": "2024-03-02T10:15:00+01:00",
        "language": "fr-CA",
        "title": "Le port rouvre",
        "text": PARAGRAPH,
        "section": ["pêche"],
    }
    article = one(write(tmp_path, "rows.jsonl", json.dumps(row)))
    assert article.name == "fleuve-12"
    assert article.language == "fr"
    assert article.outlet and article.outlet.value == "Le Fleuve"
    assert article.published and article.published.value == "2024-03-02"
    assert article.published.how is Provenance.GIVEN
    assert article.title and article.title.value == "Le port rouvre"
    assert article.extra == {"section": ["pêche"]}
    assert article.id == stable_id("a", PARAGRAPH, "Le Fleuve", row["url"])


def test_a_record_without_id_or_url_is_named_by_its_file_and_line(tmp_path: Path) -> None:
    lines = f"\n{json.dumps({'text': PARAGRAPH})}\n"
    assert one(write(tmp_path, "rows.jsonl", lines)).name == "rows.jsonl:2"


@pytest.mark.parametrize(
    ("given_date", "edtf"),
    [
        ("2024-03-02", "2024-03-02"),
        ("2024-03-02 10:15:00", "2024-03-02"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("02/03/2024", "2024-03-02"),
        ("samedi 2 mars 2024 à 10h", "2024-03-02"),
    ],
)
def test_a_given_date_becomes_edtf(tmp_path: Path, given_date: str, edtf: str) -> None:
    row = json.dumps({"text": PARAGRAPH, "published": given_date})
    article = one(write(tmp_path, "rows.jsonl", row))
    assert article.published and article.published.value == edtf


def test_a_given_date_that_cannot_be_read_is_kept_beside(tmp_path: Path) -> None:
    row = json.dumps({"text": PARAGRAPH, "published": "avant-hier"})
    article = one(write(tmp_path, "rows.jsonl", row))
    assert article.published is None
    assert article.extra == {"published": "avant-hier"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_columns_go_by_their_header(tmp_path: Path, delimiter: str) -> None:
    quoted = f'"{PARAGRAPH}\n\n« Fin »"'
    header = delimiter.join(["Note", "TEXT", "Outlet", "id"])
    row = delimiter.join(["à lire", quoted, "Le Fleuve", "7"])
    article = one(write(tmp_path, "rows.csv", f"{header}\n{row}\n"))
    assert article.name == "7"
    assert article.text == f"{PARAGRAPH}\n\n« Fin »"
    assert article.outlet and article.outlet.value == "Le Fleuve"
    assert article.extra == {"Note": "à lire"}


def test_a_language_is_told_from_the_text_unless_it_is_given(tmp_path: Path) -> None:
    french = write(tmp_path, "fr.txt", PARAGRAPH)
    english = write(tmp_path, "en.txt", ENGLISH)
    short = write(tmp_path, "short.txt", "Goodbye.")
    articles, _ = gathered([french, english, short])
    assert [article.language for article in articles] == ["fr", "en", "fr"]
    articles, _ = gathered([short], language="en")
    assert [article.language for article in articles] == ["en"]


def test_the_same_text_from_another_outlet_is_a_reprint_and_stays(tmp_path: Path) -> None:
    rows = [{"text": PARAGRAPH, "outlet": outlet} for outlet in ("Le Fleuve", "La Rive")]
    articles, refused = gathered(
        write(tmp_path, "rows.jsonl", "\n".join(json.dumps(row) for row in rows))
    )
    assert len({article.id for article in articles}) == 2
    assert not refused


def test_articles_are_counted_for_progress_without_being_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PARAGRAPH)
    write(tmp_path, "rows.jsonl", f"{json.dumps({'text': PARAGRAPH})}\n" * 3)
    write(tmp_path, "more.jsonl", '{"text": "a"}\n{"text": "b"}')
    assert count_articles([tmp_path]) == 6


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_are_read_well(encoding: str) -> None:
    text = f"{PARAGRAPH} – c’est l’œuvre d’un été à 3 € près…"
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["iso8859-15", "mac_roman"])
def test_other_one_byte_encodings_are_told_by_their_letters(encoding: str) -> None:
    text = f"{PARAGRAPH} Le cœur de l'été, où l'âme naïve rêve à Noël."
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    expected = raw.decode().replace("\r\n", "\n").removeprefix("\ufeff")
    if expected.strip() and not raw.startswith(b"%PDF"):
        assert decode(raw, "a.txt") == expected
