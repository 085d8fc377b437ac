"""Templates of puzzles and truth: repeatable, right, told sentence by sentence, in very many words."""

import random
from dataclasses import fields
from fractions import Fraction
from itertools import permutations, product

import pytest

from neurosym.domains import get
from neurosym.domains.declared import told_apart
from neurosym.domains.puzzle_templates import everyday, measures, settings, worlds
from neurosym.domains.puzzle_templates.clues import Clues, World
from neurosym.domains.puzzle_templates.facts import Facts
from neurosym.domains.puzzle_templates.items import attributes, named, people
from neurosym.domains.puzzle_templates.kinds import PERSON_KINDS, THING_KINDS
from neurosym.domains.puzzle_templates.relations import RELATIONS, RING, Compound, Fact
from neurosym.domains.puzzle_templates.search import solutions
from neurosym.domains.templates import Template
from neurosym.domains.truth_templates.manners import HELD_OUT, TRAINED, Manner
from neurosym.domains.truth_templates.phrases import expanded, inflected
from neurosym.domains.wording import a, ing, key, listed, negated, sentence, third
from neurosym.language import print_program, read
from neurosym.language.semantics import holds
from neurosym.solving import solve
from neurosym.translation.splitting import split

TEMPLATES = [(name, template) for name in ("puzzle", "truth") for template in get(name).templates]


@pytest.mark.parametrize(("domain", "template"), TEMPLATES, ids=lambda value: getattr(value, "name", value))
def test_a_template_keeps_its_promises(domain: str, template: Template) -> None:
    examples = [template.make(random.Random(seed)) for seed in range(4)]
    assert examples == [template.make(random.Random(seed)) for seed in range(4)]
    assert len({made.text for made in examples}) == 4
    for made in examples:
        program = read(made.program, domain)
        assert print_program(program) == made.program
        assert "  " not in made.text.replace("\n", " ")
        assert all(told.text in made.text for told in made.sentences)
    assert solve(read(examples[0].program, domain)).answer == examples[0].answer


@pytest.mark.parametrize(("domain", "template"), TEMPLATES, ids=lambda value: getattr(value, "name", value))
def test_every_line_of_the_program_is_told_by_a_sentence(domain: str, template: Template) -> None:
    for seed in range(4):
        made = template.make(random.Random(seed))
        told = [line for each in made.sentences if not each.declares for line in each.fragment.split("\n") if line]
        for line in made.program.splitlines():
            if not line.startswith(
                ("row ", "ring ", "order ", "people ", "#", "answer must ", "answer c", "answer need")
            ):
                assert line in told


def test_there_are_many_kinds_with_many_values() -> None:
    kinds = (*PERSON_KINDS, *THING_KINDS)
    assert len(kinds) >= 50
    assert all(len(kind.values) >= 6 and len(kind.verbs) >= 2 and kind.holders for kind in kinds)


def test_one_fact_is_said_in_many_ways() -> None:
    rng = random.Random(5)
    row = people(rng, 4, "friend", "puzzle")
    world = World(settings.IN_A_ROW[0], named([row]), (1, 2, 3, 4), 4)
    clues = Clues(rng, world)
    assert len({clues.sentence(Fact("left_of", (0, 1))) for _ in range(300)}) >= 25
    assert len({clues.sentence(Fact("at", (0,), (1,))) for _ in range(300)}) >= 25


def test_drawn_facts_are_true_and_leave_one_world() -> None:
    for seed in range(10):
        rng = random.Random(seed)
        world = World(settings.IN_A_ROW[1], named([people(rng, 4, "friend", "puzzle")]), (3, 1, 4, 2), 4)
        facts = Facts(Clues(rng, world)).enough()
        assert all(fact.holds([world.places[name] for name in fact.names], 4) for fact in facts)
        assert solutions([range(4)], 4, facts) == [[3, 1, 4, 2]]


def test_the_search_finds_what_trying_everything_finds() -> None:
    facts = [
        Fact("next_to", (0, 1)),
        Compound("xor", (Fact("first", (2,)), Fact("last", (0,)))),
        Fact("differ", (1, 3)),
    ]
    rows = [range(3), range(3, 6)]
    found = solutions(rows, 3, facts, most=1000)
    expected = [
        list(places)
        for places in product(range(1, 4), repeat=6)
        if len(set(places[:3])) == len(set(places[3:])) == 3
        and all(fact.holds([places[name] for name in fact.names], 3) for fact in facts)
    ]
    assert sorted(found) == sorted(expected)


