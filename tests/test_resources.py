"""Where files lie, and budgets."""

from pathlib import Path

import pytest

from neurosym.budget import Budget
from neurosym.errors import NeurosymError
from neurosym.resources import adapters_dir, cache_dir, grammar_path, problems_dir, shipped_domains


def test_grammars_are_found() -> None:
    expected = ("arithmetic", "deduction", "equations", "logic", "optimisation", "puzzle", "truth")
    assert shipped_domains() == expected
    assert grammar_path("arithmetic").read_text(encoding="utf-8").startswith("//")
    assert problems_dir().parent == adapters_dir().parent == grammar_path("equations").parent.parent


@pytest.mark.parametrize("name", ["chess", "", "../core", "Arithmetic", "a" * 200])
def test_names_of_no_domain(name: str) -> None:
    with pytest.raises(NeurosymError, match="known domains: arithmetic, "):
        grammar_path(name)


def test_the_cache_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NEUROSYM_CACHE", raising=False)
    assert cache_dir() == tmp_path / "neurosym"
    monkeypatch.setenv("NEUROSYM_CACHE", str(tmp_path / "mine"))
    assert cache_dir() == tmp_path / "mine"
    monkeypatch.delenv("NEUROSYM_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_dir() == Path("~/.cache/neurosym").expanduser()


def test_budgets_are_positive() -> None:
    assert Budget() == Budget(rlimit=20_000_000, seconds=10.0, memory_mb=2048)
    with pytest.raises(ValueError, match="positive"):
        Budget(seconds=0)
