"""Every input that is refused: one clear line that names it, and the rest is gathered."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import errors
from recoupe.gather import gather
from recoupe.gather.article import TEXT_LIMIT
from recoupe.gather.lines import LINE_LIMIT
from recoupe.gather.plaintext import FILE_LIMIT
from recoupe.messages import language, use
from recoupe.model import Article
from tests.gathering import PARAGRAPH, gathered, refusal, write

RUSSIAN = "Министр рыболовства заявил во вторник, что флот будет защищён от иностранных судов. "
GERMAN = (
    "Der Fischereiminister erklärte am Dienstag, dass die Flotte geschützt werde und dass die "
    "Arbeiten im Sommer den Staat dreitausend Kronen kosten würden."
)


@pytest.fixture(autouse=True, scope="module")
def _in_english() -> Iterator[None]:
    """Read messages in English whatever was chosen before."""
    chosen = language()
    use("en")
    yield
    use(chosen)


@pytest.mark.parametrize(
    ("name", "raw", "kind", "said"),
    [
        ("empty.txt", b"", errors.EmptyInput, "nothing in it"),
        ("blank.txt", b" \r\n\t\n", errors.EmptyInput, "nothing in it"),
        ("empty.jsonl", b"", errors.EmptyInput, "nothing in it"),
        ("empty.csv", b"\n", errors.EmptyInput, "nothing in it"),
        ("data.txt", bytes(range(256)), errors.BinaryInput, "binary data"),
        ("data.jsonl", bytes(range(256)), errors.BinaryInput, "binary data"),
        ("image.txt", b"\x89PNG\r\n\x1a\n", errors.BinaryInput, "an image"),
        ("report.html", b"%PDF-1.7\n%abc", errors.BinaryInput, "a PDF document"),
        ("article.txt", b"PK\x03\x04word", errors.BinaryInput, "an office document"),
        ("cut.txt", f"{PARAGRAPH} é".encode()[:-1], errors.EncodingError, "save it as UTF-8"),
        ("mixed.txt", "é".encode() + "é".encode("cp1252"), errors.EncodingError, "not UTF-8"),
        ("odd.txt", b"\xff\xfea\0b", errors.EncodingError, "not the UTF-16"),
        ("russe.txt", (RUSSIAN * 2).encode(), errors.UnknownLanguage, "reads «ru»"),
        ("russe.txt", (RUSSIAN * 3).encode("cp1251"), errors.UnknownLanguage, "reads «ru»"),
        ("allemand.txt", GERMAN.encode(), errors.UnknownLanguage, "reads «de»"),
        ("none.html", b"<html><body></body></html>", errors.MalformedInput, "no article"),
        ("columns.csv", b"id,body\n1,abc\n", errors.MalformedInput, "no column «text»"),
        ("open.csv", b'id,text\n1,"abc\n2,def\n', errors.MalformedInput, "broken CSV"),
    ],
)
def test_a_bad_file_is_refused_in_one_line_that_names_it(
    tmp_path: Path, name: str, raw: bytes, kind: type[errors.InputError], said: str
) -> None:
    path = write(tmp_path, name, raw)
    error = refusal(path)
    assert type(error) is kind
    assert str(error).startswith(str(path))
    assert said in error.reason
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("{broken", errors.MalformedInput, "broken JSON"),
        ("[" * 100_000, errors.MalformedInput, "broken JSON"),
        ('["a list"]', errors.MalformedInput, "not an object"),
        ('{"id": "2"}', errors.MalformedInput, "no text"),
        ('{"text": "  "}', errors.MalformedInput, "no text"),
        ('{"text": 12}', errors.MalformedInput, "no text"),
        ('{"text": "half \\ud83d a character"}', errors.MalformedInput, "broken JSON"),
        ('{"text": "a \\u0000 b"}', errors.BinaryInput, "binary data"),
        (json.dumps({"text": PARAGRAPH, "language": "de"}), errors.UnknownLanguage, "«de»"),
        (json.dumps({"text": "a" * (TEXT_LIMIT + 1)}), errors.OversizeInput, "characters"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_are_gathered(
    tmp_path: Path, line: str, kind: type[errors.InputError], said: str
) -> None:
    good = [json.dumps({"id": str(n), "text": f"{PARAGRAPH} {n}"}) for n in range(2)]
    path = write(tmp_path, "rows.jsonl", "\n".join([good[0], line, good[1]]))
    articles, (error,) = gathered(path)
    assert [article.name for article in articles] == ["0", "1"]
    assert type(error) is kind
    assert error.name == f"{path}, line 2"
    assert said in error.reason


def test_a_row_with_too_many_fields_is_refused_and_the_others_are_gathered(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "rows.csv", f'id,text\n1,"{PARAGRAPH}"\n2,a,b\n3,Une autre.\n')
    articles, (error,) = gathered(path)
    assert [article.name for article in articles] == ["1", "3"]
    assert str(error) == f"{path}, line 3: 3 fields for 2 columns"


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    peak, error = _peak(path)
    assert type(error) is errors.OversizeInput
    assert peak < 3 * FILE_LIMIT


@pytest.mark.parametrize(("name", "before"), [("rows.jsonl", '{"text": "'), ("rows.csv", '2,"')])
def test_a_huge_line_is_refused_without_being_held_and_the_others_are_gathered(
    tmp_path: Path, name: str, before: str
) -> None:
    rows = [json.dumps({"id": str(n), "text": f"{PARAGRAPH} {n}"}) for n in (1, 3)]
    if name.endswith(".csv"):
        rows = [f'id,text\n1,"{PARAGRAPH} 1"', f'3,"{PARAGRAPH} 3"']
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(f"{rows[0]}\n{before}".encode())
        for _ in range(4 * LINE_LIMIT >> 20):
            stream.write(b"a" * 2**20)
        stream.write(f'"\n{rows[1]}\n'.encode())
    tracemalloc.start()
    articles, (error,) = gathered(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [article.name for article in articles] == ["1", "3"]
    assert type(error) is errors.OversizeInput
    assert peak < 4 * LINE_LIMIT


def test_the_same_article_under_two_names_is_built_once(tmp_path: Path) -> None:
    first = write(tmp_path, "a.txt", PARAGRAPH)
    second = write(tmp_path, "b.txt", PARAGRAPH)
    articles, (error,) = gathered(tmp_path)
    assert [article.name for article in articles] == ["a.txt"]
    assert type(error) is errors.DuplicateInput
    assert str(error) == f"{second}: the same article as {first}"


def test_an_id_given_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    rows = [json.dumps({"id": "7", "text": f"{PARAGRAPH} {n}"}) for n in range(2)]
    path = write(tmp_path, "rows.jsonl", "\n".join(rows))
    articles, (error,) = gathered(path)
    assert [article.text[-1] for article in articles] == ["0"]
    assert str(error) == f"{path}, line 2: the id «7» is that of {path}, line 1"


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    missing = refusal(tmp_path / "missing.txt")
    assert str(missing) == f"{tmp_path / 'missing.txt'}: no such file or folder"
    assert type(refusal(str(tmp_path / "*.txt"))) is errors.UnreadableInput
    (tmp_path / "empty").mkdir()
    assert "no article in this folder" in refusal(tmp_path / "empty").reason


def test_an_unknown_file_name_ending_is_refused_by_name(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, "article.docx", b"abc"))
    assert type(error) is errors.UnknownFormat
    assert ".jsonl" in error.reason


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Lay down the rights of an administrator, who may read everything."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


def test_a_folder_or_a_file_without_permission_is_refused_and_the_rest_gathered(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Test folders are closed to others; here «others» must come as far as the one below.
    for folder in (tmp_path, tmp_path.parent, tmp_path_factory.getbasetemp().parent):
        folder.chmod(0o755)
    closed = write(tmp_path, "closed/a.txt", PARAGRAPH).parent
    locked = write(tmp_path, "locked.txt", PARAGRAPH)
    write(tmp_path, "open.txt", f"{PARAGRAPH} ouvert")
    closed.chmod(0)
    locked.chmod(0)
    try:
        with _as_nobody():
            articles, refused = gathered(tmp_path)
    finally:
        closed.chmod(0o755)
        locked.chmod(0o644)
    assert [article.name for article in articles] == ["open.txt"]
    assert sorted(str(error) for error in refused) == [
        f"{closed}: no permission to read it",
        f"{locked}: no permission to read it",
    ]


def test_links_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b/in.txt", PARAGRAPH)
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")
    articles, (error,) = gathered(tmp_path)
    assert [article.name for article in articles] == ["in.txt"]
    assert "a link that leads back to itself" in error.reason


def _peak(path: Path) -> tuple[int, errors.InputError]:
    tracemalloc.start()
    error = refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, error


_BYTES = st.binary(max_size=400) | st.lists(
    st.sampled_from(
        [
            b'{"text": "',
            b'"}\n',
            b"id,text\n",
            b'1,"',
            b'"\n',
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\r\n",
            b"\x00",
            b"<p>",
            b"</article>",
            b"\\ud800",
            "été".encode(),
            PARAGRAPH.encode("cp1252"),
            PARAGRAPH.encode(),
        ]
    ),
    max_size=12,
).map(b"".join)


@given(st.sampled_from([".txt", ".jsonl", ".csv", ".html"]), _BYTES)
def test_whatever_bytes_are_given_nothing_is_raised(suffix: str, raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder), f"input{suffix}", raw)
        for found in gather([path]):
            if isinstance(found, errors.InputError):
                assert str(found).startswith(str(path))
                assert "\n" not in str(found)
            else:
                assert isinstance(found, Article)
                assert found.text.strip()
                assert all(0 <= m.start < m.end <= len(found.text) for m in found.furniture)
