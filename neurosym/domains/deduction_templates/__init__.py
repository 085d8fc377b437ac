"""Templates of the domain deduction: scenes with random theories, in many wordings.

Templates of the test split also use wordings that those of the training split never use.
"""

from __future__ import annotations

import random

from neurosym.domains.deduction_templates.casting import cast
from neurosym.domains.deduction_templates.meaning import Line
from neurosym.domains.deduction_templates.phrases import Speaker
from neurosym.domains.deduction_templates.questions import aside, introduction, plain_question, question, world_sentence
from neurosym.domains.deduction_templates.scenes import SCENES, Scene
from neurosym.domains.deduction_templates.theories import Plan, Theory, ask, theory
from neurosym.domains.domain import Example, Sentence
from neurosym.domains.templates import DEV, TEST, TRAIN, Template

STYLES = ("kinds", "traits", "relations")
_UNSEEN = {"plants": DEV, "travel": TEST}


def rule_text(rng: random.Random, scene: Scene, style: str, wide: bool = False) -> Example:
    """A text of the scene with facts and rules, its program, and the answer to its question.

    wide: rare wordings are used too.
    """
    plan = Plan(style, rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6)), rng.random() < 0.25)
    speaker = Speaker(rng, scene.generic, wide)
    cast_of = cast(rng, scene, rng.choice((None, 0.3)))
    made, found = theory(speaker, cast_of, plan)
    asked, answer = ask(speaker, made, found, cast_of.things)
    lines = _ordered(speaker, made, plan.closed)
    lines += [plain_question(speaker, [asked])] if speaker.chance(0.25) else question(speaker, [asked])
    return Example(
        " ".join(line.bare or line.text for line in lines),
        _program(lines, plan.closed),
        (answer,),
        tuple(Sentence(line.text, line.fragment) for line in lines),
    )


def _ordered(speaker: Speaker, made: Theory, closed: bool) -> list[Line]:
    """Facts and rules in some order, with sentences about the world and such as say nothing."""
    rng, told, rules = speaker.rng, list(made.fact_lines), list(made.rule_lines)
    rng.shuffle(rules)
    order = rng.random()
    lines = [*told, *rules] if order < 0.5 else [*rules, *told]
    if order > 0.75:
        rng.shuffle(lines)
    if speaker.chance(0.25):
        lines.insert(rng.choice((0, 0, len(told) if order < 0.5 else len(rules))), introduction(speaker))
    if speaker.chance(0.2):
        lines.insert(rng.randint(0, len(lines)), aside(speaker))
    if closed or speaker.chance(0.2):
        lines.insert(rng.choice((0, len(lines))), world_sentence(speaker, closed))
    return _colons_read_on(lines)


def _colons_read_on(lines: list[Line]) -> list[Line]:
    """The lines, each that ends in a colon as one with the line after it."""
    joined: list[Line] = []
    for line in lines:
        if joined and joined[-1].text.endswith(":"):
            joined[-1] = Line(f"{joined[-1].text} {line.text}", line.statements)
        else:
            joined.append(line)
    return joined


def _program(lines: list[Line], closed: bool) -> str:
    """The fragments in their order, after what kind of world it is."""
    fragments = [line.fragment for line in lines if line.fragment and not line.fragment.startswith("world ")]
    return "\n".join((f"world {'closed' if closed else 'open'}", *fragments)) + "\n"


def _template(scene: Scene, style: str) -> Template:
    split = _UNSEEN.get(scene.name, TRAIN)

    def make(rng: random.Random) -> Example:
        return rule_text(rng, scene, style, wide=split == TEST)

    return Template(f"{scene.name}_{style}", make, split)


TEMPLATES = tuple(_template(scene, style) for scene in SCENES for style in STYLES)
