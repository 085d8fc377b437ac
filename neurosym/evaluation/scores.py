"""What `scores.json` holds: the figures of a run, made from its records alone."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from neurosym.verification.statistics import Paired, Rate, RiskPoint

SCORES_VERSION = 1


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class SideScores(_Figures):
    """How one side did. All rates are of all n problems, except `selective`.

    accuracy: right, where abstaining is wrong unless the problem has no answer. hallucination:
    answered and wrong. abstention: gave no answer. unreadable: said something that is no answer.
    coverage: gave a readable answer. selective: right, of those answered. failures: how often it
    failed where, most frequent first. seconds, tokens: the mean cost of a problem.
    """

    accuracy: Rate
    hallucination: Rate
    abstention: Rate
    unreadable: Rate
    coverage: Rate
    selective: Rate
    failures: dict[str, int]
    seconds: float
    tokens: float


class Comparison(_Figures):
    """The pipeline against one answerer on the same problems.

    accuracy: pipeline minus answerer; b counts the problems that only the pipeline got right.
    hallucination: answerer minus pipeline; b counts the problems that only the answerer hallucinated on.
    gap: the answerer was wrong where the pipeline was right or gave no answer, of all problems.
    p_holm: the p of the accuracy difference, adjusted for all suites and answerers of the run.
    clustered: the interval of the accuracy difference by bootstrap over clusters, where problems come
    in clusters; `clusters` is their number.
    """

    accuracy: Paired
    hallucination: Paired
    gap: Rate
    p_holm: float | None = None
    clustered: tuple[float, float] | None = None
    clusters: int | None = None


class Detector(_Figures):
    """The verifier as a detector of an answerer's wrong answers.

    precision: wrong, of the refuted. recall: refuted, of the wrong answers. confirmed_right: right, of
    the confirmed. undecided: no verdict, of all problems.
    """

    precision: Rate
    recall: Rate
    confirmed_right: Rate
    undecided: Rate


class ConfidenceBin(_Figures):
    """The pipeline's answers with confidence between low and high, both included: how many were right."""

    low: float
    high: float
    right: Rate


class Confidence(_Figures):
    """Whether the pipeline's confidence tells right from wrong.

    aurc: area under the risk-coverage curve. risk_at_half, risk_at_full: the risk when half, or all, of
    what it can answer is answered; `coverage` is that "all". points: the curve, thinned for drawing.
    """

    aurc: float
    coverage: float
    risk_at_half: float | None
    risk_at_full: float
    points: tuple[RiskPoint, ...]
    bins: tuple[ConfidenceBin, ...]


class Slice(_Figures):
    """The figures of some problems of the run: those for which `kind` ("suite", "steps", ...) is `value`."""

    kind: str
    value: str
    n: int
    outcomes: dict[str, int]
    pipeline: SideScores
    answerers: dict[str, SideScores]
    comparisons: dict[str, Comparison]
    detectors: dict[str, Detector]
    confidence: Confidence | None = None


class Scores(_Figures):
    """All figures of a run."""

    format: int = SCORES_VERSION
    overall: Slice
    slices: tuple[Slice, ...] = Field(default=())

    def of_kind(self, kind: str) -> tuple[Slice, ...]:
        """The slices of one kind, in their order."""
        return tuple(part for part in self.slices if part.kind == kind)
