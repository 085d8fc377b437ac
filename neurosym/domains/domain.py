"""What a domain is: a grammar with words for one kind of problem, and data that shows what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.domains.words import Word, operator_of
from neurosym.language.grammars import use_grammar
from neurosym.language.operators import Operator, add_operators
from neurosym.language.syntax import Answer

if TYPE_CHECKING:
    from neurosym.domains.templates import Template


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a problem and the statements, or the query, that it stands for; "" if it says nothing.

    declares: it names things that the other sentences speak of, so it is read before them.
    """

    text: str
    fragment: str
    declares: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A problem in everyday words, a program for it, and the only answer that the program has.

    sentences: of the text, in its order, where the domain is translated sentence by sentence.
    """

    text: str
    program: str
    answer: Answer
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """One kind of problem.

    grammar: a file that imports the core grammar (or another domain's) and adds to it.
    examples: few and good; they are also what a model that was never trained on the language is shown.
    mistakes: program texts that must be refused, each with words that the refusal must contain.
    templates: makers of examples, for training and for suites.
    words: what the words mean that the grammar adds, each in terms of the language; for those that the
    language cannot say, operators are rows for the table, with a meaning in Python and lowerings of their own.
    includes: domains whose programs are programs of this one too.
    sentences: its texts are translated sentence by sentence; names are declared before they are used.
    opening: the first line of a program whose text gives no line that begins with the same word.
    family: which adapters write its programs: domains of one family share `<family>-<base>`. By default, its own name.
    problems: its suite, a file of JSON lines; None for the one of its name among those that come with neurosym.

    Making a Domain makes its grammar and its operators known to the language.
    """

    name: str
    description: str
    grammar: Path
    examples: tuple[Example, ...]
    mistakes: tuple[tuple[str, str], ...] = ()
    templates: tuple[Template, ...] = ()
    operators: tuple[Operator, ...] = ()
    includes: tuple[Domain, ...] = ()
    sentences: bool = False
    opening: str = ""
    family: str = ""
    words: tuple[Word, ...] = ()
    problems: Path | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", self.family or self.name)
        add_operators(self.own_operators, of_a_domain=True)
        use_grammar(self.name, self.grammar)

    def _row(self, place: int) -> Operator:
        return operator_of(self.words[place], self.name, self.words_from(place))

    def words_from(self, place: int) -> frozenset[str]:
        """The names of the words from this place on: a definition uses only words that stand before it."""
        return frozenset(word.name for word in self.words[place:])

    @property
    def own_operators(self) -> tuple[Operator, ...]:
        """The rows of the table that this domain adds, its words among them."""
        return (*self.operators, *map(self._row, range(len(self.words))))
