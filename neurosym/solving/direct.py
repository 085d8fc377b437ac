"""Programs without unknowns: their value is computed, exactly, and there is no other."""

from __future__ import annotations

from neurosym.errors import EvaluationError
from neurosym.language.meanings import UndefinedError
from neurosym.language.printing import print_expression
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import CountQuery, Value
from neurosym.solving.backend import Finding, Meter, UnsupportedError, contradicted, counted, decided
from neurosym.solving.posing import Problem, answers_in, resting_on

BECAUSE = "every value follows from those before it, so there is no other"


class DirectEvaluation:
    """The reference evaluator as an engine. It has no unknowns to find and covers nothing irrational."""

    name = "direct"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """The value of the query; a contradiction if a statement is false or has no value."""
        if problem.unknowns:
            raise UnsupportedError("direct evaluation has no way to find an unknown")
        environment: dict[str, Value] = {}
        statement = -1
        try:
            for defined in problem.definitions:
                statement = defined.statement
                environment[defined.name] = evaluate(defined.value, environment)
            for requirement in problem.requirements:
                statement = requirement.statement
                if evaluate(requirement.formula, environment) is not True:
                    return contradicted(problem, resting_on(problem, {statement}))
            statement = -1
            answers = answers_in(problem.query, environment)
        except UndefinedError as error:
            place = _place(problem, statement)
            return contradicted(problem, resting_on(problem, {statement}), reason=f"{error}, in {place}")
        if isinstance(problem.query, CountQuery):
            return counted(1, BECAUSE)
        return decided(answers, {}, BECAUSE)

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether all statements hold; None if there are unknowns or irrational values."""
        try:
            return bool(self.find(problem, meter).answers)
        except (UnsupportedError, EvaluationError):
            return None


def _place(problem: Problem, statement: int) -> str:
    for defined in problem.definitions:
        if defined.statement == statement:
            return f"{defined.name} = {print_expression(defined.value)}"
    for requirement in problem.requirements:
        if requirement.statement == statement:
            return print_expression(requirement.formula)
    return "what is asked for"
