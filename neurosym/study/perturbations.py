"""Problems changed in ways whose effect on the answer is known: none, or what the program computes anew.

A change that keeps the meaning must keep the answer. A side that then says something else did not read the problem;
how often that happens is measured beside accuracy.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from neurosym.domains import get
from neurosym.domains.domain import Example
from neurosym.domains.rewording import in_other_words, with_other_names
from neurosym.domains.templates import Template
from neurosym.errors import NeurosymError
from neurosym.evaluation.problem import Problem
from neurosym.language import print_answer, print_program, read
from neurosym.language.anonymous import plainer
from neurosym.translation.provenance import told_numbers
from neurosym.translation.splitting import split
from neurosym.translation.variation import variants

ORIGINAL = "original"
KEEPS_ANSWER = frozenset({"renamed", "paraphrased", "reordered", "irrelevant", "irrelevant_number"})
"""The changes after which the answer must be the same."""

_WOMEN = (
    "Amelia Beatrice Clara Daphne Edith Fatima Gloria Helga Imani Josefa Kira Leonie Mireille Noor Odette Petra".split()
)
_MEN = "Albert Bruno Casper Dmitri Emil Farid Gustav Hamish Igor Jonas Kofi Leopold Matteo Nils Osman Pavel".split()
_CAPITALISED = re.compile(r"(?<![.?!:\"“] )(?<!^)\b[A-Z][a-z]{2,}\b")
_NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December English French German Spanish Italian Chinese American British Christmas "
    "Easter".split()
)
_SHE, _HE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE), re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE)
_TAKES_UP = re.compile(
    r"\b(?:he|she|it|they|his|her|him|them|their|its|this|that|these|those|then|now|later|after|afterwards|before|also|"
    r"another|other|others|more|each|left|rest|remaining|remains|so|but|however|next|first|again|same|still|if)\b",
    re.IGNORECASE,
)
# Other sentences than those of `domains.asides`, which translators are trained on.
_ASIDES = (
    "The weather had been fine all week.",
    "A radio was playing quietly in the next room.",
    "The street outside was being repaired.",
    "Nobody had expected so many visitors.",
    "An old photograph hung on the wall.",
    "The neighbours were away on holiday.",
)
_NUMBERED_ASIDES = (
    "The clock on the wall showed {n} minutes past the hour.",
    "A poster on the wall advertised a concert in {n} days.",
    "The building across the street has {n} windows.",
    "The newspaper that lay on the table had {n} pages.",
    "The next bus stop is {n} metres away.",
)
_COMMON = frozenset("that with from past over next across away this have".split())

DRAWS = 32
"""Attempts to tell a problem otherwise."""

Change = Callable[[Problem, random.Random], Problem | None]
Retelling = Callable[[Template, str, random.Random, int], Iterator[Example]]


def perturbed(problems: Sequence[Problem], seed: int) -> list[Problem]:
    """Each problem as it is, and changed in every way that is possible for it; `meta` says how, and of which."""
    found: list[Problem] = []
    for problem in problems:
        found += [_marked(problem, problem, ORIGINAL), *_changed(problem, seed)]
    return found


def _changed(problem: Problem, seed: int) -> Iterator[Problem]:
    for name, change in CHANGES.items():
        made = change(problem, random.Random(f"{seed}/{name}/{problem.id}"))
        if made is not None and made.text != problem.text:
            yield _marked(problem, made, name)


def _marked(seed_problem: Problem, made: Problem, kind: str) -> Problem:
    meta = {**made.meta, "perturbation": kind, "seed_id": seed_problem.id}
    return made.model_copy(update={"id": f"{seed_problem.id}/{kind}", "meta": meta})


def renamed(problem: Problem, rng: random.Random) -> Problem | None:
    """Other people and things by the problem's template; where there is none, other first names, the same everywhere.

    None if there are no names, or the text is of both sexes and no template tells which name is of which.
    """
    for example in _redrawn(problem, with_other_names, rng):
        if example.text != problem.text and _nameless(example.program, problem) == _nameless(problem.program, problem):
            return problem.model_copy(update={"text": example.text, "program": example.program.rstrip("\n")})
    return _with_other_first_names(problem, rng)


def _with_other_first_names(problem: Problem, rng: random.Random) -> Problem | None:
    words = {match.group() for match in _CAPITALISED.finditer(problem.text)} - _NO_NAMES
    names = [word for word in words if not re.search(rf"\b{word} [A-Z]", problem.text)]
    if problem.answer_type != "number" or not names or (_SHE.search(problem.text) and _HE.search(problem.text)):
        return None
    pool = [name for name in (_MEN if _HE.search(problem.text) else _WOMEN) if name not in problem.text]
    if len(pool) < len(names):
        return None
    others = dict(zip(sorted(names), rng.sample(pool, len(names)), strict=True))
    text = re.sub(r"\b[A-Z][a-z]{2,}\b", lambda found: others.get(found.group(), found.group()), problem.text)
    return problem.model_copy(update={"text": text, "program": None})


def paraphrased(problem: Problem, rng: random.Random) -> Problem | None:
    """The problem's template tells it in other words, and its program is the same to the letter, names and all.

    None if it has no template, or no other words are found in `DRAWS` attempts.
    """
    for example in _redrawn(problem, in_other_words, rng):
        if example.text != problem.text and example.program.rstrip("\n") == problem.program:
            return problem.model_copy(update={"text": example.text})
    return None


def _redrawn(problem: Problem, tell: Retelling, rng: random.Random) -> Iterator[Example]:
    """What the template tells otherwise, with the same numbers and answer; nothing if it does not make this problem."""
    template = next((each for each in get(problem.domain).templates if each.name == problem.template), None)
    seed = str(problem.meta.get("seed"))
    if template is None or (made := template.make(random.Random(seed))).text != problem.text:
        return
    told = told_numbers(problem.text)
    for example in tell(template, seed, rng, DRAWS):
        if example.answer == made.answer and told_numbers(example.text) == told:
            yield example


def _nameless(program: str | None, problem: Problem) -> str:
    """The program without what its writer chose to call things."""
    return print_program(plainer(read(program or "", problem.domain), names=False, notes=False))


def reordered(problem: Problem, rng: random.Random) -> Problem | None:
    """Two statements that stand side by side change places; None if one of them may take up the other."""
    parts = [part.text for part in split(problem.text)]
    free = [not _TAKES_UP.search(part) for part in parts[:-1]]
    places = [place for place in range(len(free) - 1) if free[place] and free[place + 1]]
    if not places or len(free) != sum(free) or " ".join(parts) != problem.text:
        return None
    place = rng.choice(places)
    parts[place], parts[place + 1] = parts[place + 1], parts[place]
    return problem.model_copy(update={"text": " ".join(parts)})


def irrelevant(problem: Problem, rng: random.Random) -> Problem | None:
    """A sentence about nothing in the problem stands before the question."""
    return _with(problem, rng.choice(_ASIDES))


def irrelevant_number(problem: Problem, rng: random.Random) -> Problem | None:
    """The same with a number in it, of something that the problem does not speak of."""
    said = set(re.findall(r"[a-z]{4,}", problem.text.lower()))
    asides = [aside for aside in _NUMBERED_ASIDES if not said & (set(re.findall(r"[a-z]{4,}", aside)) - _COMMON)]
    return _with(problem, rng.choice(asides).format(n=rng.randint(3, 48))) if asides else None


def _with(problem: Problem, aside: str) -> Problem | None:
    parts = [part.text for part in split(problem.text)]
    if len(parts) < 2 or " ".join(parts) != problem.text:
        return None
    return problem.model_copy(update={"text": " ".join([*parts[:-1], aside, parts[-1]])})


def other_numbers(problem: Problem, rng: random.Random) -> Problem | None:
    """Other numbers in text and program; the gold answer is that of the changed program."""
    if problem.program is None or problem.answer_type != "number":
        return None
    try:
        program = read(problem.program, problem.domain)
    except NeurosymError:
        return None
    for variant in variants(problem.text, program, 1, rng):
        answer = print_answer(variant.answer)
        gold = int(answer) if answer.lstrip("-").isdigit() else answer
        return problem.model_copy(
            update={"text": variant.text, "program": print_program(variant.program).rstrip("\n"), "answer": gold}
        )
    return None


CHANGES: Mapping[str, Change] = {
    "renamed": renamed,
    "paraphrased": paraphrased,
    "reordered": reordered,
    "irrelevant": irrelevant,
    "irrelevant_number": irrelevant_number,
    "other_numbers": other_numbers,
}