def placed(row: str, first: int, size: int) -> dict[str, Fraction]:
    """The places of a row whose first item is at this place, and the others at those that are left."""
    left = [place for place in range(1, size + 1) if place != first]
    return {f"{row}{number}": Fraction(place) for number, place in enumerate([first, *left])}


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_a_relation_means_in_the_language_what_templates_take_it_for(relation: str) -> None:
    form, size = RELATIONS[relation].form, 5
    count = sum(f"{{{slot}}}" in form for slot in "abcd")
    numbers = (1, 2) if "{j}" in form else (3,) if relation == "middle" else (2,) if "{k}" in form else ()
    fact = Fact(relation, tuple(range(count)), numbers)
    rows = [f"row {slot}: {', '.join(f'{slot}{number}' for number in range(size))}" for slot in "abcd"[:count]]
    names = [f"{slot}0" for slot in "abcd"[:count]]
    program = read("\n".join([*rows, fact.form(names, {}), "answer table"]) + "\n", "puzzle")
    for places in random.Random(1).sample(list(product(range(1, size + 1), repeat=count)), min(60, size**count)):
        assignment = {
            name: place for slot, first in zip("abcd", places, strict=False)
            for name, place in placed(slot, first, size).items()
        }  # fmt: skip
        assert holds(program, assignment) == fact.holds(places, size), places


@pytest.mark.parametrize("relation", sorted(RING))
def test_the_same_round_a_table(relation: str) -> None:
    form = RING[relation].form
    count = sum(f"{{{slot}}}" in form for slot in "abc")
    fact = Fact(relation, tuple(range(count)), (2,) if "{k}" in form else (), ring=True)
    program = read(f"ring guest: a, b, c, d\n{fact.form('abcd', {})}\nanswer table\n", "puzzle")
    for places in permutations(range(1, 5)):
        assignment = {name: Fraction(place) for name, place in zip("abcd", places, strict=True)}
        assert holds(program, assignment) == fact.holds(places[:count], 4), places


def test_names_that_clash_are_told_apart() -> None:
    rows = [("colour", ["red", "blue"]), ("hat", ["red", "cap"]), ("cap", ["x"])]
    assert told_apart(rows) == [("colour", ["red_colour", "blue"]), ("hat", ["red_hat", "cap"]), ("cap_row", ["x"])]
    assert told_apart([("a", ["b"]), ("a", ["c"])]) == [("a", ["b"]), ("a_row", ["c"])]


def test_english() -> None:
    rng = random.Random(0)
    assert [third(verb) for verb in ("keep a cat", "watch", "be old", "study", "play", "go home")] == [
        "keeps a cat", "watches", "is old", "studies", "plays", "goes home",
    ]  # fmt: skip
    assert [ing(verb) for verb in ("swim", "love tea", "see", "be from Oslo", "lie")] == [
        "swimming", "loving tea", "seeing", "being from Oslo", "lying",
    ]  # fmt: skip
    assert (negated("be red"), negated("own a dog")) == ("is not red", "does not own a dog")
    assert (a("owl"), a("cat")) == ("an owl", "a cat")
    assert listed(rng, ["x"]) == "x"
    assert listed(rng, ["x", "y"], "or") == "x or y"
    assert sentence("  the cat , it  sleeps ") == "The cat, it sleeps."
    assert (key("Guinea Pig's"), key("3 cats"), key("left_of", "puzzle")) == ("guinea_pigs", "n_3_cats", "the_left_of")


def test_the_held_out_manner_shares_no_words_with_training() -> None:
    for field in fields(Manner):
        trained, held_out = (getattr(manner, field.name) for manner in (TRAINED, HELD_OUT))
        if isinstance(trained, tuple):
            assert len(held_out) >= 1
            assert not set(map(str, trained)) & set(map(str, held_out)), field.name
    nouns = [{word for names in (*each.usual, *each.rare) for word, _ in names} for each in (TRAINED, HELD_OUT)]
    assert not nouns[0] & nouns[1]


def composed_phrases() -> set[str]:
    """All that the trained roles can say of a kind, in the singular and the plural, and the clauses about it."""
    roles = TRAINED.roles
    assert roles is not None
    both = (roles.truth, roles.falsehood)
    said = {inflected(does, plural) for role in both for does in role.does for plural in (False, True)}
    return said | {clause for role in both for clause in role.clauses}


def test_composed_roles_are_many_and_share_none_with_the_held_out_manner() -> None:
    held_out = {*HELD_OUT.truth, *HELD_OUT.falsehood, *HELD_OUT.tells, *HELD_OUT.lies, *HELD_OUT.kinds}
    assert len(composed_phrases()) >= 1000
    assert not composed_phrases() & held_out
    assert HELD_OUT.roles is None


def test_a_stock_is_expanded_without_rests_of_its_notation() -> None:
    stocks = [getattr(TRAINED, field.name) for field in fields(Manner)]
    wordings = [each for stock in stocks if isinstance(stock, tuple) for each in stock if isinstance(each, str)]
    asked = [each for field in fields(Manner) if field.name.startswith("ask_") for each in getattr(TRAINED, field.name)]
    assert all(each[0].isupper() or each[0] == "{" for each in asked)
    assert not [each for each in composed_phrases() if set("()[]|*") & set(each)]
    assert not [each for each in wordings if set("()[]*") & set(each) or "|" in each.replace(" | ", "")]


