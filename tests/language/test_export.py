"""What can be written under the exported grammar, the parser reads; and no example is ruled out."""

import random
import re

import pytest

from neurosym.domains import get, names
from neurosym.domains.structure import tree_nodes
from neurosym.language import parse
from neurosym.language.export import export_llguidance
from neurosym.language.grammars import reserved_words, spelling

llguidance = pytest.importorskip("llguidance", reason="llguidance is in the extra `model`")

WALKS = 150
LONGEST = 80
CLOSING = b'\n|answer x|)|:|,|]|"|then|else|of|x|1|=|"A": |(|.'.split(b"|")


class Words:
    """A tokenizer of all bytes and some words, so that tokens end inside and across terminals."""

    bos_token_id = None

    def __init__(self, domain: str) -> None:
        signs = [sign.encode() for sign in sorted(spelling(domain).values())]
        spaced = [b" " + sign + b" " for sign in signs]
        odd = [b"answer x", b"eggs", b"mod3", b"counts", b"a = ", b"12", b'"A": ', b"# note\n", b"[kg]", "é".encode()]
        self.tokens = [bytes([value]) for value in range(256)] + signs + spaced + odd + [b"<end>"]
        self.eos_token_id = len(self.tokens) - 1
        self.special_token_ids = [self.eos_token_id]

    def __call__(self, text: bytes) -> list[int]:
        return list(text)


class Constrained:
    def __init__(self, domain: str) -> None:
        self.domain, self.words = domain, Words(domain)
        self.tokenizer = llguidance.LLTokenizer(llguidance.TokenizerWrapper(self.words), slices=[])
        self.grammar = llguidance.LLMatcher.grammar_from_lark(export_llguidance(domain))

    def accepts(self, text: str) -> bool:
        matcher = llguidance.LLMatcher(self.tokenizer, self.grammar)
        tokens = list(text.encode())
        return matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting()

    def walk(self, chance: random.Random) -> str | None:
        """Random tokens that the grammar allows; from a third of the way on, such as come to an end."""
        matcher = llguidance.LLMatcher(self.tokenizer, self.grammar)
        tokens, written = self.words.tokens, b""
        for step in range(LONGEST):
            ending = step > LONGEST // 3
            if matcher.is_accepting() and (ending or chance.random() < 0.3):
                return written.decode()
            mask = matcher.compute_logit_bias()
            allowed = [token for token in range(len(tokens) - 1) if mask[token]]
            closing = [tokens.index(word) for word in CLOSING if word in tokens and tokens.index(word) in allowed]
            if ending and written.endswith(b"\n"):
                closing = closing[1:]  # no blank lines without end
            else:
                closing = [token for token in closing if tokens[token] != b"answer x"]  # which goes on as `xor`
            longer = [token for token in allowed if token >= 256]
            token = closing[0] if ending and closing else chance.choice(
                longer if longer and chance.random() < 0.9 else allowed
            )  # fmt: skip
            assert matcher.consume_token(token), matcher.get_error()
            written += tokens[token]
        return None


@pytest.fixture(scope="module", params=names())
def domain(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def constrained(domain: str) -> Constrained:
    return Constrained(domain)


@pytest.fixture(scope="module", params=[name for name in names() if {"definition", "unit"} <= tree_nodes(name)])
def with_quantities(request: pytest.FixtureRequest) -> tuple[str, Constrained]:
    return request.param, Constrained(request.param)


def test_the_grammar_is_valid(domain: str) -> None:
    grammar = llguidance.LLMatcher.grammar_from_lark(export_llguidance(domain))
    assert llguidance.LLMatcher.validate_grammar(grammar) == ""


def test_all_that_can_be_written_is_read(domain: str, constrained: Constrained) -> None:
    walks = [constrained.walk(random.Random(seed)) for seed in range(WALKS)]
    texts = [text for text in walks if text is not None]
    assert len(texts) > WALKS * 0.9
    assert len(set(texts)) > WALKS * 0.8
    for text in texts:
        parse(text, domain)


def test_every_example_can_be_written(domain: str, constrained: Constrained) -> None:
    for example in get(domain).examples:
        assert constrained.accepts(example.program), example.program
        assert constrained.accepts(example.program.rstrip("\n"))


def test_words_are_no_names(with_quantities: tuple[str, Constrained]) -> None:
    domain, constrained = with_quantities
    for word in sorted(reserved_words(domain)):
        assert not constrained.accepts(f"{word} = 3\nanswer 3"), word
        assert constrained.accepts(f"the_{word} = 3\nanswer the_{word}")
        assert constrained.accepts(f"{word}s = 3\nanswer {word}s") or f"{word}s" in reserved_words(domain)


def test_words_may_be_units(with_quantities: tuple[str, Constrained]) -> None:
    _, constrained = with_quantities
    assert constrained.accepts("answer 3 [min] + 4 [count / real]")


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("answer " + "9" * 30, True),
        ("answer " + "9" * 31, False),
        ("a" * 60 + " = 1\nanswer 1", True),
        ("a" * 61 + " = 1\nanswer 1", False),
        ("#" + "é" * 200 + "\nanswer 1", True),
        ("#" + "é" * 201 + "\nanswer 1", False),
        ("# a\rb\nanswer 1", False),
        ('answer which largest of "' + "x" * 80 + '": 1, "b": 2', True),
        ('answer which largest of "' + "x" * 81 + '": 1, "b": 2', False),
        ("answer 1 [kg ** 9]", True),
        ("answer 1 [kg ** 10]", False),
    ],
)
def test_the_bounds_are_those_of_the_parser(
    with_quantities: tuple[str, Constrained], text: str, accepted: bool
) -> None:
    _, constrained = with_quantities
    assert constrained.accepts(text) is accepted


def test_the_exported_text_is_plain(domain: str) -> None:
    text = export_llguidance(domain)
    assert text.startswith("start: ")
    assert not re.search(r"%(extend|import|override)|->", text)
