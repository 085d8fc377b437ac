"""Suites: files of problems, one JSON object a line."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr

AnswerType = Literal["number", "label", "option", "text", "grid"]


class Problem(BaseModel):
    """One problem with its gold answer.

    answer: a JSON number, or text. Text of type `number` is an exact value as the language prints it
    ("7/20"); several values are joined by ", ". program: a program of ours that solves the problem.
    gold_annotation: the data set's own annotation, raw. template: the template or seed it was made from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

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