def test_a_text_is_cut_into_the_sentences_that_it_was_made_of() -> None:
    templates = [template for template in get("truth").templates if template.split == "train"]
    for seed in range(60):
        made = templates[seed % len(templates)].make(random.Random(f"cut/{seed}"))
        assert [part.text for part in split(made.text)] == [told.text for told in made.sentences]


def test_no_role_sentence_says_the_same_of_both_kinds() -> None:
    roles = TRAINED.roles
    assert roles is not None
    assert not set(roles.truth.does) & set(roles.falsehood.does)
    assert not set(roles.truth.clauses) & set(roles.falsehood.clauses)


def test_a_phrase_is_expanded_and_agrees_with_its_subject() -> None:
    assert expanded("(a|b) (c|)\nd\na c") == ("a c", "a", "b c", "b", "d")
    phrase = "never *manage to lie, and *be [a friend|friends] of truth"
    assert inflected(phrase, plural=True) == "never manage to lie, and are friends of truth"
    assert inflected(phrase, plural=False) == "never manages to lie, and is a friend of truth"


@pytest.mark.parametrize("who", ["Anna", "Gus", "B"])
def test_a_speech_is_one_part_of_its_text(who: str) -> None:
    claims = ["Bert is a knave", "I am a liar if and only if Bert is honest"]
    frames = [(way, claim) for way in (*TRAINED.direct, *TRAINED.reported) for claim in claims]
    frames += [(way, "Bert lies. I do not") for way in TRAINED.direct if not way.endswith(": {what}.")]
    for way, claim in frames:
        told = sentence(way.format(who=who, what=claim)) if way in TRAINED.reported else way.format(who=who, what=claim)
        parts = [part.text for part in split(f"They live here. {told} Carla is a knight.")]
        assert parts == ["They live here.", told, "Carla is a knight."]


def test_kinds_may_have_invented_names() -> None:
    rng = random.Random(3)
    drawn = [TRAINED.names(rng) for _ in range(300)]
    assert len({names for names, _ in drawn}) >= 60
    assert all(len({one for one, _ in names}) == 3 for names, _ in drawn)


@pytest.mark.parametrize("seed", range(60))
def test_no_attribute_is_called_as_a_month_of_the_same_puzzle(seed: int) -> None:
    read(worlds.days(random.Random(f"months/{seed}"), settings.IN_MONTHS).program, "puzzle")


def test_children_may_have_the_names_of_people() -> None:
    shared = 0
    for seed in range(150):
        rng = random.Random(seed)
        rows = [people(rng, 4, "friend", "puzzle")]
        found = attributes(rng, 4, 12, False, "puzzle", rows)
        shared += any({item.plain for item in row.items} & {item.plain for item in rows[0].items} for row in found)
        assert len({row.label for row in (*rows, *found)}) == 13
    assert shared >= 5


def test_two_facts_of_one_subject_are_said_in_one_breath() -> None:
    rng = random.Random(2)
    rows = [people(rng, 4, "friend", "puzzle"), *attributes(rng, 4, 1, False, "puzzle", [])]
    world = World(everyday.with_ends(settings.IN_A_ROW[0]), named(rows), (1, 2, 3, 4, 2, 1, 3, 4), 4)
    clues = everyday.PlainClues(rng, world)
    both = Compound("and", (Fact("same", (0, 5)), Fact("ends", (0,))))
    said = {clues.clause(both) for _ in range(100)}
    assert len(said) >= 40
    assert sum(words.count(rows[0].items[0].listed) == 1 for words in said) >= 30
    names = world.names
    assert both.form(names, {}) == f"{names[0]} == {names[5]} and (first({names[0]}) or last({names[0]}))"


def test_the_ends_of_a_measure_agree() -> None:
    weight = measures.clauses_of(measures.OF_PEOPLE[0], "friend", of_things=False)
    assert {"{a} weighs less than {b}", "{a} was lighter than {b}"} <= set(weight["left_of"])
    assert {"{a} outweighs {b}", "{a} weighs more than {b}"} <= set(weight["right_of"])
    assert {"{a} weighs the least", "nobody weighs less than {a}", "everyone else outweighs {a}"} <= set(
        weight["first"]
    )
    assert {"{a} weighs more than all the others", "everybody else weighs less than {a}"} <= set(weight["last"])
    assert "{a} weighs {nth} the least" not in weight["nth"]
    assert "{a} weighs the {nth} least" in weight["nth"]
    assert "{a} weighs the {nth} most" in weight["nth_end"]
    age = measures.clauses_of(measures.OF_PEOPLE[4], "friend", of_things=False)
    assert "{a} was born before {b}" in age["left_of"]
    assert "{a} was not born before {b}" in age["not_left_of"]
    assert "{a} is born before {b}" not in age["left_of"]


def test_nothing_is_asked_about_places_where_there_are_none() -> None:
    matching = next(template for template in get("puzzle").templates if template.name == "plain_matching")
    for seed in range(30):
        program = matching.make(random.Random(seed)).program
        assert "answer table" not in program and "answer count" not in program
        assert not any(f"== {place}" in program or f"at {place}\n" in program for place in range(1, 6))
