"""Words that a domain adds to the language, each defined by a formula of the language itself.

A word is an operator whose exact meaning and whose form for both engines follow from one line of text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from neurosym.errors import NeurosymError
from neurosym.language import build, evaluate, parse, print_value
from neurosym.language.inference import Inference, Type
from neurosym.language.meanings import Exact
from neurosym.language.operators import Expressions, Form, Kind, Level, Operator, Sorts
from neurosym.language.syntax import Apply, Call, Expression, Name, Number, Quantified, Sort, Truth, ValueQuery
from neurosym.language.traversal import subterms

_SIGNATURE = re.compile(r"([a-z][a-z0-9_]*)\(([a-z][a-z0-9_]*(?:, [a-z][a-z0-9_]*)*)\)")
_QUERY = "answer "


@dataclass(frozen=True, slots=True)
class Word:
    """`signature` stands for `definition`: Word("dozens(number)", "12 * number").

    signature: the word and its parameters. definition: a formula of the domain's own language over these
    parameters; it may use the words that the domain lists before this one. kind: what every argument must be.
    meaning: the exact value in Python, where there is a second way to say it: the conformance kit holds the two
    against each other. Without it the reference evaluator reads the definition.

    The grammar says how it is written: `%extend call: "dozens" "(" formula ")" -> dozens`.
    """

    signature: str
    definition: str
    kind: Kind = Kind.NUMBER
    meaning: Callable[..., Exact] | None = None

    @property
    def name(self) -> str:
        """The word itself; the alias of the grammar."""
        return self._parts()[0]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters, in order."""
        return tuple(self._parts()[1].split(", "))

    def _parts(self) -> tuple[str, str]:
        found = _SIGNATURE.fullmatch(self.signature)
        if found is None:
            raise NeurosymError(f"the signature {self.signature!r} of a word is not of the form name(first, second)")
        return found[1], found[2]


_ROWS: dict[Word, Operator] = {}


def operator_of(word: Word, domain: str, unknown_yet: frozenset[str]) -> Operator:
    """The row of the word in the table of operators; one and the same for words that say the same.

    unknown_yet: the words that its definition may not use. The definition is read when it is first needed,
    and what is wrong with it is a NeurosymError then (see `body_of`).
    """
    return _ROWS.setdefault(word, _row(word, domain, unknown_yet))


def _row(word: Word, domain: str, unknown_yet: frozenset[str]) -> Operator:

    def sort(sorts: Sorts) -> Sort:
        types = dict(zip(word.parameters, map(Type, sorts), strict=True))
        return Inference(types).infer(body_of(word, domain, unknown_yet)).sort or Sort.REAL

    def defined(arguments: Expressions) -> Expression:
        return _put(body_of(word, domain, unknown_yet), dict(zip(word.parameters, arguments, strict=True)))

    def evaluated(*values: Exact) -> Exact:
        value = evaluate(body_of(word, domain, unknown_yet), dict(zip(word.parameters, values, strict=True)))
        assert isinstance(value, Exact), print_value(value)
        return value

    return Operator(
        word.name,
        (word.kind,) * len(word.parameters),
        sort,
        Form(Level.ATOM, word=word.name),
        word.meaning or evaluated,
        definition=defined,
    )


@cache
def body_of(word: Word, domain: str, unknown_yet: frozenset[str] = frozenset()) -> Expression:
    """The definition as a term. Raises NeurosymError if it is no formula of the domain over the parameters."""
    text = _QUERY + " ".join(word.definition.split())
    query = build(parse(text, domain), text, domain).query
    if not isinstance(query, ValueQuery) or len(query.terms) != 1:
        raise NeurosymError("it is not one formula")
    (body,) = query.terms
    for term in subterms(body):
        if isinstance(term, Call | Quantified):
            raise NeurosymError("it is made of relations or quantifiers, not of quantities")
        if isinstance(term, Name) and term.name not in word.parameters:
            raise NeurosymError(f"{term.name!r} is no parameter; the parameters are {', '.join(word.parameters)}")
        if isinstance(term, Apply) and term.operator in unknown_yet:
            raise NeurosymError(f"it uses {term.operator!r}, which is not among the words before it")
    return body


def misfits_of(word: Word, body: Expression) -> tuple[str, ...]:
    """What does not fit in the definition: numbers where truth values are needed, units that differ."""
    of_parameters = Type(Sort.BOOLEAN if word.kind is Kind.TRUTH else Sort.INTEGER)
    inference = Inference(dict.fromkeys(word.parameters, of_parameters))
    inference.infer(body)
    return tuple(fault.message for fault in inference.faults)


def _put(body: Expression, arguments: Mapping[str, Expression]) -> Expression:
    """The body with the arguments in place of the parameters; places in the definition's text are left out."""
    match body:
        case Name(name=name):
            return arguments[name]
        case Number(value=value, unit=unit):
            return Number(value, unit)
        case Truth(value=value):
            return Truth(value)
        case Apply(operator=operator, arguments=inner):
            return Apply(operator, tuple(_put(each, arguments) for each in inner))
        case Call() | Quantified():
            raise TypeError("a definition is made of quantities")  # body_of has seen to it
    assert_never(body)
