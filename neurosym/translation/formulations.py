"""Programs from the gold formulations of NL4Opt: variables, an objective, and constraints of a few kinds.

A formulation names its variables in many ways ("small", "small bottle", "small bottles"); each mention is
matched to the variable whose words it shares most, and where that is not one alone, there is no program.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from neurosym.errors import NeurosymError
from neurosym.language import read
from neurosym.language.grammars import reserved_words
from neurosym.translation.conversion import Conversion
from neurosym.translation.quantities import NUMBER_WORDS

Quantities = Literal["words", "whole", "real"]
"""Which numbers the quantities are. `words`: real if the text asks for amounts of something that is measured
("how many acres", "how much"), else whole; `whole` and `real`: all are. None is negative."""

DOMAIN = "optimisation"
_OPERATORS = {"LESS_OR_EQUAL": "<=", "GREATER_OR_EQUAL": ">=", "EQUAL": "=="}
_MEASURED = re.compile(
    r"how much\b|(?:how many|(?:amount|number) of) (?:\w+ )?(?:acres|hectares|square|hours|minutes|days|weeks|grams|kg|"
    r"kilograms|kilos|pounds|ounces|oz|litres|liters|ml|millilit|gallons|tons|tonnes|metres|meters|feet|dollars|mg|cups)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+(?:'s)?")
_NUMERAL = re.compile(r"\$?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(%|percent|per cent)?", re.IGNORECASE)
_PARTS = {"half": (1, 2), "third": (1, 3), "quarter": (1, 4), "fourth": (1, 4), "fifth": (1, 5), "tenth": (1, 10)}
_TIMES = {"once": 1, "twice": 2, "double": 2, "thrice": 3, "triple": 3, "dozen": 12}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6}


_EMPTY = frozenset({"and", "one", "of", "the", "type"})


class FormulationError(NeurosymError):
    """What the formulation leaves unclear."""

    stage = "convert"


def convert_formulation(record: Mapping[str, Any], quantities: Quantities = "words") -> Conversion:
    """The gold formulation of an NL4Opt record as a program of the domain `optimisation`, or why there is none."""
    if not record.get("gold_program"):
        return Conversion(None, "the record has no formulation")
    try:
        formulation = json.loads(record["gold_program"])
        real = quantities == "real" or (quantities == "words" and asks_for_amounts(record["question"]))
        text = _program(formulation, "rational" if real else "natural")
        read(text, DOMAIN)
    except FormulationError as error:
        return Conversion(None, str(error))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Conversion(None, f"the formulation is not of a known form: {error!r}")
    except NeurosymError as error:
        return Conversion(None, f"the program is refused: {error}")
    return Conversion(text, domain=DOMAIN)


def asks_for_amounts(text: str) -> bool:
    """Whether the quantities in question are measured, not counted: see `Quantities`."""
    return _MEASURED.search(text) is not None


def _program(formulation: Mapping[str, Any], sort: str) -> str:
    variables = _Variables(formulation["vars"])
    names = variables.names
    lines = [f"unknown {', '.join(names)}: {sort}"]
    if sort == "rational":
        lines.append(" and ".join(f"{name} >= 0" for name in names))
    lines += [_constraint(constraint, variables) for constraint in formulation["constraints"]]
    objective = formulation["objective"]
    goal = _sum(objective["terms"], variables) if "terms" in objective else " + ".join(names)
    if not goal:
        raise FormulationError("the objective has no terms")
    return "\n".join([*lines, f"answer {_direction(objective['direction'])} {goal}"])


def _direction(word: str) -> str:
    if word.lower().startswith(("max", "increas", "most", "larg", "high")):
        return "maximise"
    if word.lower().startswith(("min", "decreas", "reduc", "least", "low", "few")):
        return "minimise"
    raise FormulationError(f"the direction of the objective is unclear: {word!r}")


def _constraint(constraint: Mapping[str, Any], variables: _Variables) -> str:
    sign = _OPERATORS.get(constraint["operator"])
    if sign is None:
        raise FormulationError(f"the relation is unclear: {constraint['operator']!r}")
    every = " + ".join(variables.names)
    match constraint["type"]:
        case "linear":
            return f"{_sum(constraint['terms'], variables)} {sign} {_number(constraint['limit'])}"
        case "sum":
            return f"{every} {sign} {_number(constraint['limit'])}"
        case "upperbound" | "lowerbound":
            return f"{variables.one(constraint['var'])} {sign} {_number(constraint['limit'])}"
        case "ratio":
            return f"{variables.one(constraint['var'])} {sign} {_number(constraint['limit'])} * ({every})"
        case "xby" | "xy":
            left, right = variables.all_of((constraint["x_var"], constraint["y_var"]))
            times = f"{_number(constraint['param'])} * " if constraint["type"] == "xby" else ""
            return f"{left} {sign} {times}{right}"
        case kind:
            raise FormulationError(f"there is no constraint of the kind {kind!r}")


def _sum(terms: Mapping[str, Any], variables: _Variables) -> str:
    names = variables.all_of(tuple(terms)) if terms else []
    return " + ".join(f"{_number(factor)} * {name}" for name, factor in zip(names, terms.values(), strict=True))


def _number(said: object) -> str:
    """A number of a formulation as a program writes it: 15%, 1 / 3, 2, 100000."""
    text = str(said).strip().lower()
    numeral = _NUMERAL.match(text)
    if numeral:
        scale = next((factor for word, factor in _SCALES.items() if word in text[numeral.end() :]), 1)
        value = Fraction(numeral[1].replace(",", "")) * scale
        return f"{numeral[1].replace(',', '')}%" if numeral[2] else _plain(value)
    return _number_in_words(re.findall(r"[a-z]+", text))


def _plain(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else str(float(value))


def _number_in_words(words: Sequence[str]) -> str:
    total, part = Fraction(0), Fraction(1)
    for word in words:
        singular = word.removesuffix("s")
        if word in NUMBER_WORDS and word not in _SCALES:
            total += NUMBER_WORDS[word]
        elif word in _SCALES:
            total = max(total, Fraction(1)) * _SCALES[word]
        elif word in _TIMES:
            total += _TIMES[word]
        elif singular in _PARTS:
            part *= Fraction(*_PARTS[singular])
    value = (total or Fraction(1)) * part
    if value == 1 and "one" not in words:
        raise FormulationError(f"this is no number: {' '.join(words)!r}")
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator} / {value.denominator}"


@dataclass(frozen=True, slots=True)
class _Mention:
    """The words of a phrase, without plural endings and signs."""

    words: frozenset[str]

    def likeness(self, other: _Mention) -> float:
        """From 0, nothing in common, to 1, the same words; words that only begin alike count a half."""
        shared = self.words & other.words
        begin = sum(
            0.5 for word in self.words - shared if any(len(_common(word, each)) >= 4 for each in other.words - shared)
        )
        return (len(shared) + begin) / max(1, len(self.words | other.words))


def _common(one: str, other: str) -> str:
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in pairs)


def _mention(phrase: str) -> _Mention:
    words = frozenset(map(_stem, _WORD.findall(phrase.lower().replace("-", " "))))
    return _Mention(words - _EMPTY or words)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending, left in (("ies", "y"), ("xes", "x"), ("ses", "s"), ("ches", "ch"), ("s", "")):
        if len(word) > 3 and word.endswith(ending) and not word.endswith("ss"):
            return word.removesuffix(ending) + left
    return word


class _Variables:
    """The variables of a formulation by their mentions."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._mentions: list[_Mention] = []
        self.names: list[str] = []
        for phrase in phrases:
            mention = _mention(phrase)
            if mention not in self._mentions:  # a formulation may list one twice: kayak, kayaks
                self._mentions.append(mention)
                self.names.append(self._name(phrase))

    def _name(self, phrase: str) -> str:
        found = "_".join(re.findall(r"[a-z0-9]+", phrase.lower()))[:50] or "x"
        if not found[0].isalpha() or found in reserved_words(DOMAIN):
            found = f"n_{found}"
        return found if found not in self.names else f"{found}_{len(self.names) + 1}"

    def one(self, phrase: str) -> str:
        """The variable that is meant. Raises FormulationError if it is not clear."""
        return self.all_of((phrase,))[0]

    def all_of(self, phrases: Sequence[str]) -> list[str]:
        """The different variables that are meant by so many mentions, matched all at once."""
        mentions = [_mention(phrase) for phrase in phrases]
        if len(mentions) > len(self.names):
            raise FormulationError(f"{len(mentions)} mentions, and only {len(self.names)} variables")
        scores = {
            choice: sum(mention.likeness(self._mentions[at]) for mention, at in zip(mentions, choice, strict=True))
            for choice in itertools.permutations(range(len(self.names)), len(mentions))
        }
        best = max(scores.values())
        chosen = [choice for choice, score in scores.items() if score == best]
        if len(chosen) > 1 or best == 0:
            raise FormulationError(f"it is not clear which variables are meant by {', '.join(map(repr, phrases))}")
        return [self.names[at] for at in chosen[0]]
