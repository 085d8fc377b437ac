"""First-order formulas as the peers write them, with signs (∀ ∃ → ∧ ∨ ¬ ⊕ ↔) or in ASCII (all exists -> & | - <->).

`¬` binds tightest, then `∧`, then `∨` and `⊕`, then `→`, then `↔`; arrows group to the right. A quantifier
that is followed by a bracket reaches to its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from neurosym.foreign.conventions import Conventions
from neurosym.foreign.reading import refused

Connective = Literal["and", "or", "xor", "implies", "iff"]


@dataclass(frozen=True, slots=True)
class Term:
    """A variable, a constant, or a function of terms (`arguments` is None where there are no brackets)."""

    name: str
    arguments: tuple[Term, ...] | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """A relation of terms; a bare name is a relation of nothing."""

    term: Term


@dataclass(frozen=True, slots=True)
class Equal:
    """Two terms that are the same, or are not."""

    left: Term
    right: Term
    same: bool


@dataclass(frozen=True, slots=True)
class Not:
    """The negation."""

    body: Formula


@dataclass(frozen=True, slots=True)
class Joined:
    """Two formulas and what connects them."""

    connective: Connective
    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True)
class Quantified:
    """For all, or there is."""

    universal: bool
    variables: tuple[str, ...]
    body: Formula


Formula = Atom | Equal | Not | Joined | Quantified

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<iff><->|<=>|↔|⟷|⇔|≡) | (?P<implies>->|=>|→|⇒|⟹) | (?P<ne>!=|≠) | (?P<order><=|>=|≤|≥|<|>) | (?P<eq>==?)
    | (?P<and>&&?|∧|\^) | (?P<or>\|\|?|∨) | (?P<xor>⊕|⊻) | (?P<not>[-¬~!]) | (?P<all>∀) | (?P<some>∃)
    | (?P<open>\() | (?P<close>\)) | (?P<comma>,) | (?P<dot>[.:](?!\d))
    | (?P<word>\w+(?:(?<=\d)\.(?=\d)\w+|['’]\w+|-(?!>)\w+)*) | (?P<text>"[^"]*")
    )""",
    re.VERBOSE,
)
_WORDS = {"all": "all", "forall": "all", "every": "all", "exists": "some", "exist": "some", "some": "some"}
_WORDS |= {"and": "and", "or": "or", "not": "not", "implies": "implies", "iff": "iff", "xor": "xor"}
_VARIABLE = re.compile(r"[a-z]\d{0,2}")


@dataclass(frozen=True, slots=True)
class Token:
    """A sign or name, what it is, and its column from 1."""

    kind: str
    text: str
    column: int


def is_variable_name(name: str) -> bool:
    """Whether a name that nothing binds is a variable, as the peers' provers have it: one small letter.

    It may have a number of one or two digits; `y1987` is a year.
    """
    return _VARIABLE.fullmatch(name) is not None


def read_formula(text: str, line: int, conventions: Conventions) -> Formula:
    """The formula. Raises ForeignError with the line given if it is none, or is unclear."""
    return _Parser(text, line, conventions).whole()


def _tokens(text: str, line: int) -> list[Token]:
    found, place, end = [], 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            start = place + len(text[place:]) - len(text[place:].lstrip())
            raise refused(f"{text[start : start + 12]!r} is no sign of first-order logic", line, column=start + 1)
        kind = str(match.lastgroup)
        word = match[kind]
        if kind == "word":
            kind = _quantifier_or_word(word, text, match.end())
        found.append(Token(kind, word.strip('"'), match.start(str(match.lastgroup)) + 1))
        place = match.end()
    return [*found, Token("end", "", end + 1)]


def _quantifier_or_word(word: str, text: str, end: int) -> str:
    """A word of logic, unless it is applied to something: `and(x)` is a name."""
    kind = _WORDS.get(word.lower(), "word")
    if kind in {"all", "some"} and not re.match(r"\s+\w", text[end:]):
        return "word"
    return kind


