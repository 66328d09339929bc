"""Reports that hang on no verb of saying at work: nouns of saying, marked words under a participle.

«son engagement de rouvrir le pont», «les appels à la grève lancés par X»; «un « droit de regard »
demandé par X»; «sont « invités à la prudence » par X».
"""

from __future__ import annotations

from recoupe.model import StatementKind
from recoupe.read.statements.bounds import content_end
from recoupe.read.statements.draft import ACTION, Draft, Stretch
from recoupe.read.statements.groups import Cue, agent_after
from recoupe.read.statements.inversion import names_speaker
from recoupe.read.statements.lexicon import PARTICIPLE, Lexicon
from recoupe.read.statements.nounphrases import mute, noun_group
from recoupe.read.statements.phrases import phrase_end
from recoupe.read.statements.shape import is_name, shape_of
from recoupe.read.statements.words import Sentence, Words

_REACH = 14
_NOMINAL = frozenset({"DET", "NOUN", "ADJ", "NUM", "PROPN"})


def nominal(words: Words, lexicon: Lexicon, number: int, taken: list[Draft]) -> list[Draft]:
    """Give the statements of a sentence, those `taken` and those that no verb of saying governs.

    «Il rejette [les appels à [voter] lancés par X]»: what X calls for goes before what is rejected.
    """
    sentence = words.sentences[number]
    made = [_promise(words, lexicon, number, w) for w in range(sentence.first, sentence.last)]
    made += [_marked_participle(words, lexicon, number, q) for q in sentence.quotes]
    for draft in made:
        if draft is None:
            continue
        over = [t for t in taken if t.overlap(draft)]
        if all(t.rule == "object" and t.start < draft.start for t in over):
            taken = [*(t for t in taken if t not in over), draft]
    return taken


def _promise(words: Words, lexicon: Lexicon, number: int, w: int) -> Draft | None:
    """Read «son engagement de rouvrir …», «l'appel de X à voter …» from its noun, at word `w`."""
    if words.lower[w] not in lexicon.acts or not words.outside(w) or words.pos[w] != "NOUN":
        return None
    sentence = words.sentences[number]
    start = _infinitive(words, lexicon, sentence, w + 1)
    if start is None:
        return None
    source = _owner(words, lexicon, sentence, w, start - 1)
    if words.lower[w] in lexicon.owned and (source is None or source[1] != start - 1):
        return None
    end = _before_main_verb(words, lexicon, sentence, start)
    made = any(_participle(words, at) for at in range(w + 1, start))
    nobody = False
    if source is None and not made:
        agent = _agent(words, lexicon, sentence, end)
        nobody = agent is None and _uttered(words, lexicon, sentence, end)
        if agent is None and not nobody:
            return None
        source, end = agent or (None, end)
    begin, stop, kind = shape_of(words, lexicon, start, end, False)
    if end - start < 3:
        return None
    first = w - (w > sentence.first and words.pos[w - 1] == "DET")
    cue = words.start[first], words.end[start - 1]
    follows = source is None and not nobody
    return Draft(begin, stop, kind, "noun of saying", number, cue, source, follows=follows)


def _infinitive(words: Words, lexicon: Lexicon, sentence: Sentence, first: int) -> int | None:
    """Give the word where the infinitive that a noun takes starts, who owns it passed over."""
    joints = lexicon.words["de"] | lexicon.words["à"]
    for w in range(first, min(first + _REACH, sentence.last - 2)):
        if not words.outside(w) or words.finite[w] or words.pos[w] in ("PUNCT", "SCONJ", "PRON"):
            return None
        at = w + 1
        while at < sentence.last - 1 and words.lower[at] in lexicon.object_clitics:
            at += 1
        if words.lower[w] in joints and words.infinitive[at] and words.outside(at):
            return w + 1
    return None


def _owner(
    words: Words, lexicon: Lexicon, sentence: Sentence, noun: int, last: int
) -> Stretch | None:
    """Give whose act of saying it is: «de X», «par X», or the subject that «son» goes back to."""
    owned = lexicon.words["de"] | lexicon.words["de-contracted"] | lexicon.words["by"]
    for w in range(noun + 1, last):
        if words.lower[w] in owned:
            end = phrase_end(words, lexicon, w + 1, last)
            if end > w + 1 and names_speaker(words, lexicon, w + 1, end):
                return w + 1, end
    if words.lower[noun - 1] in lexicon.words["own"] and noun > sentence.first:
        for w in range(noun - 1, sentence.first - 1, -1):
            if words.outside(w) and words.token[w].dep_.startswith("nsubj"):
                return (
                    None
                    if words.lower[w] in ("qui", "who")
                    else noun_group(words, lexicon, sentence, w)
                )
    return None


