"""The price table: what tokens and electricity cost. It is a TOML file that the user may edit."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neurosym.errors import RunError
from neurosym.evaluation.problem import first_fault

SHIPPED = Path(__file__).with_name("prices.toml")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class ModelPrice(_Table):
    """The price of one million tokens of prompt (`input`) and answer (`output`), and where it was found."""

    names: tuple[str, ...] = Field(min_length=1)
    input: float = Field(ge=0)
    output: float = Field(ge=0)
    source: str


class Electricity(_Table):
    """What a kilowatt-hour costs, and how many watts a local model draws where the machine does not tell."""

    per_kwh: float = Field(ge=0)
    watts: float = Field(gt=0)
    source: str


class Assumed(_Table):
    """What is taken where a record does not tell: characters of a token, and tokens of an answer by method."""

    characters_per_token: float = Field(gt=0)
    output_tokens: dict[str, int] = Field(default_factory=dict)


class Prices(_Table):
    """A price table. A model that is not in it has no price."""

    currency: str
    electricity: Electricity
    assumed: Assumed
    models: tuple[ModelPrice, ...] = ()

    def of(self, model: str) -> ModelPrice | None:
        """The price of the model of this name."""
        return next((price for price in self.models if model in price.names), None)

    def of_seconds(self, seconds: float) -> float:
        """The electricity of a local model that ran so long."""
        return self.of_joules(seconds * self.electricity.watts)

    def of_joules(self, joules: float) -> float:
        """The electricity of so many joules."""
        return joules / 3.6e6 * self.electricity.per_kwh


def read_prices(path: Path = SHIPPED) -> Prices:
    """The price table of a file, by default the one that comes with neurosym.

    Raises RunError naming file and line, or file and field, if it cannot be read or is not such a table.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return Prices.model_validate(found)
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error}") from None
    except ValidationError as error:
        raise RunError(f"{path}: {first_fault(error)} (the table that comes with neurosym is {SHIPPED})") from None
    except ValueError as error:
        raise RunError(f"{path} is not TOML: {error}") from None
