"""How far a statement can be trusted: the share of right ones among its like, as measured.

The table `confidence.toml` of a language is measured, not set (`quality/calibrate_statements.py`):
for each rule and each way the speaker is named, (right + K·prior) / (found + K), where right means
content and speaker, and the prior is the share over all rules for that way.
"""

from __future__ import annotations

from functools import cache

from recoupe.errors import LexiconError
from recoupe.language import load_pack
from recoupe.messages import gettext as _

NAMED, PRONOUN, FOLLOWED = "named", "pronoun", "followed"


def confidence(code: str, rule: str, way: str) -> float:
    """Give the confidence of a statement found by a rule, its speaker named in a way.

    `way` is `named` (a name or a description stands there), `pronoun`, or `followed` (nobody is
    named: the speaker of the statements before). A rule that was never measured has its way's
    share.
    """
    table = _table(code)
    return table.get(rule, {}).get(way, table["every rule"][way])


@cache
def _table(code: str) -> dict[str, dict[str, float]]:
    try:
        rules: dict[str, dict[str, float]] = load_pack(code).table("confidence")["rules"]
    except KeyError as error:
        raise LexiconError(
            _("language {code}, {name}.toml: {why}").format(
                code=code, name="confidence", why=_("no table [rules]")
            )
        ) from error
    return rules
