"""What reading a peer's program gives: statements of ours, each with the line it stands for, and a question.

A question is one query, or options to choose from, each with the test that the right one passes. Where
the tests are all of one kind they are one query; else each formula is asked on its own and `decide`
puts the answers together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from neurosym.errors import Fault, ForeignError

Mode = Literal["must", "could", "cannot", "need_not"]
_OPPOSITES: Mapping[Mode, Mode] = {"must": "need_not", "could": "cannot", "cannot": "could", "need_not": "must"}
_NOTE_WIDTH = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in our language, and the number (from 1) of the peer's line that it comes from."""

    text: str
    source: int


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a formula holds in all solutions (must) or not (need_not), in some (could) or in none (cannot)."""

    mode: Mode
    formula: str


@dataclass(frozen=True, slots=True)
class Every:
    """Whether all of these tests are passed."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Fails:
    """Whether this test is not passed."""

    test: Test


Test = Check | Every | Fails


@dataclass(frozen=True, slots=True)
class Ask:
    """One query, as our language writes it: `answer ...`."""

    query: str
    source: int


@dataclass(frozen=True, slots=True)
class Choose:
    """Options by label: the right one is the only one whose test is passed."""

    options: tuple[tuple[str, Test], ...]
    source: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A peer's program in our language.

    domain: of the programs. text: what was read. lines: the statements. question: what is asked of them.
    """

    domain: str
    text: str
    lines: tuple[Line, ...]
    question: Ask | Choose

    def programs(self) -> tuple[str, ...]:
        """The programs to solve: one, or one for each formula where options are tested in different ways."""
        match self.question:
            case Ask(query=query, source=source):
                return (self._program(query, source),)
            case Choose(options=options, source=source) if (mode := _common_mode(self.question)) is not None:
                listed = ", ".join(f'"{label}": {test.formula}' for label, test in options if isinstance(test, Check))
                return (self._program(f"answer {mode} {listed}", source),)
            case Choose(source=source) as choose:
                return tuple(self._program(f"answer {formula}", source) for formula in _formulas(choose))

    @property
    def in_parts(self) -> bool:
        """Whether the options are tested in different ways, so that each formula is asked on its own."""
        return isinstance(self.question, Choose) and _common_mode(self.question) is None

    def _program(self, query: str, source: int) -> str:
        """The text of a program; each statement is preceded by a note with the line that it comes from."""
        there = self.text.split("\n")
        written = [*self.lines, Line(query, source)]
        return "".join(f"{_note(there, line.source)}{line.text}\n" for line in written)


def passed(reading: Reading, verdicts: Mapping[str, str]) -> list[str]:
    """The labels of the options whose tests are passed, given whether each formula is `True`, `False` or `Unknown`."""
    assert isinstance(reading.question, Choose)
    return [label for label, test in reading.question.options if _passes(test, verdicts)]


def formulas(reading: Reading) -> tuple[str, ...]:
    """The formulas that a reading in parts asks for, in the order of its programs."""
    assert isinstance(reading.question, Choose)
    return _formulas(reading.question)


def refused(message: str, line: int, hint: str = "", column: int = 1) -> ForeignError:
    """The error for what cannot be read at this line (from 1) of the peer's program."""
    return ForeignError(Fault(message, line, column, hint))


def opposite(test: Test) -> Test:
    """The test that is passed where this one is not."""
    match test:
        case Check(mode=mode, formula=formula):
            return Check(_OPPOSITES[mode], formula)
        case Fails(test=inner):
            return inner
        case Every():
            return Fails(test)


def _passes(test: Test, verdicts: Mapping[str, str]) -> bool:
    match test:
        case Check(mode="must", formula=formula):
            return verdicts[formula] == "True"
        case Check(mode="could", formula=formula):
            return verdicts[formula] != "False"
        case Check(mode="cannot", formula=formula):
            return verdicts[formula] == "False"
        case Check(formula=formula):
            return verdicts[formula] != "True"
        case Every(tests=tests):
            return all(_passes(each, verdicts) for each in tests)
        case Fails(test=inner):
            return not _passes(inner, verdicts)


def _common_mode(question: Choose) -> Mode | None:
    modes = {test.mode if isinstance(test, Check) else None for _, test in question.options}
    return modes.pop() if len(modes) == 1 else None


def _formulas(question: Choose) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for _, test in question.options for each in _in_test(test)))


def _in_test(test: Test) -> Iterator[str]:
    match test:
        case Check(formula=formula):
            yield formula
        case Every(tests=tests):
            for each in tests:
                yield from _in_test(each)
        case Fails(test=inner):
            yield from _in_test(inner)


def _note(there: list[str], source: int) -> str:
    said = " ".join(there[source - 1].split()) if 0 < source <= len(there) else ""
    kept = said if len(said) <= _NOTE_WIDTH else said[:_NOTE_WIDTH] + " …"
    return f"# line {source}: {kept}\n" if kept else ""
