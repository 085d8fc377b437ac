"""The errors of neurosym: one tree, each naming the stage that failed.

    NeurosymError
    ├── ParseError          the text is not a program of the domain's grammar
    ├── CheckError          it parses, but names, sorts or units do not fit (all faults at once)
    ├── ForeignError        a program of another system cannot be read: line, what is wrong, hint
    ├── EvaluationError     the reference evaluator has no exact value (division by zero, ...)
    ├── SolveError          an engine failed, or two engines disagree
    ├── TranslationError    no program could be had from the text
    ├── ModelError          base weights or an adapter are missing, damaged or do not fit
    ├── TrainingError       a training run cannot start or go on
    ├── AnswerError         an answerer cannot answer, or an answer has no readable form
    ├── SuiteError          a problem file is not what it should be (file, line, field)
    └── RunError            a run directory cannot be written, read or resumed

Only the outermost layer (the runner, the command line) turns one of these into a recorded
failure. Any other exception is a bug of ours and stops the run.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place of a program: `line` and `column` count from 1."""

    message: str
    line: int
    column: int
    hint: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}: {self.message}"
        return f"{place} ({self.hint})" if self.hint else place


class NeurosymError(Exception):
    """The root of all errors that a caller may want to catch. `stage` names the step that failed."""

    stage = "neurosym"


class ParseError(NeurosymError):
    """The text is not a program: where, what was expected, what was found."""

    stage = "parse"

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class CheckError(NeurosymError):
    """The program parses but does not make sense; `faults` holds every fault, in order of place."""

    stage = "check"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class ForeignError(NeurosymError):
    """A program that was written for another system cannot be read: where, why, and what may be done."""

    stage = "foreign"

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class EvaluationError(NeurosymError):
    """The exact reference evaluator has no value for an expression."""

    stage = "evaluate"


class SolveError(NeurosymError):
    """An engine failed in a way that is not an outcome, or two engines disagree."""

    stage = "solve"


class TranslationError(NeurosymError):
    """No program could be had from the text."""

    stage = "translate"


class ModelError(NeurosymError):
    """Base weights or an adapter are missing, damaged or do not fit together."""

    stage = "model"


class TrainingError(NeurosymError):
    """A training run cannot start or go on."""

    stage = "train"


class AnswerError(NeurosymError):
    """An answerer cannot answer."""

    stage = "answer"


class SuiteError(NeurosymError):
    """A problem file is not what it should be; the text names file, line and field."""

    stage = "suite"


class RunError(NeurosymError):
    """A run directory cannot be written, read or resumed."""

    stage = "run"
