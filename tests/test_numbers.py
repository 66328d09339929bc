"""Numbers in digits and words read back to themselves, whatever the separators."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.read.numbers import Form, Number, number_grammar

_UNITS = """
zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
seize dix-sept dix-huit dix-neuf
"""
UNITS = _UNITS.split()
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_ENGLISH_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen
"""
ENGLISH_UNITS = _ENGLISH_UNITS.split()
_ENGLISH_TENS = """
_ _ twenty thirty forty fifty sixty seventy eighty ninety
"""
ENGLISH_TENS = _ENGLISH_TENS.split()


def french(number: int, *, belgian: bool = False) -> str:
    """Spell a whole number below 10^15 in French."""
    if number < 100:
        return _below_hundred(number, belgian=belgian)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
        if not rest:
            return head + ("s" if hundreds > 1 else "")
        return f"{head} {_below_hundred(rest, belgian=belgian)}"
    if number < 1_000_000:
        thousands, rest = divmod(number, 1000)
        spelled = french(thousands, belgian=belgian).replace("cents", "cent")
        head = "mille" if thousands == 1 else f"{spelled.replace('vingts', 'vingt')} mille"
        return head if not rest else f"{head} {french(rest, belgian=belgian)}"
    for scale, name in ((10**12, "billion"), (10**9, "milliard"), (10**6, "million")):
        if number >= scale:
            count, rest = divmod(number, scale)
            head = f"{french(count, belgian=belgian)} {name}{'s' if count > 1 else ''}"
            return head if not rest else f"{head} {french(rest, belgian=belgian)}"
    raise AssertionError(number)


def _below_hundred(number: int, *, belgian: bool) -> str:
    if number < 20:
        return UNITS[number]
    ten, unit = divmod(number, 10)
    if belgian and ten in (7, 9):
        name = "septante" if ten == 7 else "nonante"
        return name if not unit else f"{name} et un" if unit == 1 else f"{name}-{UNITS[unit]}"
    if ten in (7, 9):
        ten, unit = ten - 1, unit + 10
    if ten == 8:
        return "quatre-vingts" if not unit else f"quatre-vingt-{UNITS[unit]}"
    if not unit:
        return TENS[ten]
    return f"{TENS[ten]} et {UNITS[unit]}" if unit in (1, 11) else f"{TENS[ten]}-{UNITS[unit]}"


def english(number: int) -> str:
    """Spell a whole number below a million in English."""
    if number < 20:
        return ENGLISH_UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return ENGLISH_TENS[ten] + (f"-{ENGLISH_UNITS[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = f"{ENGLISH_UNITS[hundreds]} hundred"
        return f"{head} and {english(rest)}" if rest else head
    thousands, rest = divmod(number, 1000)
    head = f"{english(thousands)} thousand"
    if not rest:
        return head
    return f"{head} and {english(rest)}" if rest < 100 else f"{head} {english(rest)}"


def only(text: str, language: str = "fr") -> Number:
    """Give the one number that is read in a text."""
    found = list(number_grammar(language).find(text))
    assert len(found) == 1, (text, found)
    return found[0]


@given(st.one_of(st.integers(0, 2000), st.integers(0, 10**6), st.integers(0, 10**15 - 1)))
def test_french_words_read_back(number: int) -> None:
    spelled = french(number)
    found = only(spelled)
    assert (found.start, found.end, found.value) == (0, len(spelled), number)


@given(st.integers(0, 10**9), st.sampled_from([" ", "-"]))
def test_belgian_and_all_hyphened_words_read_back(number: int, joint: str) -> None:
    spelled = french(number, belgian=True)
    assert only(spelled.replace(" ", joint)).value == number


@given(st.integers(0, 10**6 - 1))
def test_english_words_read_back(number: int) -> None:
    assert only(english(number), "en").value == number


@given(
    st.integers(0, 10**12),
    st.one_of(st.none(), st.integers(0, 999_999)),
    st.sampled_from([" ", ".", "'", ""]),
)
def test_french_digits_read_back(whole: int, fraction: int | None, group: str) -> None:
    spelled = f"{whole:,}".replace(",", group)
    value = float(whole)
    if fraction is not None:
        spelled += f",{fraction:06d}"
        value = float(f"{whole}.{fraction:06d}")
    found = only(f"soit {spelled} euros")
    assert found.value == value
    assert found.form is Form.DIGITS
    assert (found.start, found.end) == (5, 5 + len(spelled))


@given(st.integers(0, 10**12), st.one_of(st.none(), st.integers(0, 99)))
def test_english_digits_read_back(whole: int, fraction: int | None) -> None:
    spelled = f"{whole:,}" + (f".{fraction:02d}" if fraction is not None else "")
    assert only(f"some {spelled} euros", "en").value == float(spelled.replace(",", ""))


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_any_text_is_read_without_fault_and_numbers_lie_apart(text: str) -> None:
    for language in ("fr", "en"):
        end = 0
        for number in number_grammar(language).find(text):
            assert end <= number.start < number.end <= len(text)
            end = number.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5 million", 1_500_000),
        ("trois millions et demi", 3_500_000),
        ("3 milliards 500 millions", 3_500_000_000),
        ("25M", 25_000_000),
        ("3 Mds", 3_000_000_000),
        ("une centaine de milliers", 100_000),
        ("plusieurs centaines de milliers", 200_000),
        ("mille milliards", 10**12),
        ("dix-sept cents", 1_700),
        ("un demi-million", 500_000),
    ],
)
def test_scales_and_collectives(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize("text", ["G20", "F-16", "les Vingt-Sept", "vingt-cinquième", "deux-roues"])
def test_numbers_in_names_are_none(text: str) -> None:
    assert list(number_grammar("fr").find(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cinq milliards et trois quarts", 5_750_000_000),
        ("cinq et un quart", 5.25),
        ("un et un demi", 1.5),
        ("deux millions et un tiers des élus", 2_000_000),
        ("deux cent virgule zéro trois", 200.03),
        ("un quart de million", 250_000),
        ("2millions", 2_000_000),
        ("2½ millions", 2_500_000),
        ("cinquante  deux", 52),
    ],
)
def test_what_is_added_to_a_number_belongs_to_it(text: str, value: float) -> None:
    assert next(iter(number_grammar("fr").find(text))).value == pytest.approx(value)
