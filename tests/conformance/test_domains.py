"""Every domain, handed to the conformance kit. An own domain is tested by the same two lines."""

import pytest

from neurosym.domains import get, names
from neurosym.errors import NeurosymError
from neurosym.evaluation.conformance import faults_of
from neurosym.language import read


@pytest.mark.parametrize("name", names())
def test_the_domain_keeps_its_promises(name: str) -> None:
    assert faults_of(get(name)) == []


@pytest.mark.parametrize(("name", "number"), [(name, n) for name in names() for n in range(len(get(name).mistakes))])
def test_each_mistake_is_refused_in_its_words(name: str, number: int) -> None:
    text, words = get(name).mistakes[number]
    with pytest.raises(NeurosymError) as caught:
        read(text, name)
    assert words in str(caught.value)
