"""Numbers in a text, in digits and words, by the number grammar of a language pack."""

from recoupe.read.numbers.grammar import NumberGrammar, number_grammar
from recoupe.read.numbers.number import Form, Number

__all__ = ["Form", "Number", "NumberGrammar", "number_grammar"]
