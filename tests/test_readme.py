"""The README's Python examples, run as they stand."""

import doctest
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.weights
def test_the_examples_of_the_readme_run() -> None:
    outcome = doctest.testfile(
        str(README), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    )
    assert outcome.attempted > 5
    assert outcome.failed == 0