class _Parser:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, text: str, line: int, conventions: Conventions) -> None:
        self.tokens, self.place = _tokens(text, line), 0
        self.line, self.conventions = line, conventions

    def whole(self) -> Formula:
        try:
            formula = self.equivalence()
        except RecursionError:
            raise refused("the formula is nested too deeply", self.line) from None
        if self.now.kind == "dot" and self.tokens[self.place + 1].kind == "end":
            self.place += 1
        if self.now.kind != "end":
            raise self.wrong("the end of the formula")
        return formula

    @property
    def now(self) -> Token:
        return self.tokens[self.place]

    def take(self, *kinds: str) -> Token | None:
        """The token if it is of one of these kinds, and go on."""
        token = self.now
        if token.kind not in kinds:
            return None
        self.place += 1
        return token

    def need(self, kind: str, words: str) -> Token:
        token = self.take(kind)
        if token is None:
            raise self.wrong(words)
        return token

    def wrong(self, expected: str) -> Exception:
        found = repr(self.now.text) if self.now.text else "nothing"
        return refused(f"expected {expected}, found {found}", self.line, column=self.now.column)

    def equivalence(self) -> Formula:
        return self.arrow("iff", lambda: self.arrow("implies", self.disjunction))

    def arrow(self, connective: Literal["iff", "implies"], inner: Callable[[], Formula]) -> Formula:
        left = inner()
        if self.take(connective) is None:
            return left
        return Joined(connective, left, self.arrow(connective, inner))

    def disjunction(self) -> Formula:
        start = self.place
        whole, signs = self.conjunction(), list[str]()
        while (token := self.take("or", "xor")) is not None:
            signs.append(token.kind)
            whole = Joined("or" if token.kind == "or" else "xor", whole, self.conjunction())
        if "xor" in signs and self.conventions.exclusive == "error":
            mixed = len(signs) > 1 or self.beside_and(start, self.place)
            if mixed:
                hint = "use brackets, or the convention exclusive=parity"
                raise refused("⊕ beside another connective without brackets is unclear", self.line, hint)
        return whole

    def beside_and(self, start: int, end: int) -> bool:
        """Whether a conjunction without brackets stands among these tokens."""
        depth = 0
        for token in self.tokens[start:end]:
            depth += (token.kind == "open") - (token.kind == "close")
            if depth == 0 and token.kind == "and":
                return True
        return False

    def conjunction(self) -> Formula:
        whole = self.unary()
        while self.take("and") is not None:
            whole = Joined("and", whole, self.unary())
        return whole

    def unary(self) -> Formula:
        if self.take("not") is not None:
            return Not(self.unary())
        if (token := self.take("all", "some")) is not None:
            return self.quantified(token.kind == "all")
        bracketed = self.tokens[self.place : self.place + 2]
        if [each.kind for each in bracketed] in (["open", "all"], ["open", "some"]):
            return self.bracketed_quantifier()
        return self.primary()

    def bracketed_quantifier(self) -> Formula:
        """`(∃x) P(x)`, or a whole formula in brackets that begins with a quantifier."""
        start = self.place
        universal = self.tokens[start + 1].kind == "all"
        self.place += 2
        names = self.variables()
        if self.take("close") is not None:
            return Quantified(universal, names, self.scope())
        self.place = start
        return self.primary()

    def quantified(self, universal: bool) -> Formula:
        return Quantified(universal, self.variables(), self.scope())

    def variables(self) -> tuple[str, ...]:
        names = [self.need("word", "a variable").text]
        while True:
            following = self.tokens[min(self.place + 1, len(self.tokens) - 1)].kind
            if self.now.kind == "comma" or (self.now.kind == "word" and following in {"dot", "comma", "word", "close"}):
                self.take("comma")
                names.append(self.need("word", "a variable").text)
            else:
                break
        self.take("dot")
        return tuple(names)

    def scope(self) -> Formula:
        """What a quantifier is about: a bracket, another quantifier, or as far as the convention says."""
        if self.now.kind in {"open", "all", "some"}:
            return self.unary()
        start = self.place
        body = self.unary()
        if self.now.kind not in {"and", "or", "xor", "implies", "iff"} or self.conventions.scope == "narrow":
            return body
        if self.conventions.scope == "error":
            hint = "use brackets, or the convention scope=wide or scope=narrow"
            raise refused("how far the quantifier reaches is unclear", self.line, hint, self.now.column)
        self.place = start
        return self.equivalence()

    def primary(self) -> Formula:
        if self.take("open") is not None:
            inner = self.equivalence()
            self.need("close", "a closing bracket")
            return inner
        left = self.term()
        if (sign := self.take("eq", "ne")) is not None:
            return Equal(left, self.term(), sign.kind == "eq")
        if self.now.kind == "order":
            hint = "first-order logic without sorts knows no order"
            raise refused(f"{self.now.text!r} between things has no meaning", self.line, hint, self.now.column)
        return Atom(left)

    def term(self) -> Term:
        words = [self.term_word()]
        while self.now.kind in {"word", "text"}:
            words.append(self.term_word())
        name = " ".join(words)
        if self.take("open") is None:
            return Term(name)
        arguments = [self.term()]
        while self.take("comma") is not None:
            arguments.append(self.term())
        self.need("close", "a comma or a closing bracket")
        return Term(name, tuple(arguments))

    def term_word(self) -> str:
        token = self.take("word", "text")
        if token is None:
            raise self.wrong("a name")
        return token.text
