"""The names that a sentence's translation may use, as a prompt shows them."""

from __future__ import annotations

from neurosym.language.syntax import Program, Row, RowKind


def view_of(program: Program) -> str:
    """The rows of a program with their names, and before them what its notes say of the rows.

    `person: arnold, eric; pet: cat, dog`; of people who lie or not, `knight: saint; knave: sinner; people: ann, bo`.
    """
    shown = []
    for statement in program.statements:
        if isinstance(statement, Row):
            shown += [line for line in statement.note.split("\n") if line]
            label = "people" if statement.kind is RowKind.PEOPLE else statement.label
            shown.append(f"{label}: {', '.join(statement.names)}")
    return "; ".join(shown)
