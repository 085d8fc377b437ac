"""Programs from the data sets' own gold annotations: one `convert` for every suite.

What is asked for is read off the gold answer where an annotation states several results (`53/4=13 r1`).
No gold answer is ever written into a program: the value of what `convert` gives must still be solved for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from neurosym.errors import EvaluationError, NeurosymError
from neurosym.language import read
from neurosym.language.printing import print_program
from neurosym.language.syntax import Program
from neurosym.translation.asdiv import program_of_asdiv
from neurosym.translation.conversion import Conversion
from neurosym.translation.entailments import convert_entailment
from neurosym.translation.formulas import FormulaError, read_infix, read_prefix
from neurosym.translation.formulations import convert_formulation
from neurosym.translation.grounding import grounded_program, program_of_equation
from neurosym.translation.worked_solutions import program_of_solution

Record = Mapping[str, Any]


def text_of(record: Record) -> str:
    """The problem as a reader sees it: the context, if any, and the question."""
    return " ".join(part for part in (record.get("context"), record["question"]) if part)


def convert(record: Record, certain: bool = False) -> Conversion:
    """The gold annotation of a record as a program of `equations`; for NL4Opt of `optimisation`, for FOLIO of `logic`.

    certain: for training. Refuse where it is a guess which number of the text is meant.
    """
    if of_other_domain := _OF_OTHER_DOMAINS.get(record["suite"]):
        return of_other_domain(record)
    converter = _CONVERTERS.get(record["suite"])
    if converter is None:
        return Conversion(None, f"no annotations are known for the suite {record['suite']!r}")
    if not record.get("gold_program"):
        return Conversion(None, "the record has no annotation")
    try:
        text = print_program(converter(record, certain)).rstrip("\n")
        read(text)
    except (FormulaError, EvaluationError) as error:
        return Conversion(None, str(error))
    except NeurosymError as error:
        return Conversion(None, f"the program is refused: {error}")
    return Conversion(text)


def _gold_number(record: Record) -> Fraction:
    try:
        return Fraction(str(record["answer"]).replace(",", ""))
    except ValueError:
        raise FormulaError(f"the answer is not a number: {record['answer']!r}") from None


def _gsm8k(record: Record, certain: bool) -> Program:
    return program_of_solution(record["question"], record["gold_program"], _gold_number(record), certain)


def _mawps(record: Record, certain: bool) -> Program:
    return grounded_program(text_of(record), lambda operand: read_prefix(record["gold_program"], operand), certain)


def _infix(record: Record, certain: bool) -> Program:
    formula = re.sub(r"^\s*X\s*=", "", record["gold_program"])
    return grounded_program(text_of(record), lambda operand: read_infix(formula, operand), certain)


def _singleeq(record: Record, certain: bool) -> Program:
    return program_of_equation(text_of(record), record["gold_program"], certain)


def _asdiv(record: Record, certain: bool) -> Program:
    return program_of_asdiv(text_of(record), record["gold_program"], record["answer"])


_OF_OTHER_DOMAINS: Mapping[str, Callable[[Record], Conversion]] = {
    "nl4opt": convert_formulation,
    "folio": convert_entailment,
}

_CONVERTERS: Mapping[str, Callable[[Record, bool], Program]] = {
    "gsm8k": _gsm8k,
    "mawps": _mawps,
    "svamp": _infix,
    "multiarith": _infix,
    "singleeq": _singleeq,
    "asdiv": _asdiv,
}
