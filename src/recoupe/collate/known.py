"""The actors that a user knows: `actors.toml`, which wins over what the articles show.

```toml
[[actor]]
name = "Jeanne Morel"
kind = "person"                         # person, group, organisation, place or document
aliases = ["J. Morel", "la dame du lac"]
state = "FR"                            # ISO 3166-1 alpha-2; may be left out
```
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import LexiconError
from recoupe.messages import gettext as _
from recoupe.model import ActorKind
from recoupe.text import key

_FIELDS = frozenset({"name", "kind", "aliases", "state"})


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor as a user names it; `aliases` are other wordings that mean it."""

    name: str
    kind: ActorKind = ActorKind.PERSON
    aliases: tuple[str, ...] = ()
    state: str | None = None


class KnownActors:
    """The known actors, found by any wording; case, accents and spaces do not matter."""

    def __init__(self, actors: Iterable[KnownActor] = (), *, source: str = "actors.toml") -> None:
        self.actors = tuple(actors)
        self._by_wording: dict[str, KnownActor] = {}
        for actor in self.actors:
            for wording in (actor.name, *actor.aliases):
                other = self._by_wording.setdefault(key(wording), actor)
                if other is not actor:
                    clash = _("“{wording}” stands for both {one} and {other}")
                    clash = clash.format(wording=wording, one=other.name, other=actor.name)
                    raise _refused(source, clash)

    def find(self, wordings: Iterable[str]) -> KnownActor | None:
        """Give the actor that the first known of some wordings means, if any."""
        for wording in wordings:
            actor = self._by_wording.get(key(wording))
            if actor is not None:
                return actor
        return None


def load_known(path: Path) -> KnownActors:
    """Read a user's `actors.toml`.

    Raises LexiconError, naming the file, where it cannot be read, is no TOML, has an actor without
    a name, a field or a kind that does not exist, or one wording for two actors.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    entries = table.get("actor", [])
    if not isinstance(entries, list) or set(table) - {"actor"}:
        raise _refused(str(path), _("write each actor under [[actor]]"))
    return KnownActors(
        (_actor(path, number, entry) for number, entry in enumerate(entries, 1)), source=str(path)
    )


def _refused(where: str, why: str) -> LexiconError:
    return LexiconError(f"{where}: {why}")


def _actor(path: Path, number: int, entry: object) -> KnownActor:
    where = f"{path}: " + _("actor {number}").format(number=number)
    if not isinstance(entry, dict):
        raise _refused(where, _("write it as a table, [[actor]]"))
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise _refused(where, _("no field is called {field}").format(field=unknown[0]))
    name, aliases, state = entry.get("name"), entry.get("aliases", []), entry.get("state")
    if not isinstance(name, str) or not name.strip():
        raise _refused(where, _("it has no name"))
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a.strip() for a in aliases):
        raise _refused(f"{where} ({name})", _("aliases must be a list of names"))
    if state is not None and not (isinstance(state, str) and len(state) == 2 and state.isupper()):
        code = _("state must be an ISO 3166-1 code of two letters")
        raise _refused(f"{where} ({name})", code)
    try:
        kind = ActorKind(entry.get("kind", "person"))
    except ValueError as error:
        kinds = ", ".join(k.value for k in ActorKind)
        one_of = _("kind must be one of {kinds}").format(kinds=kinds)
        raise _refused(f"{where} ({name})", one_of) from error
    return KnownActor(name, kind, tuple(aliases), state)
