from __future__ import annotations

import pytest

from recoupe.language import load_pack
from recoupe.read.statements.cues import find_cues
from recoupe.read.statements.inflection import inflect
from recoupe.read.statements.lexicon import PARTICIPLE, Lexicon, Verb, lexicon
from recoupe.read.statements.words import Words

_FRAMES = {
    *("quote", "que", "inf", "de", "à", "obj", "mark", "label", "label-adj", "si"),
    *("who-de", "who-à", "who-que", "who-contre", "who-to", "to", "for"),
    *("whole", "à-np", "à-ce-que", "named", "person", "document"),
    *("thing", "opinion", "news", "only-mark"),
    *("sur", "contre", "pour", "d'np", "zero", "zero-who"),
}


def forms_of_verbs(cues: Lexicon) -> dict[Verb, dict[str, list[str]]]:
    made: dict[Verb, dict[str, list[str]]] = {}
    for form, found in cues.forms.items():
        for verb, kind in found:
            made.setdefault(verb, {}).setdefault(kind, []).append(form)
    return made


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_entry_has_known_frames_and_all_its_forms(code: str) -> None:
    for verb, forms in forms_of_verbs(lexicon(code)).items():
        assert verb.frames
        assert verb.frames <= _FRAMES, verb
        assert set(forms) == {"finite", "participle", "gerund", "infinitive"}, verb


def test_every_french_entry_is_found_in_a_sentence() -> None:
    cues = lexicon("fr")
    nlp = load_pack("fr").nlp
    for verb, forms in forms_of_verbs(cues).items():
        form = min(forms[PARTICIPLE], key=len)
        tail = " ".join((form, *verb.tail)).replace("' ", "'")
        have = "s'est" if verb.reflexive else "n'a pas" if verb.negative else "a"
        words = Words(nlp.make_doc(f"Ada Quill {have} {tail} Vorland."))
        found = find_cues(words, cues, words.sentences[0])
        assert [c.verb.name for c in found if c.verb] == [verb.name], verb
        assert found[0].form == PARTICIPLE


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("annoncer", {"annonce", "annonçait", "annonça", "annoncé", "annonçant", "annoncera"}),
        ("exiger", {"exige", "exigeait", "exigea", "exigé", "exigeant"}),
        ("rappeler", {"rappelle", "rappelait", "rappelé", "rappellera"}),
        ("suggérer", {"suggère", "suggèrent", "suggérait", "suggéré", "suggérera"}),
        ("marteler", {"martèle", "martelait", "martelé"}),
        ("tutoyer", {"tutoie", "tutoyait", "tutoyé"}),
        ("soutenir", {"soutient", "soutenait", "soutenu", "soutiendra", "soutint"}),
        ("répondre", {"répond", "répondait", "répondu", "répondit"}),
        ("promettre", {"promet", "promettait", "promis", "promettra"}),
        ("contredire", {"contredit", "contredisait", "contredisant"}),
        ("reconnaître", {"reconnaît", "reconnaissait", "reconnu"}),
        ("craindre", {"craint", "craignait", "craignant"}),
        ("avertir", {"avertit", "avertissait", "averti", "avertissant"}),
        ("souscrire", {"souscrit", "souscrivait"}),
        ("requérir", {"requiert", "requis"}),
    ],
)
def test_french_verbs_are_inflected(infinitive: str, forms: set[str]) -> None:
    made = inflect(infinitive, load_pack("fr").table("conjugation"))
    assert forms <= {form for kind in made.values() for form in kind}


def test_a_verb_of_no_class_has_its_infinitive_only() -> None:
    made = inflect("xyz", load_pack("fr").table("conjugation"))
    assert made["infinitive"] == ("xyz",)
    assert made["finite"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Il faut dire que le pont est vieux.",
        "Le pont est vieux, c'est-à-dire dangereux.",
        "Autant dire que le pont est fermé.",
        "La demande est forte et l'annonce est tardive.",
        "Force est de constater que le pont est vieux.",
    ],
)
def test_what_only_looks_like_a_report_is_none(text: str) -> None:
    words = Words(load_pack("fr").nlp(text))
    assert find_cues(words, lexicon("fr"), words.sentences[0]) == []
