"""Problems changed in ways whose effect on the answer is known: none, or what the program computes anew.

A change that keeps the meaning must keep the answer. A side that then says something else did not read the problem;
how often that happens is measured beside accuracy.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from neurosym.errors import NeurosymError
from neurosym.evaluation.judging import PIPELINE, Judged, Standing, cluster_of
from neurosym.evaluation.problem import Problem
from neurosym.language import print_answer, print_program, read
from neurosym.study.results import Chart, Finding, Row, rate_cells
from neurosym.translation.splitting import split
from neurosym.translation.variation import variants
from neurosym.verification.clustering import clustered_rate
from neurosym.verification.equivalence import Match, compare

ORIGINAL = "original"
KEEPS_ANSWER = frozenset({"renamed", "reordered", "irrelevant", "irrelevant_number"})
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

Change = Callable[[Problem, random.Random], Problem | None]


def perturbed(problems: Sequence[Problem], seed: int) -> list[Problem]:
    """Each problem as it is, and changed in every way that is possible for it; `meta` says how, and of which.

    Problems that cannot be changed at all are left out.
    """
    found: list[Problem] = []
    for problem in problems:
        changed = list(_changed(problem, seed))
        if changed:
            found += [_marked(problem, problem, ORIGINAL), *changed]
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
    """People get other first names, the same everywhere; None if there are none, or the text is of both sexes."""
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
    "reordered": reordered,
    "irrelevant": irrelevant,
    "irrelevant_number": irrelevant_number,
    "other_numbers": other_numbers,
}


def perturbation_findings(runs: Mapping[str, Sequence[Judged]]) -> list[Finding]:
    """Accuracy by kind of change, and how often an answer changes that must not, of every side."""
    rows = [row for suite, judged in runs.items() if _is_perturbed(judged) for row in _rows(suite, judged)]
    if not rows:
        return []
    return [
        Finding(
            id="perturbations",
            section="Under perturbation",
            title="Changed problems",
            question="Does a side say the same when names, order or irrelevant sentences change?",
            columns={
                "suite": "Suite",
                "side": "Side",
                "kind": "Change",
                "accuracy": "Accuracy",
                "moved": "Answers that changed and should not",
            },
            rows=tuple(rows),
            chart=Chart(
                kind="bar",
                x="kind",
                y="accuracy",
                low="accuracy_low",
                high="accuracy_high",
                series="side",
                x_title="Change",
                y_title="Accuracy",
            ),
            says=_says(rows),
            limits="Intervals are for problems that come in families of one seed problem. "
            "Problems that a change does not fit are left out of it, so kinds have different problems.",
            negative=any(row["side"] == PIPELINE and (row["moved"] or 0) != 0 for row in rows),
        )
    ]


def _is_perturbed(judged: Sequence[Judged]) -> bool:
    return any(each.record.problem.meta.get("perturbation") for each in judged)


def _rows(suite: str, judged: Sequence[Judged]) -> Iterator[Row]:
    for side in (PIPELINE, *judged[0].answerers):
        said = {_place(each): (each, *_said(each, side)) for each in judged}
        for kind in dict.fromkeys(kind for _, kind in said):
            own = {seed: found for (seed, other), found in said.items() if other == kind}
            rate = clustered_rate([standing.right for _, _, standing in own.values()], list(own))
            moved = [
                _differs(said[seed, ORIGINAL][1], answer, each.record.problem)
                for seed, (each, answer, _) in own.items()
                if (seed, ORIGINAL) in said and kind in KEEPS_ANSWER
            ]
            yield {
                "suite": suite,
                "side": side,
                "kind": kind.replace("_", " "),
                **rate_cells("accuracy", rate),
                **(rate_cells("moved", clustered_rate(moved, range(len(moved)))) if moved else {"moved": None}),
            }


def _place(judged: Judged) -> tuple[str, str]:
    problem = judged.record.problem
    return cluster_of(problem), str(problem.meta.get("perturbation"))


def _said(judged: Judged, side: str) -> tuple[str | None, Standing]:
    """The answer of a side in words, None for no answer, and how it stands."""
    standing = judged.standing(side)
    if side == PIPELINE:
        answer = judged.record.pipeline.answer
        return (", ".join(answer) if answer and standing.answered else None), standing
    return (judged.record.answers[side].extracted if standing.answered else None), standing


def _differs(first: str | None, second: str | None, problem: Problem) -> bool:
    """Whether two answers to a problem differ; saying nothing differs from saying something."""
    if first is None or second is None:
        return (first is None) != (second is None)
    return compare(second, first, problem.answer_type, problem.options) is not Match.EQUAL


def _says(rows: Sequence[Row]) -> str:
    sides: dict[str, list[int]] = {}
    for row in rows:
        if row.get("moved_n"):
            total = sides.setdefault(str(row["side"]), [0, 0])
            total[0] += int(str(row["moved_k"]))
            total[1] += int(str(row["moved_n"]))
    listed = "; ".join(f"{side} {k}/{n}" for side, (k, n) in sides.items())
    return f"Answers that changed though they should not: {listed}." if listed else ""
