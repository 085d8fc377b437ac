"""What a domain is: a grammar with words for one kind of problem, and data that shows what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    operators: what the words mean that the grammar adds, for those that are not in the table yet.
    includes: domains whose programs are programs of this one too.
    sentences: its texts are translated sentence by sentence; names are declared before they are used.
    opening: the first line of a program whose text gives no line that begins with the same word.
    family: which adapters write its programs: domains of one family share `<family>-<base>`. By default, its own name.

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

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", self.family or self.name)
        add_operators(self.operators)
        use_grammar(self.name, self.grammar)
