"""The calls that are read in straight-line Python: arithmetic, lists, and a solver's words."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from fractions import Fraction

from neurosym.foreign.python_values import (
    Equation,
    Function,
    PythonValue,
    Solved,
    State,
    Symbol,
    as_expression,
    described,
    flat,
    number,
    refuse,
)
from neurosym.language.syntax import Apply, Expression, Name, Sort, Truth

_MODULES = frozenset({"math", "np", "numpy", "sympy", "sp", "fractions"})
_SAME = {"ceil": "ceil", "floor": "floor", "sqrt": "sqrt", "factorial": "factorial", "comb": "binomial"}
_SAME |= {"binomial": "binomial", "abs": "abs", "fabs": "abs", "gcd": "gcd", "lcm": "lcm", "ceiling": "ceil"}
_SOLVERS = frozenset({"solve", "solve_it"})
_UNCHANGED = frozenset({"float", "simplify", "N", "Integer", "expand", "Float"})
_MOST_ITEMS = 5000


def call_of(
    node: ast.Call,
    scope: dict[str, PythonValue],
    state: State,
    inner: Callable[[ast.expr], PythonValue],
    inline: Callable[[ast.Call, list[PythonValue]], PythonValue],
) -> PythonValue:
    """The value of a call. Raises ForeignError for a function that is not read."""
    match node.func:
        case ast.Name(id=name) if isinstance(scope.get(name), Function):
            return inline(node, [inner(argument) for argument in node.args])
        case ast.Attribute(value=ast.Name(id=module), attr=name) if module in _MODULES and module not in scope:
            pass
        case ast.Name(id=name):
            pass
        case ast.Attribute(value=owner, attr=method):
            return _method(node, inner(owner), method, [inner(each) for each in node.args])
        case _:
            raise refuse(node, f"the call {ast.unparse(node)[:60]!r} is not read")
    if name in {"Symbol", "symbols", "Symbols"}:
        return _symbols(node, [inner(argument) for argument in node.args], state)
    return _named(node, name, [inner(argument) for argument in node.args], state)


def _named(node: ast.Call, name: str, given: list[PythonValue], state: State) -> PythonValue:
    if name in _SOLVERS:
        return _solved(node, given, state)
    if name == "Eq" and len(given) == 2:
        left, right = given
        return Equation(Apply("eq", (as_expression(left, node), as_expression(right, node))))
    if name in {"range", "list", "tuple", "sum", "min", "max", "len", "sorted"}:
        return _over_list(node, name, given, state)
    terms = [as_expression(value, node) for value in given]
    if name in _SAME and terms:
        return terms[0] if name in {"gcd", "lcm"} and len(terms) == 1 else Apply(_SAME[name], tuple(terms))
    if name in _UNCHANGED and len(terms) == 1:
        return terms[0]
    if name in {"Rational", "Fraction"} and len(terms) == 2:
        return Apply("div", tuple(terms))
    if name == "pow" and len(terms) == 2:
        return Apply("pow", tuple(terms))
    if name == "int" and len(terms) == 1:
        return _truncated(terms[0], node, state)
    if name == "round" and terms:
        return _rounded(terms, node, state)
    raise refuse(node, f"there is no meaning here for the function {name!r} with {len(given)} arguments")


def _over_list(node: ast.Call, name: str, given: list[PythonValue], state: State) -> PythonValue:
    if name == "range":
        return _range(node, given, state)
    items = given[0] if len(given) == 1 and isinstance(given[0], list) else given
    if name in {"list", "tuple"}:
        return list(items)
    if name == "len":
        return number(len(items))
    terms = [as_expression(item, node) for item in items]
    match name, terms:
        case "sum", _:
            return _total(terms)
        case (("min" | "max"), [only]):
            return only
        case (("min" | "max"), [_, *_]):
            return Apply(name, tuple(terms))
        case "sorted", _:
            exact = [(state.exact(term, node), term) for term in terms]
            if all(value is not None for value, _ in exact):
                return [term for _, term in sorted(exact, key=lambda pair: pair[0] or 0)]
    raise refuse(node, f"{name} is not read of {described(list(items))}")


def _total(terms: Sequence[Expression]) -> Expression:
    whole = terms[0] if terms else number(0)
    for term in terms[1:]:
        whole = Apply("add", (whole, term))
    return whole


def _range(node: ast.Call, given: list[PythonValue], state: State) -> PythonValue:
    exact = [state.exact(as_expression(value, node), node) for value in given]
    bounds = [int(value) for value in exact if value is not None and value == int(value)]
    if len(bounds) != len(given) or not bounds or (len(bounds) == 3 and bounds[2] == 0):
        raise refuse(node, "range needs known whole numbers")
    items = range(*bounds)
    if len(items) > _MOST_ITEMS:
        raise refuse(node, f"a range of more than {_MOST_ITEMS} numbers is not gone through")
    return [number(item) for item in items]


def _truncated(term: Expression, node: ast.AST, state: State) -> Expression:
    """int(x): towards zero, which needs the sign."""
    exact = state.exact(term, node)
    if exact is None:
        raise refuse(node, "int() of an unknown is not read", "its sign decides which way it rounds")
    return Apply("floor" if exact >= 0 else "ceil", (term,))


def _rounded(terms: list[Expression], node: ast.AST, state: State) -> Expression:
    """round(x) and round(x, n); where x lies halfway Python goes to the even neighbour, and we away from zero."""
    exact, places = state.exact(terms[0], node), state.exact(terms[1], node) if len(terms) > 1 else Fraction(0)
    if exact is not None and places is not None and state.conventions.ties == "error":
        twice = 2 * exact * Fraction(10) ** int(places)
        if twice.denominator == 1 and twice.numerator % 2:
            raise refuse(node, "the number lies exactly halfway", "the convention ties=away rounds it away from zero")
    return Apply("round_to", (terms[0], terms[1])) if len(terms) == 2 else Apply("round", (terms[0],))


def _method(node: ast.Call, owner: PythonValue, method: str, given: list[PythonValue]) -> PythonValue:
    match owner, method, given:
        case _, "evalf" | "simplify" | "n", []:
            return owner
        case list(), "append", [item]:
            owner.append(item)
            return None
        case _, "subs", [Symbol() as symbol, value] if flat([value]) == [symbol]:
            return owner  # a solved unknown stands for its own value
    raise refuse(node, f"the call {ast.unparse(node)[:60]!r} is not read")


def _symbols(node: ast.Call, given: list[PythonValue], state: State) -> PythonValue:
    """New unknowns, of the sort and sign that the keywords say."""
    if len(given) != 1 or not isinstance(given[0], str):
        raise refuse(node, "a symbol needs a name in quotes")
    words = given[0].replace(",", " ").split()
    said = {keyword.arg for keyword in node.keywords if _is_true(keyword.value)}
    if len(said) != len(node.keywords) or not said <= {"positive", "nonnegative", "integer", "real", "rational"}:
        raise refuse(node, "of a symbol only positive, nonnegative, integer, rational and real may be said")
    sort = next(
        (Sort(word) for word in ("integer", "rational", "real") if word in said), Sort(state.conventions.symbols)
    )
    symbols = [Symbol(state.names.fresh(word)) for word in words]
    if not symbols:
        raise refuse(node, "a symbol needs a name in quotes")
    for symbol in symbols:
        state.say(f"unknown {symbol.name}: {sort}", node)
        if said & {"positive", "nonnegative"}:
            sign = "gt" if "positive" in said else "ge"
            state.require(Apply(sign, (Name(symbol.name), number(0))), node)
    return symbols[0] if len(symbols) == 1 else list(symbols)


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _solved(node: ast.Call, given: list[PythonValue], state: State) -> PythonValue:
    """Require the equations. An unknown is sought once: a second system would be another question about it."""
    if not given or len(given) > 2:
        raise refuse(node, "a solver takes equations and the unknowns to find")
    for value in flat(given[:1]):
        state.require(_equation(value, node), node)
    symbols = tuple(each for each in flat(given[1:]) if isinstance(each, Symbol))
    if not symbols or len(symbols) != len(flat(given[1:])):
        raise refuse(node, "the unknowns to find must be symbols, and be named")
    for symbol in symbols:
        if symbol.name in state.sought:
            raise refuse(node, f"{symbol.name} is solved for more than once", "each unknown is sought in one system")
        state.sought.add(symbol.name)
    return Solved(symbols)


def _equation(value: PythonValue, node: ast.AST) -> Expression:
    """What must be true: an equation, or a term that must be zero, as computer algebra has it."""
    match value:
        case Equation(formula=formula):
            return formula
        case Truth() | Apply(operator="eq" | "ne" | "lt" | "le" | "gt" | "ge" | "and" | "or" | "not"):
            raise refuse(node, "a comparison is no equation", "in computer algebra it is written Eq(a, b)")
    return Apply("eq", (as_expression(value, node), number(0)))