def _participle(words: Words, w: int) -> bool:
    """Tell whether a past participle stands there («pris», «lancés»)."""
    return words.pos[w] == "VERB" and "VerbForm=Part" in str(words.token[w].morph)


def _agent(
    words: Words, lexicon: Lexicon, sentence: Sentence, end: int
) -> tuple[Stretch, int] | None:
    """Find a participle of uttering and its agent before word `end` («… lancés par X»)."""
    for w in range(max(sentence.first, end - 2 * _REACH), end - 2):
        if words.lower[w] in lexicon.uttered and words.lower[w + 1] in lexicon.words["by"]:
            last = phrase_end(words, lexicon, w + 2, sentence.last)
            return ((w + 2, last), w) if last > w + 2 else None
    return None


def _uttered(words: Words, lexicon: Lexicon, sentence: Sentence, end: int) -> bool:
    """Tell whether what ends with word `end` was uttered by nobody named: «ont été lancés»."""
    at = end + (words.lower[end : end + 1] == [","])
    last = min(at + 4, sentence.last)
    passive = any(words.lower[w] in lexicon.be for w in range(at, last))
    return passive and any(words.lower[w] in lexicon.uttered for w in range(at, last))


def _before_main_verb(words: Words, lexicon: Lexicon, sentence: Sentence, start: int) -> int:
    """Give the end of an infinitive's phrase: before the verb of the clause that it stands in."""
    end = content_end(words, lexicon, sentence, start, None, [], ACTION)
    for w in range(start, end):
        if words.outside(w) and (
            words.lower[w] in lexicon.relatives
            or words.lower[w] in lexicon.words["que"]
            or words.pos[w] == "SCONJ"
        ):
            return end
        if words.finite[w] and words.outside(w):
            while w > start and (
                words.lower[w - 1] in lexicon.object_clitics or words.pos[w - 1] in ("ADV", "PUNCT")
            ):
                w -= 1
            commas = [n for n in range(start, w) if words.lower[n] == "," and words.outside(n)]
            subject = bool(commas) and words.pos[commas[-1] + 1] == "DET"
            return commas[-1] if subject else w
    return end


def marked_object(words: Words, lexicon: Lexicon, number: int, cue: Cue) -> Draft | None:
    """Read «un « droit de regard » demandé par X»: marked words that a participle qualifies."""
    sentence = words.sentences[number]
    if cue.first != cue.head or not cue.takes("obj"):
        return None
    at = cue.first - 1
    while at > sentence.first and words.pos[at] == "ADV" and words.outside(at):
        at -= 1
    if at <= sentence.first or words.outside(at) or is_name(words, lexicon, words.quote[at]):
        return None
    source = agent_after(words, lexicon, sentence, cue.last, 6)
    if source is None or mute(words, lexicon, source):
        return None
    quote = words.words_of(words.quote[at])
    start = quote.start
    while start > sentence.first and (
        words.pos[start - 1] in _NOMINAL or words.lower[start - 1] in lexicon.words["de"]
    ):
        start -= 1
    begin, stop, kind = shape_of(words, lexicon, start, quote.stop, False)
    span = words.start[cue.first], words.start[source[0]] - 1
    return Draft(begin, stop, kind, "object of a participle", number, span, source)


def _marked_participle(words: Words, lexicon: Lexicon, number: int, quote: int) -> Draft | None:
    """Read «sont « invités à la prudence » par X»: the participle stands inside the marks."""
    sentence = words.sentences[number]
    span = words.words_of(quote)
    inner, after = span.start + 1, span.stop
    if len(span) < 5 or after + 1 >= sentence.last or span.start <= sentence.first:
        return None
    forms = lexicon.forms.get(words.lower[inner], ())
    if not any(kind == PARTICIPLE for _, kind in forms):
        return None
    if (
        words.lower[span.start - 1] not in lexicon.be
        or words.lower[after] not in lexicon.words["by"]
    ):
        return None
    end = phrase_end(words, lexicon, after + 1, sentence.last)
    if end <= after + 1 or mute(words, lexicon, (after + 1, end)):
        return None
    q = words.quoted[quote]
    cue = words.start[after], words.end[after]
    return Draft(
        q.outer_start,
        q.outer_end,
        StatementKind.MIXED,
        "object of a participle",
        number,
        cue,
        (after + 1, end),
    )
