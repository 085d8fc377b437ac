"""Formulas of Logic-LM's AR-LSAT programs, from their trees to text of our language.

What is written knows whether it is true or false, or a number or individual; relations are compared by
`iff` and all else by `==`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neurosym.errors import ForeignError
from neurosym.foreign.conventions import Conventions
from neurosym.foreign.grammar import nodes, tokens
from neurosym.foreign.naming import Names
from neurosym.foreign.reading import refused

if TYPE_CHECKING:
    from neurosym.foreign.grammar import Node

_CONNECTIVES = {"And": "and", "Or": "or", "Xor": "xor", "Iff": "iff", "Implies": "implies"}
_QUANTIFIERS = {"ForAll": "forall", "Exists": "exists", "Count": "count"}
_TRUTHS = {"True": "true", "False": "false"}


@dataclass(frozen=True, slots=True)
class Group:
    """What a variable goes through: all of a sort of ours, or some members of it.

    sort: "" for numbers with gaps, which are no sort of ours: a variable over them is written out.
    """

    sort: str
    members: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A text of ours: something true or false, or a term."""

    text: str
    truth: bool

    @property
    def bracketed(self) -> str:
        """The text, in brackets unless it is a name, a number or a call."""
        plain = self.text.replace("_", "").isalnum() or _is_call(self.text)
        return self.text if plain else f"({self.text})"


Scope = Mapping[str, str]


