"""Logic in Z3: one theory, stated over its own sorts or over a universe of a given size.

Listed members become an enumeration, ranges become integers with bounds, and quantifiers over either are
written out. An open sort stays an uninterpreted sort, with real quantifiers; or, for the search for a
finite model, it gets a fixed number of individuals and is written out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import product
from typing import Any, assert_never

import z3

from neurosym.errors import SolveError
from neurosym.language.signatures import Typed
from neurosym.language.structures import Element, Structure, elements
from neurosym.language.syntax import (
    Apply,
    Bound,
    Call,
    Expression,
    Name,
    Number,
    Quantified,
    Quantifier,
    Truth,
)
from neurosym.language.vocabulary import INTEGER, UNIVERSE, Signature
from neurosym.solving.backend import GaveUpError, Meter, OutOfBudgetError, UnsupportedError

MOST_INSTANCES = 200_000
"""How many instances of quantified formulas are written out at most."""
MOST_CELLS = 20_000
"""How large the tables of a model may be that is read back."""

Term = Any
Scope = Mapping[str, tuple[Term, str]]
"""What a variable stands for, and its sort."""


def _exactly(compare: Callable[[Term, Term], Term]) -> Callable[..., Term]:
    return lambda count, *formulas: compare(_how_many(formulas, count.ctx), count)


def _how_many(formulas: Sequence[Term], context: z3.Context) -> Term:
    one, none = z3.IntVal(1, context), z3.IntVal(0, context)
    return z3.Sum([none, *(z3.If(formula, one, none) for formula in formulas)])


_OPERATORS: Mapping[str, Callable[..., Term]] = {
    "not": z3.Not,
    "and": z3.And,
    "or": z3.Or,
    "implies": z3.Implies,
    "iff": lambda a, b: a == b,
    "xor": lambda a, b: a != b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "distinct": z3.Distinct,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "neg": lambda a: -a,
    "abs": lambda a: z3.If(a >= 0, a, -a),
    "exactly": _exactly(lambda a, b: a == b),
    "at_least": _exactly(lambda a, b: a >= b),
    "at_most": _exactly(lambda a, b: a <= b),
}


class Lowering:
    """A theory in a Z3 context of its own.

    size: how many individuals each open sort has; None leaves them open. background: what the sorts of
    numbers demand of the functions that have them.
    """

    def __init__(self, theory: Typed, size: int | None = None) -> None:
        self.context = z3.Context()
        self.theory, self.vocabulary = theory, theory.vocabulary
        self._instances = 0
        self._sorts: dict[str, Term] = {INTEGER: z3.IntSort(self.context)}
        self._members: dict[str, list[tuple[Term, Element]]] = {}
        for sort in {*self.vocabulary.sorts, UNIVERSE}:
            self._add_sort(sort, size)
        self._home = {str(element): term for pairs in self._members.values() for term, element in pairs}
        self._symbols = {name: self._declared(name, each) for name, each in self.vocabulary.symbols.items()}
        self.background = [formula for item in self.vocabulary.symbols.items() for formula in self._bounds(*item)]

    def _add_sort(self, sort: str, size: int | None) -> None:
        members = elements(self.vocabulary.members(sort))
        if not members and size is None:
            self._sorts[sort] = z3.DeclareSort(f"sort {sort}", self.context)
            return
        members = members or tuple(f"{sort or 'thing'}_{n}" for n in range(1, (size or 0) + 1))
        if isinstance(members[0], Fraction):
            self._sorts[sort] = self._sorts[INTEGER]
            self._members[sort] = [(z3.IntVal(int(each), self.context), each) for each in members]
            return
        made, constants = z3.EnumSort(f"sort {sort}", [f"{sort}!{each}" for each in members], self.context)
        self._sorts[sort] = made
        self._members[sort] = list(zip(constants, members, strict=True))

    def _declared(self, name: str, signature: Signature) -> Term:
        result = z3.BoolSort(self.context) if signature.result is None else self._sort(signature.result)
        return z3.Function(f"symbol {name}", *map(self._sort, signature.sorts), result)

    def _sort(self, sort: str) -> Term:
        return self._sorts[sort]

    def _bounds(self, name: str, signature: Signature) -> list[Term]:
        """That a function whose values are from a range has no others."""
        members = self.vocabulary.members(signature.result or UNIVERSE)
        if signature.result is None or not isinstance(members, range):
            return []
        variables = tuple(Bound(f"argument_{n}", sort) for n, sort in enumerate(signature.sorts))

        def within(*arguments: Term) -> Term:
            value = self._symbols[name](*arguments)
            return z3.And(value >= members.start, value < members.stop)

        if not variables:
            return [within()]
        return [self._over(variables, {}, lambda scope: within(*(scope[each.name][0] for each in variables)), True)]

    # Formulas

    def build(self, term: Expression, scope: Scope | None = None) -> Term:
        """The term or formula; raises OutOfBudgetError where quantifiers have too many instances."""
        scope = scope or {}
        match term:
            case Number(value=value):
                return z3.IntVal(int(value), self.context)
            case Truth(value=value):
                return z3.BoolVal(value, self.context)
            case Name(name=name):
                if name in scope:
                    return scope[name][0]
                return self._home[name] if name in self.vocabulary.home else self._symbols[name]()
            case Call(name=name, arguments=arguments):
                built = [self.build(argument, scope) for argument in arguments]
                guards = self._guards(self.vocabulary.symbols[name], arguments, built, scope)
                value = self._symbols[name](*built)
                return z3.And(*guards, value) if guards else value
            case Quantified(quantifier=quantifier, variables=variables, body=body):
                if quantifier is Quantifier.COUNT:
                    return _how_many([self.build(body, each) for each in self._scopes(variables, scope)], self.context)
                everywhere = quantifier is Quantifier.FORALL
                return self._over(variables, scope, lambda inner: self.build(body, inner), everywhere)
            case Apply(operator=operator, arguments=arguments):
                return self._applied(operator, [self.build(argument, scope) for argument in arguments])
        assert_never(term)

    def _applied(self, operator: str, arguments: list[Term]) -> Term:
        if operator not in _OPERATORS:
            raise UnsupportedError(f"logic has no operator {operator!r}")
        return _OPERATORS[operator](*arguments)

    def _guards(
        self, signature: Signature, arguments: Sequence[Expression], built: Sequence[Term], scope: Scope
    ) -> list[Term]:
        """That numbers are within the ranges of which a relation can hold, where that is not sure."""
        found = []
        for sort, argument, term in zip(signature.sorts, arguments, built, strict=True):
            members = self.vocabulary.members(sort)
            if isinstance(members, range) and signature.result is None and self._sort_of(argument, scope) != sort:
                found += [term >= members.start, term < members.stop]
        return found

    def _sort_of(self, term: Expression, scope: Scope) -> str:
        match term:
            case Name(name=name) if name in scope:
                return scope[name][1]
            case Name(name=name) | Call(name=name) if name in self.vocabulary.symbols:
                return self.vocabulary.symbols[name].result or UNIVERSE
            case _:
                return INTEGER

    def _over(self, variables: Sequence[Bound], scope: Scope, build: Callable[[Scope], Term], everywhere: bool) -> Term:
        """The quantified formula: listed sorts written out, over open ones a quantifier of Z3."""
        listed = [each for each in variables if each.sort in self._members]
        free = [each for each in variables if each.sort not in self._members]
        bound = {each.name: (z3.FreshConst(self._sort(each.sort), each.name), each.sort) for each in free}
        bodies = [build(inner) for inner in self._scopes(listed, {**scope, **bound})]
        joined = (z3.And if everywhere else z3.Or)(*bodies) if len(bodies) != 1 else bodies[0]
        if not bound:
            return joined
        constants = [term for term, _ in bound.values()]
        return z3.ForAll(constants, joined) if everywhere else z3.Exists(constants, joined)

    def _scopes(self, variables: Sequence[Bound], scope: Scope) -> list[Scope]:
        choices = [[(term, each.sort) for term, _ in self._members[each.sort]] for each in variables]
        count = reduce(lambda total, each: total * len(each), choices, 1)
        self._instances += count
        if self._instances > MOST_INSTANCES:
            raise OutOfBudgetError(f"the quantifiers have more than {MOST_INSTANCES:,} instances")
        names = [each.name for each in variables]
        return [{**scope, **dict(zip(names, values, strict=True))} for values in product(*choices)]

    # Models

    def structure(self, model: z3.ModelRef) -> Structure | None:
        """The model as a structure; None if it has too many individuals, or values without a name."""
        known = dict(self._members)
        for sort in {*self.vocabulary.sorts, UNIVERSE} - known.keys():
            universe = model.get_universe(self._sort(sort)) or [model.eval(z3.FreshConst(self._sort(sort)), True)]
            known[sort] = [(term, f"{sort or 'thing'}_{n}") for n, term in enumerate(universe, 1)]
        named = {sort: {term.sexpr(): element for term, element in pairs} for sort, pairs in known.items()}
        relations, functions = {}, {}
        for name, signature in self.vocabulary.symbols.items():
            table = self._table(model, name, signature, known, named)
            if table is None:
                return None
            if signature.result is None:
                relations[name] = frozenset(arguments for arguments, value in table.items() if value is True)
            else:
                functions[name] = table
        individuals = {sort: tuple(element for _, element in pairs) for sort, pairs in known.items()}
        return Structure(self.vocabulary, individuals, relations, functions)

    def _table(
        self,
        model: z3.ModelRef,
        name: str,
        signature: Signature,
        known: Mapping[str, list[tuple[Term, Element]]],
        named: Mapping[str, Mapping[str, Element]],
    ) -> dict[tuple[Element, ...], Any] | None:
        if reduce(lambda total, sort: total * len(known[sort]), signature.sorts, 1) > MOST_CELLS:
            return None
        table: dict[tuple[Element, ...], Any] = {}
        for row in product(*(known[sort] for sort in signature.sorts)):
            value = model.eval(self._symbols[name](*(term for term, _ in row)), model_completion=True)
            if signature.result is None:
                read: Any = z3.is_true(value)
            elif z3.is_int_value(value):
                read = Fraction(value.as_long())
            else:
                read = named.get(signature.result, {}).get(value.sexpr())
            if read is None:
                return None
            table[tuple(element for _, element in row)] = read
        return table


class Session:
    """A theory stated to a Z3 solver, and asked for models of further formulas; it notes down the steps."""

    def __init__(self, lowering: Lowering, meter: Meter, labelled: bool = False, seed: int = 0) -> None:
        self.lowering, self._meter, self._steps = lowering, meter, 0
        self._solver = z3.SimpleSolver(ctx=lowering.context)
        if seed:
            self._solver.set("random_seed", seed)
        self._labels: dict[int, Term] = {}
        self._solver.add(*lowering.background)
        for statement, formula in lowering.theory.premises:
            built = lowering.build(formula)
            if labelled:
                self._labels[statement] = z3.Bool(f"statement {statement}", lowering.context)
                built = z3.Implies(self._labels[statement], built)
            self._solver.add(built)

    def check(self, extra: Iterable[Expression], limit: int, kept: Iterable[int] | None = None) -> z3.CheckSatResult:
        """Z3's verdict on the theory (or its kept statements, if labelled) with further formulas.

        Raises OutOfBudgetError if nothing is left of the meter; `unknown` may mean the limit of steps.
        """
        self._meter.check()
        if self._meter.steps_left <= 0:
            raise OutOfBudgetError("the limit of Z3 steps was reached")
        self._solver.set("rlimit", max(1, min(limit, self._meter.steps_left, 2**31)))
        self._solver.set("timeout", max(1, int(1000 * self._meter.seconds_left())))
        chosen = self._labels if kept is None else {each: self._labels[each] for each in kept}
        self._solver.push()
        try:
            self._solver.add(*(self.lowering.build(formula) for formula in extra))
            verdict = self._solver.check(*chosen.values())
            self._found = self._solver.model() if verdict == z3.sat else None
            self._core = self._solver.unsat_core() if verdict == z3.unsat and chosen else []
        except z3.Z3Exception as error:
            raise _failed(str(error)) from error
        finally:
            self._spend()
            self._solver.pop()
        return verdict

    def structure(self) -> Structure | None:
        """The model of the last check, if it said `sat` and its model can be read."""
        return None if self._found is None else self.lowering.structure(self._found)

    def core(self) -> set[int]:
        """The statements that the last check used, if it said `unsat` and the theory is labelled."""
        names = {str(label) for label in self._core}
        return {statement for statement, label in self._labels.items() if str(label) in names}

    def _spend(self) -> None:
        statistics = self._solver.statistics()
        counts = (statistics[place] for place in reversed(range(len(statistics))))
        steps = next((int(value) for key, value in counts if key == "rlimit count"), self._steps)
        self._meter.spend(max(0, steps - self._steps))
        self._steps = steps


def _failed(reason: str) -> SolveError:
    if "interrupted" in reason:
        raise KeyboardInterrupt
    return GaveUpError(f"Z3 cannot decide it ({reason})")
