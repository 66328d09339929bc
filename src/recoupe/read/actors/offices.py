"""What a role phrase says of its holder, and whether two phrases can name one holder."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Gender
from recoupe.read.actors.lexicon import Lexicon
from recoupe.read.actors.names import Name
from recoupe.read.actors.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Office:
    """A role: its canonical noun, the class of state office it is, what it is held in.

    `of` are the folded content words of its complements without those of a country, `state`
    ISO 3166-1. `time` is "former", "then", "future" or "".
    """

    noun: str
    kind: str
    of: frozenset[str]
    state: str | None
    gender: Gender | None
    plural: bool
    time: str = ""
    specific: bool = False  # a complement says where («de la Ligue»), not an adjective alone
    top: bool = False  # the noun is what the press calls somebody at the top of something
    kin: frozenset[str] = frozenset()  # nouns, and words of complements, of whom it may take up

    @property
    def bare(self) -> bool:
        """True when nothing says where it is held («le ministre»)."""
        return not self.of and self.state is None and " " not in self.noun


def office_of(phrase: Phrase, names: list[Name], lexicon: Lexicon) -> Office:
    """Read the office that a role phrase names."""
    heads = lexicon.heads
    countries: set[str] = set()
    for index in phrase.names:
        place = names[index].place
        if place is not None and place.country:
            countries.update(names[index].words)
    of = frozenset(alike_in_number(word) for word in phrase.of - countries)
    kind = phrase.noun.office
    if of and kind in ("head_of_state", "head_of_government"):
        kind = ""  # «le président de la commission», «le premier ministre de la province»
    return Office(
        phrase.noun.canonical,
        kind,
        of,
        phrase.state,
        phrase.gender,
        phrase.plural,
        phrase.time,
        phrase.complement,
        phrase.noun.canonical in heads or phrase.noun.canonical.split(" ")[0] in heads,
        lexicon.kin.get(phrase.noun.canonical, frozenset()),
    )


def alike_in_number(word: str) -> str:
    """Make a complement's word the same in the singular and the plural."""
    return word[:-1] if len(word) > 4 and word[-1] in "sx" else word


def one_state(one: str | None, other: str | None) -> bool:
    """Tell whether two states may be one; the Union's bodies belong to any of its members."""
    return one is None or other is None or one == other or "EU" in (one, other)


def fits(asked: Office, held: Office) -> int:
    """Tell how well a phrase can name the holder of an office: 0 not at all, 3 surely.

    A bare noun («le ministre») fits any office of that noun; state offices of one class fit each
    other when their states do not differ («le chef de l'État», «le président russe»).
    """
    if asked.plural or held.plural:
        return 0
    if asked.gender and held.gender and asked.gender is not held.gender:
        return 0
    if not one_state(asked.state, held.state):
        return 0
    return max(_same_office(asked, held), _kindred(asked, held))


def _kindred(asked: Office, held: Office) -> int:
    """Tell whether a bare noun names a kind of role: «l'élu» a mayor, «le praticien» a surgeon."""
    if asked.time or held.time == "former":
        return 0
    if held.noun not in asked.kin and not asked.kin & held.of:
        return 0
    return 1 if asked.specific else 2


def _same_office(asked: Office, held: Office) -> int:
    if asked.time == "former" and held.time != "former":
        return 0
    if held.time == "former" and asked.time != "former":
        return 1 if asked.bare and asked.noun == held.noun else 0
    if asked.kind and asked.kind == held.kind:
        if asked.of and held.of and not asked.of & held.of:
            return 1 if asked.noun == held.noun else 0
        if asked.noun != held.noun and asked.state is None and held.state is None:
            # «le président X»: of what, the text does not say
            return 1 if held.bare and not asked.bare else 2
        return 3 if not asked.bare else 2
    same = asked.noun == held.noun
    longer = held.noun.startswith((asked.noun + " ", asked.noun + "-"))
    longer = longer or held.noun.endswith(" " + asked.noun)  # «the minister», a foreign minister
    if asked.of and held.of:
        if not asked.of & held.of and not _short_for(asked.of, held.of):
            return 0
        if same or longer or (held.top and asked.top):
            share = len(asked.of & held.of) / min(len(asked.of), len(held.of))
            return 3 if share >= 0.5 or _short_for(asked.of, held.of) else 0
        return 0
    if asked.of:
        # «le ministre de la Défense» for one called «ministre» only
        if longer and asked.of & set(held.noun.split()):
            return 3
        return 1 if same and not held.kind and held.state is None else 0
    if same or longer:
        if asked.state and not held.state:
            return 1 if held.of else 2
        return 2
    return 0


def akin(one: Office, other: Office) -> bool:
    """Tell whether two roles are both at the top of something («responsable», «patron»)."""
    return not one.kind and one.top and other.top


def _short_for(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one complement is the other's initials («UDF»), in any order."""
    short, long = sorted((one, other), key=len)
    if len(short) != 1 or len(long) < 2:
        return False
    return sorted(next(iter(short))) == sorted(word[0] for word in long)


def conflicts(asked: Office, held: Office) -> bool:
    """Tell whether one person can hardly be both: two offices of state, or two states."""
    if fits(asked, held):
        return False
    if not one_state(asked.state, held.state):
        return True
    if asked.kind and held.kind and asked.kind != held.kind and held.time != "former":
        return True
    return bool(asked.noun == held.noun and asked.of and held.of)
