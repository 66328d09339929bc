"""A command a verb, for scripts and for those who like a keyboard better."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING, Any

import rich_click as click

from recoupe.cli.console import OUT
from recoupe.cli.parameters import WORDING, Command, dossier_argument
from recoupe.messages import gettext as _

if TYPE_CHECKING:
    from recoupe.model import AnyJudgement, Passage
    from recoupe.review import Clerk

_STATUSES = ("kept", "broken", "under way", "no news")
_PASSAGE = re.compile(r"(?P<article>.+):(?P<start>\d+)-(?P<end>\d+)")

_who = click.option(
    "--who",
    metavar="NAME",
    envvar="RECOUPE_WHO",
    help=_("Who says so; without it RECOUPE_WHO, then the name of your account here."),
)
_note = click.option("--note", metavar="TEXT", default="", help=_("Why."))
_name = click.option(
    "--name",
    metavar="NAME",
    multiple=True,
    help=_("A person who speaks and is no actor of the dossier yet; may be given several times."),
)


def _thing(help: str) -> Callable[[Any], Any]:
    return click.argument("id", metavar="ID", help=help)


_ANY = _("The id of what is judged, as pages and exports show it.")
_STATEMENT = _thing(_("The id of the statement."))
_START = click.argument("start", metavar="START", type=int, help=_("Where it starts in the text."))
_END = click.argument("end", metavar="END", type=int, help=_("Where it ends, exclusive."))


def _command(name: str, help: str, *parameters: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Make a command of a function from what it takes to a step of a clerk."""

    def decorate(step: Callable[..., Callable[[Clerk], AnyJudgement]]) -> click.Command:
        def run(dossier: str, who: str | None, **values: object) -> None:
            _judge(dossier, who, step(**values))

        function: Any = run
        for parameter in reversed((dossier_argument, *parameters, _who, _note)):
            function = parameter(function)
        made = click.command(name, cls=Command, help=help)(click.rich_config(WORDING)(function))
        VERBS.append(made)
        return made

    return decorate


VERBS: list[click.Command] = []


def _judge(address: str, who: str | None, step: Callable[[Clerk], AnyJudgement]) -> None:
    """Store a judgement on the dossier as it is, and say its id."""
    from recoupe.dossier import open_for_review
    from recoupe.review import Clerk

    when = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with open_for_review(address) as dossier:
        state = dossier.reviewed()
        clerk = Clerk(state.collation, state.review, who=who or getuser(), when=when)
        judgement = step(clerk)
        dossier.judge(judgement, seen=state.revision)
    OUT.print(judgement.id)


@_command("accept", _("Say that a statement, saying, pledge or figure is right."), _thing(_ANY))
def accept(id: str, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Accept something."""
    return lambda clerk: clerk.accept(id, note=note)


@_command("reject", _("Say that it is no statement, pledge or figure."), _thing(_ANY))
def reject(id: str, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Reject something."""
    return lambda clerk: clerk.reject(id, note)


@_command(
    "add",
    _("Add a statement that was not found."),
    click.argument("article", metavar="ARTICLE", help=_("The id of the article.")),
    _START,
    _END,
    click.option(
        "--speaker", metavar="ACTOR", multiple=True, help=_("The id of an actor who says it.")
    ),
    _name,
)
def add(
    article: str,
    start: int,
    end: int,
    speaker: Sequence[str],
    name: Sequence[str],
    note: str,
) -> Callable[[Clerk], AnyJudgement]:
    """Add a statement."""
    return lambda clerk: clerk.add(article, start, end, speaker, name, note=note)


@_command(
    "respan", _("Give a statement another span (offsets in code points)."), _STATEMENT, _START, _END
)
def respan(id: str, start: int, end: int, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Correct a statement's span."""
    return lambda clerk: clerk.respan(id, start, end, note=note)


@_command(
    "respeak",
    _("Give a statement other speakers; nobody: it is not known who speaks."),
    _STATEMENT,
    click.argument("actors", metavar="[ACTOR…]", nargs=-1, help=_("The ids of who speaks.")),
    _name,
)
def respeak(
    id: str, actors: Sequence[str], name: Sequence[str], note: str
) -> Callable[[Clerk], AnyJudgement]:
    """Correct a statement's speakers."""
    return lambda clerk: clerk.respeak(id, actors, name, note)


@_command(
    "merge",
    _("Make several actors, sayings or events one: the first."),
    click.argument("ids", metavar="ID ID…", nargs=-1, required=True, help=_ANY),
)
def merge(ids: Sequence[str], note: str) -> Callable[[Clerk], AnyJudgement]:
    """Merge things."""
    return lambda clerk: clerk.merge(ids, note)


@_command(
    "split",
    _("Make a part of an actor, a saying or an event another one."),
    _thing(_ANY),
    click.argument(
        "out",
        metavar="PART…",
        nargs=-1,
        required=True,
        help=_("What goes: ids of articles (actor, event) or of statements (saying)."),
    ),
    click.option("--name", metavar="NAME", default="", help=_("What the other one is called.")),
)
def split(id: str, out: Sequence[str], name: str, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Split a thing."""
    return lambda clerk: clerk.split(id, out, name, note)


@_command(
    "rename",
    _("Give an actor another name, an event or a saying a title."),
    _thing(_ANY),
    click.argument("name", metavar="NAME", help=_("The name.")),
)
def rename(id: str, name: str, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Rename a thing."""
    return lambda clerk: clerk.rename(id, name, note)


@_command(
    "settle",
    _("Say what became of a pledge."),
    _thing(_("The id of the pledge.")),
    click.argument(
        "status",
        metavar="STATUS",
        type=click.Choice(_STATUSES),
        help=_("kept, broken, under way, or no news."),
    ),
    click.option(
        "--evidence",
        metavar="ARTICLE:START-END",
        help=_("The passage that shows it; needed for all but no news."),
    ),
    click.option("--early", is_flag=True, help=_("It was kept before it was due.")),
)
def settle(
    id: str, status: str, evidence: str | None, early: bool, note: str
) -> Callable[[Clerk], AnyJudgement]:
    """Settle a pledge."""
    from recoupe.model import OutcomeStatus

    passage = None if evidence is None else _passage(evidence)
    return lambda clerk: clerk.settle(id, OutcomeStatus(status), passage, early, note)


@_command(
    "remark",
    _("Note something on anything, and change nothing."),
    _thing(_ANY),
)
def remark(id: str, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Note something."""
    return lambda clerk: clerk.remark(id, note)


@_command(
    "undo",
    _("Take a judgement back; taking back an undo does it again."),
    _thing(_("The id of the judgement, as the log shows it.")),
)
def undo(id: str, note: str) -> Callable[[Clerk], AnyJudgement]:
    """Undo a judgement."""
    return lambda clerk: clerk.undo(id, note)


def _passage(text: str) -> Passage:
    from recoupe.model import Passage

    found = _PASSAGE.fullmatch(text)
    if found is None:
        raise click.UsageError(_("«{text}» is no passage: ARTICLE:START-END").format(text=text))
    return Passage(found["article"], int(found["start"]), int(found["end"]))
