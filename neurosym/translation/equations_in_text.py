"""One equation in one unknown, as worked solutions set it up: `Let x be ...`, `x + 3x + 6x = 150`, `x = 15`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from neurosym.language.syntax import Apply, Constraint, Declaration, Expression, Name, Sort, Statement
from neurosym.translation.formulas import FormulaError, names_in, read_infix, renamed
from neurosym.translation.linear import linear_solution
from neurosym.translation.naming import phrase_name, words
from neurosym.translation.quantities import question_name

_SIDE = re.compile(r"[\d$.(\[]|\b[a-zA-Z]\b|(?<=\d)[a-zA-Z]\b")
_MEANINGS = (
    r"\b{x}\"?\s+(?:be|represents?|is|=|for|stands? for|equals?)\s+(?P<meaning>[a-z][^.;,=\n]*)",
    r"\blet(?:'s| us)?\s+(?:say |call |assume )?(?P<meaning>[a-z][^.;,=\n]*?)\s+(?:be|is)\s+\"?{x}\b",
    r"\b{x}\"?,? (?:where|to represent|represents?) (?P<meaning>[a-z][^.;,=\n]*)",
)


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation over one unknown that has exactly one root."""

    name: str
    left: Expression
    right: Expression
    root: Fraction

    def statements(self) -> list[Statement]:
        """The declaration of the unknown and the equation."""
        formula = Apply("eq", (self.left, self.right))
        return [Declaration((self.name,), Sort.REAL), Constraint(formula)]


def find_equation(question: str, solution: str) -> Equation | None:
    """The first linear equation of a worked solution in one unknown, if there is one."""
    for line in solution.split("\n"):
        for left, right in _sides(re.sub(r"<<[^<>]*>>", "", line)):
            letters = names_in(left) | names_in(right)
            if len(letters) == 1:
                letter = letters.pop()
                root = linear_solution([letter], [(left, right)])
                if root and not (isinstance(left, Name) and not names_in(right)):
                    name = _meaning(solution, letter) or question_name(question)
                    return Equation(name, renamed(left, {letter: name}), renamed(right, {letter: name}), root[letter])
    return None


def _meaning(solution: str, letter: str) -> str:
    """The name of what a letter is said to stand for; "" if nothing is said."""
    for pattern in _MEANINGS:
        told = re.search(pattern.format(x=letter), solution, re.IGNORECASE)
        if told and (name := phrase_name(words(re.split(r"\band\b|\bin \$", told["meaning"])[0]))):
            return name
    return ""


def _sides(line: str) -> Iterator[tuple[Expression, Expression]]:
    """The equations of a line: what can be read on both sides of an equals sign."""
    for match in re.finditer(r"=", line):
        before = re.split(r"[=:;,?!]", line[: match.start()])[-1]
        after = re.split(r"[=:;,?!]|\.(?:\s|$)", line[match.end() :])[0]
        left, right = _left_side(before), _right_side(after)
        if left and right:
            yield left, right


def _left_side(text: str) -> Expression | None:
    """The longest formula at the end of a text."""
    for start in (match.start() for match in _SIDE.finditer(text)):
        if (start == 0 or not text[start - 1].isalnum()) and (read := _read(text[start:])):
            return read
    return None


def _right_side(text: str) -> Expression | None:
    """The longest formula at the start of a text."""
    pieces = text.split()
    for end in range(len(pieces), 0, -1):
        if read := _read(" ".join(pieces[:end])):
            return read
    return None


def _read(text: str) -> Expression | None:
    cleaned = text.replace("[", "(").replace("]", ")").replace("$", "").rstrip(".")
    cleaned = re.sub(r"(?<=[\d)])\s*(?<!\w)[a-z]{2,}\b", "", cleaned)
    cleaned = re.sub(r"(?<=\d) x (?=[\d(])", "*", cleaned)
    if re.search(r"[a-zA-Z]{2}|\ba\b", cleaned):
        return None
    try:
        return read_infix(cleaned)
    except FormulaError:
        return None
