"""Which sorts the symbols and variables of a logic program have: as declared, else as their use shows.

Each place where a term stands has a sort that may not be known at first (a *slot*). What is said to be
equal has the same sort, and so has what stands as the same argument of the same symbol; from what is
declared this spreads until nothing changes. What stays open is of the one universe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from neurosym.errors import CheckError, Fault
from neurosym.language.operators import OPERATORS, Kind
from neurosym.language.printing import print_expression
from neurosym.language.syntax import (
    Apply,
    Bound,
    Call,
    Constraint,
    Expression,
    Name,
    Number,
    Program,
    Quantified,
    Quantifier,
    Sort,
    Span,
    Truth,
)
from neurosym.language.traversal import program_terms, query_terms, subterms
from neurosym.language.vocabulary import (
    INTEGER,
    UNIVERSE,
    Signature,
    Vocabulary,
    declaration_faults,
    declared,
    did_you_mean,
    fault,
)

_LOOKS_BOUND = frozenset("uvwxyz")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Typed:
    """A checked logic program: its vocabulary, and its formulas with the sort of every variable filled in.

    premises: the formulas that are stated, each with the index of its statement. asked: those of the query.
    """

    vocabulary: Vocabulary
    premises: tuple[tuple[int, Expression], ...]
    asked: tuple[Expression, ...]


def logic_faults(program: Program) -> list[Fault]:
    """Everything wrong with a logic program."""
    found = [*declaration_faults(program)]
    inference = _Inference(declared(program), _bound_anywhere(program))
    inference.program(program)
    return found + inference.faults


def typed(program: Program) -> Typed:
    """The program with all sorts known. Raises CheckError if they do not fit."""
    inference = _Inference(declared(program), _bound_anywhere(program))
    inference.program(program)
    if inference.faults:
        raise CheckError(tuple(inference.faults))
    slots = iter(inference.quantified)
    premises = tuple((index, _filled(formula, slots)) for index, formula in _premises(program))
    return Typed(inference.vocabulary(), premises, tuple(_filled(term, slots) for term in query_terms(program.query)))


def _premises(program: Program) -> Iterator[tuple[int, Expression]]:
    for index, statement in enumerate(program.statements):
        if isinstance(statement, Constraint):
            yield index, statement.formula


def _bound_anywhere(program: Program) -> frozenset[str]:
    """The names that some quantifier of the program binds."""
    return frozenset(
        bound.name
        for outer in program_terms(program)
        for term in subterms(outer)
        if isinstance(term, Quantified)
        for bound in term.variables
    )


def _filled(term: Expression, slots: Iterator[list[_Slot]]) -> Expression:
    """The term with the sorts of its quantified variables, whose slots come in the order of the walk."""
    match term:
        case Quantified(variables=variables, body=body):
            sorts = [slot.root.sort or UNIVERSE for slot in next(slots)]
            bound = tuple(replace(each, sort=sort) for each, sort in zip(variables, sorts, strict=True))
            return replace(term, variables=bound, body=_filled(body, slots))
        case Apply(arguments=arguments) | Call(arguments=arguments):
            return replace(term, arguments=tuple(_filled(argument, slots) for argument in arguments))
        case _:
            return term


class _Slot:
    """A sort that may not be known yet. Slots that must have the same sort share their root."""

    __slots__ = ("_above", "sort")

    def __init__(self, sort: str | None = None) -> None:
        self.sort = sort
        self._above: _Slot | None = None

    @property
    def root(self) -> _Slot:
        slot = self
        while slot._above is not None:
            slot = slot._above
        return slot

    def join(self, other: _Slot) -> None:
        """Share a sort with another slot; one of the two is not known yet."""
        one, two = self.root, other.root
        if one is not two:
            one._above, two.sort = two, two.sort if two.sort is not None else one.sort


@dataclass(frozen=True, slots=True)
class _Symbol:
    slots: tuple[_Slot, ...]
    result: _Slot | None
    span: Span
    declared: bool


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two slots that meet: the sides of an equation, or a place of a symbol and what stands there."""

    left: _Slot
    right: _Slot
    term: Expression
    symbol: str = ""  # "" for an equation
    relation: bool = False


