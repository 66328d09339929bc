"""The command line: `recoupe build`, `show`, `export`, `report`, `doctor`.

Exit status: 0 when all went well, 1 when something was refused or failed, 2 for wrong usage, 70
for a fault of Recoupe's own, 130 after Ctrl-C, 141 when nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from recoupe import messages

REFUSED = 1
FAULT = 70
INTERRUPTED = 130
BROKEN_PIPE = 141

_DEBUG = "RECOUPE_DEBUG"


def main() -> NoReturn:
    """Run the command line and leave with its exit status; no traceback reaches the user."""
    arguments = sys.argv[1:]
    messages.use(messages.choose(arguments, os.environ))
    # The language is chosen: what is imported from here on holds messages in it.
    import rich_click as click

    from recoupe.cli.app import app
    from recoupe.cli.console import complain
    from recoupe.errors import RecoupeError

    try:
        status = app.main(_without_language(arguments), prog_name="recoupe", standalone_mode=False)
    except click.UsageError as error:
        complain(error.format_message())
        if error.ctx is not None:
            hint = messages.gettext("{command} --help says how it is used.")
            complain(hint.format(command=error.ctx.command_path))
        sys.exit(error.exit_code)
    except RecoupeError as error:
        _reraise_for_debugging()
        complain(str(error))
        sys.exit(REFUSED)
    except (click.Abort, KeyboardInterrupt):
        complain(messages.gettext("Interrupted; what was stored is kept."))
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has enough; Python must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
    except Exception as error:
        _reraise_for_debugging()
        detail = f"{type(error).__name__}: {error}".splitlines()[0]
        complain(
            messages.gettext(
                "A fault of Recoupe: {detail}. Run it again with {variable}=1 to see where, "
                "and please report it."
            ).format(detail=detail, variable=_DEBUG)
        )
        sys.exit(FAULT)
    sys.exit(status)


def _reraise_for_debugging() -> None:
    if os.environ.get(_DEBUG):
        raise


def _without_language(arguments: list[str]) -> list[str]:
    """Take a well-formed `--lang` out, wherever it stands: it has been heard."""
    kept: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            return [*kept, argument, *remaining]
        if argument == "--lang":
            value = next(remaining, None)
            if value not in messages.LANGUAGES:
                kept += [argument] if value is None else [argument, value]
        elif argument not in {f"--lang={code}" for code in messages.LANGUAGES}:
            kept.append(argument)
    return kept
