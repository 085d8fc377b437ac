"""Repeated problems are found, whatever their numbers, case and punctuation."""

import time

from neurosym.translation.leaks import Leak, LeakIndex, find_leaks, normalised

TEST = [
    ("t1", "Tom has 12 marbles and buys 7 more marbles at the shop. How many marbles does Tom have now?"),
    ("t2", "A train leaves at noon and drives 80 km an hour. How far does it get in 3 hours?"),
]


def test_words_are_compared_without_case_punctuation_and_numbers() -> None:
    assert normalised("Tom's 1,200 apples!") == normalised("tom S 7 apples")


def test_the_same_problem_with_other_numbers_is_the_same_problem() -> None:
    text = "tom has 5 marbles, and buys 70 more marbles at the shop -- how many marbles does tom have now"
    assert find_leaks([("a", text)], TEST) == [Leak("a", "t1", 1.0)]


def test_near_duplicates() -> None:
    text = "Tom has 12 marbles and buys 7 more marbles at a shop. How many marbles does Tom have now?"
    (leak,) = find_leaks([("a", text)], TEST)
    assert leak.evaluation == "t1"
    assert 0.7 <= leak.similarity < 1
    assert find_leaks([("a", text)], TEST, near=0.99) == []


def test_a_problem_inside_a_longer_one() -> None:
    text = (
        "It was a fine day. " + TEST[1][1] + " The guard had a cup of tea with the driver before they left the station."
    )
    (leak,) = find_leaks([("a", text)], TEST)
    assert leak.evaluation == "t2"


def test_other_problems_are_left_alone() -> None:
    assert LeakIndex(TEST).find("a", "A shop sells 12 pens and 7 books. How many things does it sell?") is None
    assert LeakIndex([]).find("a", "Tom has 12 marbles.") is None


def test_it_is_quick() -> None:
    texts = [(str(n), " ".join(f"word{chr(97 + (n * k) % 23)}" for k in range(1, 40))) for n in range(2000)]
    start = time.perf_counter()
    find_leaks(texts, texts[:500])
    assert time.perf_counter() - start < 20
