"""Rule texts: the meaning does not depend on the wording, and every answer is what follows."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.domains.deduction_templates import STYLES, TEMPLATES, facts, questions, relations, rules
from neurosym.domains.deduction_templates.casting import MOST_THINGS, cast, claim
from neurosym.domains.deduction_templates.chaining import closure
from neurosym.domains.deduction_templates.meaning import Literal, Rule, implies
from neurosym.domains.deduction_templates.phrases import Form, Speaker, verb_phrase
from neurosym.domains.deduction_templates.scenes import PEOPLE, SCENES, THINGS
from neurosym.domains.deduction_templates.words import (
    Adjective,
    Claim,
    Kind,
    Thing,
    Tie,
    Verb,
    participle,
    past,
    plural,
)
from neurosym.domains.templates import DEV, TEST, TRAIN, Template
from neurosym.language import print_program, read
from neurosym.language.syntax import TruthValue
from neurosym.solving import solve

KIND, TALL, WOLF = Claim(Adjective("kind")), Claim(Adjective("tall")), Claim(Kind("wolf"))
ANNA, CAT = Thing("Anna", "she"), Thing("the cat")
CHASES = Claim(Verb("chase"), (CAT,))
SEEDS = range(150)


def speaker(seed: int, wide: bool = True) -> Speaker:
    return Speaker(random.Random(seed), (PEOPLE, THINGS)[seed % 2], wide)


def literals(rule: Rule) -> tuple[set[str], set[str]]:
    return {str(literal) for choice in rule.conditions for literal in choice}, set(map(str, rule.conclusions))


@pytest.mark.parametrize(
    ("conditions", "conclusions"),
    [
        ([KIND], [TALL]),
        ([WOLF], [TALL.denied]),
        ([WOLF, KIND], [CHASES]),
        ([CHASES, KIND.denied], [WOLF]),
        ([WOLF, KIND.denied], [TALL, CHASES]),
        ([KIND, TALL, CHASES], [WOLF.denied]),
        ([Claim(Verb("chase"), (CAT,), passive=True)], [Claim(Tie("afraid of"), (CAT,))]),
    ],
)
def test_a_rule_means_the_same_in_all_wordings(conditions: list[Claim], conclusions: list[Claim]) -> None:
    lines = [rules.rule(speaker(seed), conditions, conclusions) for seed in SEEDS]
    expected = {str(each.of("X")) for each in conditions}, {str(each.of("X")) for each in conclusions}
    for line in lines:
        (told,) = line.statements
        assert isinstance(told, Rule)
        assert literals(told) == expected, line
    assert len({line.text for line in lines}) > 60


def test_conditions_stand_in_the_order_of_the_text() -> None:
    for seed in SEEDS:
        line = rules.rule(speaker(seed), [WOLF, KIND, CHASES], [TALL])
        text = line.text.lower()
        places = [text.index(word) for word in sorted(("wol", "kind", "cha"), key=line.fragment.index)]
        assert places == sorted(places), line


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("unless", "if wolf(X) and not kind(X) then tall(X)"),
        ("neither", "if wolf(X) and not kind(X) then tall(X)"),
    ],
)
def test_what_a_wolf_is_unless_it_is_kind(text: str, fragment: str) -> None:
    lines = [rules.rule(speaker(seed), [WOLF, KIND.denied], [TALL]) for seed in range(400)]
    assert {line.fragment for line in lines if text in line.text} <= {fragment}


def test_readings_that_are_agreed_on() -> None:
    only = [line for seed in range(600) if (line := rules.rule(speaker(seed), [KIND], [WOLF])).text.startswith("Only")]
    assert {(line.text, line.fragment) for line in only} == {("Only wolves are kind.", "if kind(X) then wolf(X)")}
    either = rules.choice_rule(speaker(1), [KIND, TALL], [WOLF], [CHASES])
    assert either.fragment == "if (kind(X) or tall(X)) and wolf(X) then chase(X, cat)"
    both = rules.equivalence(speaker(1), KIND, TALL)
    assert both.fragment == "if kind(X) then tall(X)\nif tall(X) then kind(X)"
    there = relations.somewhere_rule(speaker(2), [KIND], ANNA, TALL)
    assert there.fragment == "if kind(X) then tall(anna)"


def test_a_fact_means_the_same_in_all_wordings() -> None:
    for seed in SEEDS:
        for claims in ([KIND], [KIND.denied], [WOLF, KIND], [CHASES, WOLF, TALL.denied]):
            line = facts.fact(speaker(seed), ANNA, claims)
            assert set(map(str, line.statements)) == {str(each.of("anna")) for each in claims}, line
    assert (
        facts.mutual(speaker(0), ANNA, CAT, Verb("look after")).fragment
        == "look_after(anna, cat)\nlook_after(cat, anna)"
    )
    neither = facts.same_of_both(speaker(0), ANNA, CAT, TALL.denied)
    assert (neither.text, neither.fragment) == ("Neither Anna nor the cat is tall.", "not tall(anna)\nnot tall(cat)")
    several = facts.several_objects(speaker(3), ANNA, Verb("look after"), [CAT, Thing("Bo")])
    assert several.text in ("Anna looks after the cat and Bo.", "Anna looks after both the cat and Bo.")


def test_rules_of_named_ones_and_of_two() -> None:
    line = relations.mixed_rule(speaker(4), [(ANNA, KIND), (None, CHASES)], [(None, TALL.denied)])
    assert line.fragment == "if kind(anna) and chase(X, cat) then not tall(X)"
    assert "Anna is kind and" in line.text
    chase, fear, older = Verb("chase"), Verb("fear"), Tie("older than")
    made = {
        relations.answered(speaker(5), chase, fear).fragment: "if chase(X, Y) then fear(Y, X)",
        relations.carried_over(speaker(5), chase, fear).fragment: "if chase(X, Y) then fear(X, Y)",
        relations.passed_on(speaker(5), older, older, older).fragment: (
            "if older_than(X, Y) and older_than(Y, Z) then older_than(X, Z)"
        ),
        relations.object_rule(speaker(5), Kind("wolf"), chase, Adjective("shy")).fragment: (
            "if wolf(X) and chase(X, Y) then shy(Y)"
        ),
    }
    assert list(made) == list(made.values())


def test_questions_ask_what_they_say() -> None:
    for seed in SEEDS:
        for asked in (KIND, TALL.denied, CHASES):
            lines = questions.question(speaker(seed), [(ANNA, asked)])
            assert "".join(line.fragment for line in lines) == f"answer {asked.of('anna')}"
            assert all(line.text.endswith(("?", ".")) for line in lines)
            text = " ".join(line.text for line in lines)
            assert asked.positive or " not " in text or "n't" in text or "never" in text, lines
    assert questions.world_sentence(speaker(0), closed=True).fragment == "world closed"
    assert questions.aside(speaker(0)).fragment == questions.introduction(speaker(0)).fragment == ""


def test_forms_of_words() -> None:
    assert [plural(word) for word in ("wolf", "lynx", "berry", "sea bird", "wumbus", "toy", "person", "calf")] == [
        "wolves", "lynxes", "berries", "sea birds", "wumbuses", "toys", "people", "calves",
    ]  # fmt: skip
    assert [past("chase"), past("hug"), past("carry"), past("see"), participle("see")] == [
        "chased", "hugged", "carried", "saw", "seen",
    ]  # fmt: skip
    assert Tie("a friend of").name == "friend_of"
    assert [Thing("the bald eagle").name, Thing("Dr Okafor").name] == ["bald_eagle", "dr_okafor"]
    assert Adjective("open").name == "the_open"
    forms = [verb_phrase(speaker(1), Claim(Tie("a friend of"), (CAT,)), form) for form in Form]
    assert forms == ["is a friend of the cat", "are friends of the cat", "are a friend of the cat",
                     "be a friend of the cat", "being a friend of the cat"]  # fmt: skip


def test_what_follows() -> None:
    wolf, shy, tame = (
        lambda name, relation=relation: Literal(relation, (name,)) for relation in ("wolf", "shy", "tame")
    )
    told = [implies([wolf("X")], [shy("X")]), implies([shy("X"), tame("X").opposite], [tame("Y")])]
    found = closure([wolf("rex")], told[:1], closed=False)
    assert found is not None
    assert found.consistent
    values = [found.value(each) for each in (shy("rex"), shy("rex").opposite, tame("rex"))]
    assert values == [TruthValue.TRUE, TruthValue.FALSE, TruthValue.UNKNOWN]
    assert found.depth(shy("rex")) == 1
    denied = closure([wolf("rex"), shy("rex").opposite], told[:1], closed=False)
    assert denied is not None
    assert not denied.consistent
    assert closure([wolf("rex")], told, closed=True) is None
    absent = closure([wolf("rex")], [implies([wolf("X"), shy("X").opposite], [tame("X")])], closed=True)
    assert absent is not None
    assert absent.value(tame("rex")) is TruthValue.TRUE
    assert absent.value(shy("rex")) is TruthValue.FALSE


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from(TEMPLATES))
def test_sentences_make_up_text_and_program(seed: int, template: Template) -> None:
    made = template.make(random.Random(seed))
    told, text = [sentence.text for sentence in made.sentences], made.text
    assert text in (" ".join(told), " ".join(told).replace("Question: ", ""))
    fragments = [each.fragment for each in made.sentences if each.fragment and not each.fragment.startswith("world")]
    world, *statements = made.program.splitlines()
    assert "\n".join(fragments).splitlines() == statements
    assert {each.fragment for each in made.sentences if each.fragment.startswith("world")} <= {world}
    program = read(made.program, "deduction")
    assert print_program(program) == made.program
    assert solve(program).answer == made.answer


def test_test_scenes_and_wordings_are_kept_out_of_training() -> None:
    assert len(TEMPLATES) == len(SCENES) * len(STYLES)
    assert {template.split for template in TEMPLATES} == {TRAIN, DEV, TEST}
    texts = dict.fromkeys((TRAIN, DEV, TEST), "")
    for template in TEMPLATES:
        for seed in range(25):
            texts[template.split] += template.make(random.Random(seed)).text
    for wording in ("one may conclude that", "Take any ", " is one of the "):
        assert wording in texts[TEST]
        assert wording not in texts[TRAIN]


def test_a_cast_has_as_many_as_it_needs() -> None:
    for seed in range(30):
        for scene in SCENES:
            rng = random.Random(seed)
            drawn = cast(rng, scene)
            assert 2 <= len(drawn.things) <= MOST_THINGS
            assert len(drawn.relations) >= 3
            assert len({claim(rng, drawn, "relations", drawn.things[0]) for _ in range(60)}) > 13