_Scope = Mapping[str, _Slot]


@dataclass(slots=True)
class _Inference:
    """Walks over all formulas; `faults` collects what does not fit, `quantified` the slots of variables."""

    known: Vocabulary
    bound_anywhere: frozenset[str]
    faults: list[Fault] = field(default_factory=list)
    quantified: list[list[_Slot]] = field(default_factory=list)
    _symbols: dict[str, _Symbol] = field(default_factory=dict)
    _meetings: list[_Meeting] = field(default_factory=list)
    _numbers: list[tuple[_Slot, Expression]] = field(default_factory=list)
    _counted: list[tuple[_Slot, Bound]] = field(default_factory=list)
    _constants: list[tuple[_Slot, Name]] = field(default_factory=list)
    _home: dict[str, str] = field(default_factory=dict)

    def program(self, program: Program) -> None:
        """All formulas of the program, and then what their meetings come to."""
        self._home = self.known.home
        for name, signature in self.known.symbols.items():
            result = None if signature.result is None else _Slot(signature.result)
            self._symbols[name] = _Symbol(tuple(map(_Slot, signature.sorts)), result, Span(0, 0, 0, 0), True)
        for _, formula in _premises(program):
            self.formula(formula, {})
        for term in query_terms(program.query):
            self.formula(term, {})
        self._spread()
        self._judge()

    def vocabulary(self) -> Vocabulary:
        """The declared words and those that were inferred."""
        symbols = {
            name: Signature(
                tuple(slot.root.sort or UNIVERSE for slot in symbol.slots),
                None if symbol.result is None else symbol.result.root.sort or UNIVERSE,
            )
            for name, symbol in self._symbols.items()
        }
        return Vocabulary(self.known.sorts, symbols)

    def _fault(self, span: Span, message: str, hint: str = "") -> None:
        self.faults.append(fault(span, message, hint))

    # The walk

    def formula(self, term: Expression, scope: _Scope) -> None:
        """A place where something true or false must stand."""
        match term:
            case Truth():
                return
            case Name(name=name, span=span) if name in scope or name in self._home:
                self._fault(span, f"{name!r} is an individual, and something true or false is needed here")
            case Name(name=name, span=span):
                self._use(name, 0, False, span)
            case Call(name=name, arguments=arguments, span=span):
                self._arguments(self._use(name, len(arguments), False, span, scope), term, scope)
            case Quantified(quantifier=Quantifier.FORALL | Quantifier.EXISTS):
                self._quantifier(term, scope)
            case Apply(operator=operator) if _is_formula(operator):
                self._operands(term, scope)
            case _:
                self._walked(term, scope)
                self._fault(term.span, f"{_shown(term)} is a number, and nothing is said about it")

    def term(self, term: Expression, scope: _Scope) -> _Slot:
        """A place where an individual or a number must stand; its slot."""
        match term:
            case Number():
                return _Slot(INTEGER)
            case Name(name=name) if name in scope:
                return scope[name]
            case Name(name=name) if name in self._home:
                return _Slot(self._home[name])
            case Name(name=name, span=span):
                slot = self._use(name, 0, True, span).result or _Slot()
                self._constants.append((slot, term))
                return slot
            case Call(name=name, arguments=arguments, span=span):
                symbol = self._use(name, len(arguments), True, span, scope)
                self._arguments(symbol, term, scope)
                return symbol.result or _Slot()
            case Quantified(quantifier=Quantifier.COUNT):
                self._quantifier(term, scope)
                return _Slot(INTEGER)
            case Apply(operator=operator) if not _is_formula(operator):
                self._operands(term, scope)
                return _Slot(INTEGER)
            case _:
                hint = "formulas are compared by iff" if not isinstance(term, Truth) else ""
                self._walked(term, scope)
                self._fault(term.span, f"{_shown(term)} is true or false, and an individual is needed here", hint)
                return _Slot()

    def _walked(self, term: Expression, scope: _Scope) -> None:
        """Look into a term of the wrong kind, so that its own faults are found too."""
        if isinstance(term, Apply):
            self._operands(term, scope)
        elif isinstance(term, Quantified):
            self._quantifier(term, scope)

    def _operands(self, term: Apply, scope: _Scope) -> None:
        row = OPERATORS[term.operator]
        alike: list[_Slot] = []
        for position, argument in enumerate(term.arguments):
            if row.kind(position) is Kind.TRUTH:
                self.formula(argument, scope)
            elif row.kind(position) is Kind.ALIKE:
                alike.append(self.term(argument, scope))
            else:
                self._numbers.append((self.term(argument, scope), argument))
        self._meetings += [_Meeting(one, other, term) for one, other in pairwise(alike)]

    def _quantifier(self, term: Quantified, scope: _Scope) -> None:
        slots: list[_Slot] = []
        self.quantified.append(slots)
        inner = dict(scope)
        for bound in term.variables:
            if bound.sort and bound.sort not in self.known.sorts:
                hint = did_you_mean(bound.sort, self.known.sorts) or f"declare it: sort {bound.sort} = ..."
                self._fault(bound.span, f"there is no sort {bound.sort!r}", hint)
            if bound.name in self._home:
                message = f"{bound.name!r} is a member of {self._home[bound.name]} and cannot be a variable"
                self._fault(bound.span, message)
            slots.append(_Slot(bound.sort or None))
            inner[bound.name] = slots[-1]
            if term.quantifier is Quantifier.COUNT:
                self._counted.append((slots[-1], bound))
        if len({bound.name for bound in term.variables}) < len(term.variables):
            self._fault(term.span, "a quantifier has the same variable twice")
        self.formula(term.body, inner)

    def _arguments(self, symbol: _Symbol, call: Call, scope: _Scope) -> None:
        slots = [self.term(argument, scope) for argument in call.arguments]
        for place, slot, argument in zip(symbol.slots, slots, call.arguments, strict=False):
            self._meetings.append(_Meeting(place, slot, argument, call.name, symbol.result is None))

    def _use(self, name: str, arity: int, as_term: bool, span: Span, scope: _Scope | None = None) -> _Symbol:
        """The symbol, which this use may be the first to mention; faults if it is used in two ways."""
        fresh = _Symbol(tuple(_Slot() for _ in range(arity)), _Slot() if as_term else None, span, False)
        if scope is not None and name in scope:
            self._fault(span, f"{name!r} is a variable and cannot be said of anything", "give the relation a name")
            return fresh
        if name in self._home:
            self._fault(span, f"{name!r} is a member of {self._home[name]} and takes no arguments")
            return fresh
        if name not in self._symbols:
            if as_term and arity == 0:
                self._refuse_unbound(name, span)
            self._symbols[name] = fresh
        symbol = self._symbols[name]
        where = "as declared" if symbol.declared else f"in line {symbol.span.line}"
        if (symbol.result is not None) != as_term:
            here, there = ("a term", "a relation") if as_term else ("a relation", "a term")
            hint = "formulas are compared by iff; a relation cannot be an argument" if as_term else ""
            self._fault(span, f"{name!r} is used as {here} here, and as {there} {where}", hint)
            return fresh
        if len(symbol.slots) != arity:
            self._fault(span, f"{name!r} has {_many(arity)} here, and {_many(len(symbol.slots))} {where}")
            return fresh
        return symbol

    def _refuse_unbound(self, name: str, span: Span) -> None:
        if name in self.bound_anywhere or name in _LOOKS_BOUND:
            self._fault(span, f"no quantifier binds the variable {name!r} here", f"write: forall {name}: ...")

    # The sorts

    def _spread(self) -> None:
        """Known sorts to all places that must have the same; numbers last, for a narrower sort may fit too."""
        for meeting in self._meetings:
            if meeting.left.root.sort is None and meeting.right.root.sort is None:
                meeting.left.join(meeting.right)
        while self._spread_once(numbers=False) or self._spread_once(numbers=True):
            pass
        for slot, _ in self._numbers:
            slot.root.sort = slot.root.sort or INTEGER

    def _spread_once(self, numbers: bool) -> bool:
        changed = False
        for meeting in self._meetings:
            left, right = meeting.left.root, meeting.right.root
            if (left.sort is None) == (right.sort is None):
                continue
            sort = left.sort or right.sort
            if sort != INTEGER or (numbers and not meeting.symbol):
                left.sort = right.sort = sort
                changed = True
                if numbers:
                    return True
        return changed

    def _judge(self) -> None:
        """The faults that show once all sorts are known."""
        for slot, constant in self._constants:
            self._judge_constant(slot.root.sort, constant)
        for meeting in self._meetings:
            self._judge_meeting(meeting)
        for slot, term in self._numbers:
            if not self.known.is_number(slot.root.sort or UNIVERSE):
                self._fault(term.span, f"{_shown(term)} is {self._kind(slot)}, and a number is needed here")
        for slots in self.quantified:
            if any(slot.root.sort == INTEGER for slot in slots):
                self._fault_of_numbers(slots)
        for slot, bound in self._counted:
            if self.known.is_open(slot.root.sort or UNIVERSE):
                hint = f"say of which sort: count {bound.name} in ..., and list its members"
                self._fault(bound.span, f"only members that are listed can be counted, and {bound.name!r} is any", hint)

    def _fault_of_numbers(self, slots: list[_Slot]) -> None:
        message = "a quantifier cannot range over all whole numbers"
        self.faults.append(Fault(message, *self._place_of(slots), "declare a range: sort place = 1..7"))

    def _place_of(self, slots: list[_Slot]) -> tuple[int, int]:
        """The place of the first use of one of these variables."""
        for slot, term in self._numbers:
            if slot in slots:
                return term.span.line, term.span.column
        spans = [meeting.term.span for meeting in self._meetings if meeting.left in slots or meeting.right in slots]
        return (spans[0].line, spans[0].column) if spans else (1, 1)

    def _judge_constant(self, sort: str | None, constant: Name) -> None:
        symbol = self._symbols.get(constant.name)
        members = self.known.members(sort or UNIVERSE)
        if members and symbol is not None and not symbol.declared and symbol.span == constant.span:
            hint = did_you_mean(constant.name, map(str, members)) or f"or declare it: function {constant.name}: {sort}"
            self._fault(constant.span, f"{constant.name!r} is not a member of {sort}", hint)

    def _judge_meeting(self, meeting: _Meeting) -> None:
        left, right = meeting.left.root.sort or UNIVERSE, meeting.right.root.sort or UNIVERSE
        if left == right:
            return
        numbers = self.known.is_number(left) and self.known.is_number(right)
        if not meeting.symbol:
            if not numbers:
                kinds = f"{self._kind(meeting.left)} and {self._kind(meeting.right)}"
                self._fault(meeting.term.span, f"{_shown(meeting.term)} compares {kinds}")
        elif not numbers or left == INTEGER:
            what = f"{_shown(meeting.term)} is {self._kind(meeting.right)}"
            hint = f"declare the sorts of {meeting.symbol}" if left == UNIVERSE and numbers else ""
            self._fault(
                meeting.term.span, f"{meeting.symbol!r} needs {self._kind(meeting.left)} here, and {what}", hint
            )
        elif not meeting.relation and not self._is_member(meeting.term, left):
            hint = "a function has values for the members of its sort only: use a variable, and say what it equals"
            self._fault(meeting.term.span, f"{_shown(meeting.term)} may not be a member of {left}", hint)

    def _is_member(self, term: Expression, sort: str) -> bool:
        return isinstance(term, Number) and term.value in self.known.members(sort)

    def _kind(self, slot: _Slot) -> str:
        sort = slot.root.sort or UNIVERSE
        return {INTEGER: "a number", UNIVERSE: "an individual of no declared sort"}.get(sort, f"a {sort}")


def _is_formula(operator: str) -> bool:
    row = OPERATORS[operator]
    return row.result((Sort.NATURAL,) * len(row.parameters)) is Sort.BOOLEAN


def _many(count: int) -> str:
    return {0: "no arguments", 1: "one argument"}.get(count, f"{count} arguments")


def _shown(term: Expression) -> str:
    text = print_expression(term)
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}...")
