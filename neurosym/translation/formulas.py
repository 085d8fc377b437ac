"""Formulas as data sets write them: infix with odd numerals and `5x`, or prefix. Read into our own expressions.

What a numeral stands for is the caller's affair: every reader takes `operand(value, place)`, where place
counts the numerals from 0, so that a numeral can become the name of an earlier result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from neurosym.language.syntax import Apply, Expression, Name, Number

Operand = Callable[[Fraction, int], Expression]

_TOKEN = re.compile(r"\s*(\d[\d,]*\.?\d*|\.\d+|\*\*|[-+*/()^;]|(?i:gcd|lcm)|[a-zA-Z])")
_PREFIX_OPERATORS = {"+": "add", "-": "sub", "*": "mul", "/": "div"}


class FormulaError(ValueError):
    """The annotation is not a formula of numbers, unknowns and + - * / ^ ( )."""


def literal(value: Fraction, place: int = 0) -> Expression:
    """A numeral that stands for itself."""
    return Number(value)


def number_of(token: str) -> Fraction:
    """The exact value of a numeral such as `1,200`, `.5` or `7.`."""
    return Fraction(token.replace(",", "").rstrip(".") or "0")


def numbers_in(text: str) -> list[Fraction]:
    """The numerals of a text, in order."""
    return [number_of(found.rstrip(".,")) for found in re.findall(r"\d[\d,]*\.?\d*|\.\d+", text)]


def read_infix(text: str, operand: Operand = literal) -> Expression:
    """An infix formula; single letters are unknowns, `5x` and `2(3+x)` products, `gcd(4; 6)` and `lcm(4; 6)` calls.

    Raises:
        FormulaError: there is something else in it, or it is not well formed.
    """
    return _InfixReader(text, operand).whole()


def read_prefix(text: str, operand: Operand = literal) -> Expression:
    """A prefix formula such as `- + 8.0 6.0 3.0`.

    Raises:
        FormulaError: it is incomplete, or something is left over.
    """
    pending = text.split()
    places = iter(range(len(pending)))

    def read() -> Expression:
        if not pending:
            raise FormulaError("the formula ends too early")
        head = pending.pop(0)
        if head in _PREFIX_OPERATORS:
            left = read()
            return Apply(_PREFIX_OPERATORS[head], (left, read()))
        if not re.fullmatch(r"-?\d*\.?\d+", head):
            raise FormulaError(f"not a number: {head!r}")
        size = operand(number_of(head.lstrip("-")), next(places))
        return Apply("neg", (size,)) if head.startswith("-") else size

    result = read()
    if pending:
        raise FormulaError(f"left over: {' '.join(pending)!r}")
    return result


class _InfixReader:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, text: str, operand: Operand) -> None:
        self.tokens = _split(text)
        self.place = 0
        self.numerals = 0
        self.operand = operand

    def whole(self) -> Expression:
        result = self.sum()
        if self.place < len(self.tokens):
            raise FormulaError(f"left over: {self.tokens[self.place :]}")
        return result

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def sum(self) -> Expression:
        left = self.product()
        while self.peek() in ("+", "-"):
            name = "add" if self.take() == "+" else "sub"
            left = Apply(name, (left, self.product()))
        return left

    def product(self) -> Expression:
        left = self.signed()
        while True:
            if self.peek() in ("*", "/"):
                name = "mul" if self.take() == "*" else "div"
                left = Apply(name, (left, self.signed()))
            elif self.peek() == "(" or self.peek().isalpha():
                left = Apply("mul", (left, self.power()))
            else:
                return left

    def signed(self) -> Expression:
        if self.peek() == "-":
            self.take()
            return Apply("neg", (self.signed(),))
        if self.peek() == "+":
            self.take()
        return self.power()

    def power(self) -> Expression:
        base = self.atom()
        if self.peek() not in ("^", "**"):
            return base
        self.take()
        return Apply("pow", (base, self.signed()))

    def atom(self) -> Expression:
        token = self.take()
        if token == "(":
            inner = self.sum()
            if self.take() != ")":
                raise FormulaError("a bracket is not closed")
            return inner
        if token.lower() in ("gcd", "lcm"):
            return Apply(token.lower(), self.arguments())
        if token.isalpha():
            return Name(token.lower())
        if not token[0].isdigit() and token[0] != ".":
            raise FormulaError(f"a number was expected, not {token!r}")
        self.numerals += 1
        return self.operand(number_of(token), self.numerals - 1)

    def arguments(self) -> tuple[Expression, ...]:
        if self.take() != "(":
            raise FormulaError("a bracket was expected")
        found = [self.sum()]
        while self.peek() == ";":
            self.take()
            found.append(self.sum())
        if self.take() != ")":
            raise FormulaError("a bracket is not closed")
        return tuple(found)

    def take(self) -> str:
        if self.place >= len(self.tokens):
            raise FormulaError("the formula ends too early")
        self.place += 1
        return self.tokens[self.place - 1]


def _split(text: str) -> list[str]:
    tokens: list[str] = []
    place = 0
    text = text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise FormulaError(f"cannot read {text[place:]!r}")
        tokens.append(match[1])
        place = match.end()
    return tokens


def names_in(expression: Expression) -> set[str]:
    """The names that an expression mentions."""
    match expression:
        case Name(name=name):
            return {name}
        case Apply(arguments=arguments):
            return {name for argument in arguments for name in names_in(argument)}
    return set()


def renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    """The expression with every name replaced."""
    match expression:
        case Name(name=name):
            return Name(names[name])
        case Apply(operator=operator, arguments=arguments):
            return Apply(operator, tuple(renamed(argument, names) for argument in arguments))
    return expression
