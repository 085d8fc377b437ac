"""The domains: arithmetic, equations, and those that installed packages add.

A package adds one by an entry point in the group `neurosym.domains` whose object is a `Domain`.
"""

from __future__ import annotations

from importlib import import_module

from neurosym.domains.domain import Domain, Example, Sentence
from neurosym.errors import NeurosymError
from neurosym.resources import DOMAIN_GROUP, plugin_domains, shipped_domains

__all__ = ["Domain", "Example", "Sentence", "get", "names"]


def names() -> tuple[str, ...]:
    """The names of all domains there are, sorted."""
    return tuple(sorted({*shipped_domains(), *plugin_domains()}))


def get(name: str) -> Domain:
    """The domain of this name; what is shipped comes before what a package offers under the same name.

    Raises NeurosymError if there is none, or if a package's entry point cannot be loaded or is not a Domain.
    """
    if name in shipped_domains():
        found = import_module(f"neurosym.domains.{name}").DOMAIN
    elif name in plugin_domains():
        found = _loaded(name)
    else:
        raise NeurosymError(f"there is no domain {name!r}; known domains: {', '.join(names())}")
    if not isinstance(found, Domain):
        raise NeurosymError(f"the entry point {name!r} in the group {DOMAIN_GROUP} is not a Domain")
    return found


def _loaded(name: str) -> object:
    point = plugin_domains()[name]
    try:
        return point.load()
    except Exception as error:
        raise NeurosymError(f"{point.value} cannot be loaded: {type(error).__name__}: {error}") from error