@dataclass(slots=True)
class Vocabulary:
    """The sorts, members and functions of a program by their names there, and how they are called here."""

    conventions: Conventions
    names: Names = field(init=False)
    groups: dict[str, Group] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    functions: dict[str, tuple[str, int, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names("logic", fold=self.conventions.names == "fold")

    def key(self, name: str) -> str:
        """The name as it is looked up."""
        plain = name.strip("\"'")
        return plain.casefold() if self.conventions.names == "fold" else plain

    def formula(self, tree: Node, line: int) -> str:
        """The text of something true or false. Raises ForeignError with the line if it is not, or is unclear."""
        return _Formulas(self, line).truth(tree, {}).text


@dataclass(slots=True)
class _Formulas:
    """Writes the formulas of one line."""

    known: Vocabulary
    line: int

    def wrong(self, message: str, hint: str = "") -> ForeignError:
        return refused(message, self.line, hint)

    def truth(self, node: Node, scope: Scope) -> Written:
        written = self.written(node, scope)
        if not written.truth:
            raise self.wrong(f"{written.text[:60]!r} is neither true nor false")
        return written

    def term(self, node: Node, scope: Scope) -> Written:
        written = self.written(node, scope)
        if written.truth:
            raise self.wrong(f"{written.text[:60]!r} is true or false, and no thing or number")
        return written

    def written(self, node: Node, scope: Scope) -> Written:
        match str(node.data):
            case "or" | "and" as word:
                return self.joined(word, [self.truth(each, scope) for each in nodes(node)])
            case "not":
                return Written(f"not {self.truth(nodes(node)[0], scope).bracketed}", True)
            case "compared":
                return self.compared(node, scope)
            case "member":
                return self.member(node, scope)
            case "add" | "sub" | "mul" as operator:
                left, right = (self.term(each, scope) for each in nodes(node))
                sign = {"add": "+", "sub": "-", "mul": "*"}[operator]
                return Written(f"{left.bracketed} {sign} {right.bracketed}", False)
            case "neg":
                return Written(f"-{self.term(nodes(node)[0], scope).bracketed}", False)
            case "number":
                return Written(str(node.children[0]), False)
            case "name":
                return self.name(str(node.children[0]), scope)
            case "call":
                return self.call(node, scope)
        raise self.wrong("a list stands where a formula is needed")

    def name(self, name: str, scope: Scope) -> Written:
        key = self.known.key(name)
        if name in scope:
            return Written(scope[name], False)
        if name in _TRUTHS:
            return Written(_TRUTHS[name], True)
        if key in self.known.members:
            return Written(self.known.members[key], False)
        if key in self.known.functions and self.known.functions[key][1] == 0:
            return Written(self.known.functions[key][0], self.known.functions[key][2])
        raise self.wrong(f"{name} is not declared", "it is no member of a sort, and nothing binds it")

    def compared(self, node: Node, scope: Scope) -> Written:
        terms = [self.written(each, scope) for each in nodes(node)]
        signs = [str(sign) for sign in tokens(node)]
        if len(signs) > 1 and self.known.conventions.chains == "error":
            hint = "the convention chains=both takes it for both comparisons"
            raise self.wrong("a chain of comparisons is unclear in this format", hint)
        pairs = [self.pair(terms[place], sign, terms[place + 1]) for place, sign in enumerate(signs)]
        return pairs[0] if len(pairs) == 1 else self.joined("and", pairs)

    def pair(self, left: Written, sign: str, right: Written) -> Written:
        if left.truth != right.truth:
            raise self.wrong(f"{left.text[:40]!r} and {right.text[:40]!r} are not of one kind")
        if not left.truth:
            return Written(f"{left.bracketed} {sign} {right.bracketed}", True)
        if sign not in {"==", "!="}:
            raise self.wrong(f"truth values are not compared by {sign}")
        return Written(f"{left.bracketed} {'iff' if sign == '==' else 'xor'} {right.bracketed}", True)

    def member(self, node: Node, scope: Scope) -> Written:
        item, listed = nodes(node)
        left = self.term(item, scope)
        found = [self.pair(left, "==", self.term(each, scope)) for each in nodes(listed)]
        if not found:
            raise self.wrong("nothing is in an empty list")
        inside = self.joined("or", found)
        return Written(f"not ({inside.text})", True) if str(tokens(node)[0]).startswith("not") else inside

    def joined(self, word: str, parts: Sequence[Written]) -> Written:
        if len(parts) == 1:
            return parts[0]
        return Written(f" {word} ".join(part.bracketed for part in parts), True)

    def call(self, node: Node, scope: Scope) -> Written:
        name, arguments = str(node.children[0]), nodes(node)
        variables = [each for each in arguments if str(each.data) == "variables"]
        if name in _QUANTIFIERS and len(arguments) == 2 and variables == arguments[:1]:
            return self.quantified(_QUANTIFIERS[name], arguments[0], arguments[1], scope)
        if name in {"Distinct", "Sum"} and len(arguments) == 2 and variables == arguments[:1]:
            return self.over_members(name, arguments[0], arguments[1], scope)
        if variables:
            raise self.wrong(f"{name} does not bind variables", "ForAll, Exists, Count, Distinct and Sum do")
        if (
            len(arguments) == 1
            and str(arguments[0].data) == "list"
            and self.known.key(name) not in self.known.functions
        ):
            arguments = nodes(arguments[0])
        if name in _CONNECTIVES and arguments:
            return self.connected(name, [self.truth(each, scope) for each in arguments])
        return self.applied(name, arguments, scope)

    def connected(self, name: str, parts: Sequence[Written]) -> Written:
        if name in {"Xor", "Iff", "Implies"} and len(parts) != 2:
            raise self.wrong(f"{name} connects two formulas, not {len(parts)}")
        return self.joined(_CONNECTIVES[name], parts)

    def applied(self, name: str, arguments: Sequence[Node], scope: Scope) -> Written:
        match name, arguments:
            case "Not", [body]:
                return Written(f"not {self.truth(body, scope).bracketed}", True)
            case "Abs" | "abs", [term]:
                return Written(f"abs({self.term(term, scope).text})", False)
            case "Distinct", [_, _, *_]:
                return Written(f"distinct({', '.join(self.term(each, scope).text for each in arguments)})", True)
            case "If" | "IfThenElse", [test, first, second]:
                return self.branches(*(self.truth(each, scope) for each in (test, first, second)))
        known = self.known.functions.get(self.known.key(name))
        if known is None:
            raise self.wrong(f"{name} is not declared")
        ours, arity, is_relation = known
        if len(arguments) != arity:
            raise self.wrong(f"{name} takes {arity} arguments, and has {len(arguments)} here")
        return Written(f"{ours}({', '.join(self.term(each, scope).text for each in arguments)})", is_relation)

    def branches(self, test: Written, first: Written, second: Written) -> Written:
        yes, no = f"({test.text}) implies ({first.text})", f"(not ({test.text})) implies ({second.text})"
        return Written(f"({yes}) and ({no})", True)

    def quantified(self, word: str, variables: Node, body: Node, scope: Scope) -> Written:
        """Our quantifier; members of a part of a sort are picked out by a condition."""
        if not all(group.sort for _, group in self.variables(variables)):
            return self.written_out(word, variables, body, scope)
        inner, bound, guards = dict(scope), list[str](), list[Written]()
        for name, group in self.variables(variables):
            ours = inner[name] = self.fresh(name, inner)
            bound.append(f"{ours} in {group.sort}")
            if not group.whole:
                picked = [Written(f"{ours} == {member}", True) for member in group.members]
                guards.append(self.joined("or", picked))
        said = self.truth(body, inner)
        if guards:
            guard = self.joined("and", guards)
            said = self.joined("implies" if word == "forall" else "and", [guard, said])
        text = f"{word} {', '.join(bound)}: {said.text}"
        return Written(f"({text})", word != "count") if word == "count" else Written(text, True)

    def written_out(self, word: str, variables: Node, body: Node, scope: Scope) -> Written:
        if word == "count":
            raise self.wrong("numbers with gaps between them cannot be counted over")
        said = [self.truth(body, inner) for inner in self.choices(variables, scope)]
        return self.joined("and" if word == "forall" else "or", said)

    def over_members(self, name: str, variables: Node, body: Node, scope: Scope) -> Written:
        """`Distinct` and `Sum` over variables: one term for each choice of members."""
        terms = [self.term(body, inner).bracketed for inner in self.choices(variables, scope)]
        if name == "Sum":
            return Written(" + ".join(terms), False)
        return Written(f"distinct({', '.join(terms)})" if len(terms) > 1 else "true", True)

    def choices(self, variables: Node, scope: Scope) -> list[Scope]:
        found: list[Scope] = [scope]
        for name, group in self.variables(variables):
            found = [{**inner, name: member} for inner in found for member in group.members]
        return found

    def variables(self, node: Node) -> list[tuple[str, Group]]:
        pairs = [(str(each.children[0]), str(each.children[1])) for each in nodes(node)]
        for _, sort in pairs:
            if self.known.key(sort) not in self.known.groups:
                known = ", ".join(self.known.groups)
                raise self.wrong(f"there is no sort {sort} to go through", f"declared are {known}")
        return [(name, self.known.groups[self.known.key(sort)]) for name, sort in pairs]

    def fresh(self, name: str, scope: Scope) -> str:
        ours = self.known.names.of(name, "variable")
        return self.known.names.fresh(name) if ours in scope.values() else ours


def _is_call(text: str) -> bool:
    """Whether the text is one name with its arguments, or in brackets of its own."""
    name, bracket, _ = text.partition("(")
    if not bracket or not text.endswith(")") or not (name == "" or name.replace("_", "").isalnum()):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == ")" and place < len(text) - 1:
            return False
    return True
