"""The problem: what a suite is made of, in every file format."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr, ValidationError

AnswerType = Literal["number", "label", "option", "text", "grid"]


class Problem(BaseModel):
    """One problem with its gold answer.

    answer: a JSON number, or text. Text of type `number` is an exact value as the language prints it
    ("7/20"); several values are joined by ", ". program: a program of ours that solves the problem.
    gold_annotation: the data set's own annotation, raw. template: the template or seed it was made from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    id: str = Field(min_length=1)
    suite: str = Field(min_length=1)
    split: str = ""
    text: str = Field(min_length=1)
    context: str | None = None
    options: tuple[str, ...] | None = None
    answer: StrictInt | StrictFloat | StrictStr
    answer_type: AnswerType = "number"
    domain: str = "equations"
    program: str | None = None
    template: str | None = None
    gold_annotation: str | None = None
    meta: dict[str, Any] = Field(default_factory=dict)
    source: str = ""
    licence: str = ""

    @property
    def prompt(self) -> str:
        """All that may be shown to whoever solves it: premises, question, and lettered options.

        Where the options are the labels themselves (True, False, Unknown), they are named and not lettered.
        """
        parts = [self.context] if self.context else []
        parts.append(self.text)
        if self.answer_type == "label" and self.options:
            parts.append(f"{', '.join(self.options[:-1])} or {self.options[-1]}?")
        else:
            parts.extend(f"{chr(ord('A') + place)}) {option}" for place, option in enumerate(self.options or ()))
        return "\n".join(parts)


def first_fault(error: ValidationError) -> str:
    """The first thing wrong with a record, as `field NAME: what` (only `what` if no field is to blame)."""
    fault = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in fault["loc"])
    return f"field {field}: {fault['msg']}" if field else str(fault["msg"])
