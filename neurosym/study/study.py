"""A study from its configuration to its results: runs, then every analysis, then the tables and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from neurosym.answering.recorded import RecordedAnswerer
from neurosym.domains import get
from neurosym.errors import RunError
from neurosym.evaluation.judging import Judged
from neurosym.evaluation.provenance import git_state, versions
from neurosym.evaluation.suite import load_suite
from neurosym.study.ablations import ablations, jaggedness
from neurosym.study.against_recorded import against_recorded
from neurosym.study.attribution import attribution_findings
from neurosym.study.cascade_findings import cascade_findings
from neurosym.study.compute import compute_findings
from neurosym.study.confidence import confidence_findings
from neurosym.study.config import StudyConfig
from neurosym.study.cost import cost_findings
from neurosym.study.detection import detection_findings
from neurosym.study.efficiency import sample_efficiency
from neurosym.study.execution import execution_findings
from neurosym.study.exporting import write_results
from neurosym.study.figures import Found, read_published, read_published_kinds
from neurosym.study.gap import gap_findings
from neurosym.study.joining import recorded_larger, whom_to_ask
from neurosym.study.markdown import write_markdown
from neurosym.study.model_size import size_alone
from neurosym.study.perturbation_findings import perturbation_findings
from neurosym.study.power import power_findings
from neurosym.study.prices import SHIPPED, Prices, read_prices
from neurosym.study.problem_size import problem_size_findings
from neurosym.study.published import paired_comparisons, published_accuracies
from neurosym.study.recorded import Recorded, read_recorded
from neurosym.study.report import write_report
from neurosym.study.results import Finding, StudyResults
from neurosym.study.running import OnProgress, Plan, Runs, first_pipelines, main_runs, plan
from neurosym.study.sampling import equal_budget, vote_samples, voters
from neurosym.study.seed_problems import seed_findings
from neurosym.study.voting import Sampled, pipeline_samples

CONFIG_FILE = "study.json"

CLAIM = (
    "On problems that have one right answer, a small translator with an exact engine gives fewer confidently wrong "
    "answers than a model of its size that answers end to end, and it can say when it does not know. Whether that is "
    "so, on which suites, and against whom, is what the tables below say; where they say the opposite, it stands "
    "under the negative findings."
)
METHOD = (
    "Every side answers the same problems. A suite's sample is drawn once, with the study's seed, before anything is "
    "run; nothing that failed is dropped, tried again in silence, or filled with a random choice: it counts as not "
    "right. Every rate is k of n with Wilson's 95 % interval. Differences are paired, problem by problem, with "
    "Newcombe's interval and McNemar's exact test; p-values of one table are adjusted by Holm's method. "
    "A hallucination is an answer that was given and is wrong; saying nothing is an abstention."
)


@dataclass(frozen=True, slots=True)
class Study:
    """What the analyses read: the configuration, and the judged records by suite and pipeline.

    main: of each suite the run of its first pipeline, with the answerers beside it. recorded: series of recorded
    answers, whose problems may be in no run. larger: by suite and answerer that a cascade asks, the records that have
    its answers.
    """

    config: StudyConfig
    directory: Path
    runs: Mapping[str, Mapping[str, Sequence[Judged]]]
    main: Mapping[str, Sequence[Judged]]
    recorded: Sequence[Recorded] = ()
    larger: Mapping[str, Mapping[str, Sequence[Judged]]] = field(default_factory=dict)

    @property
    def prices(self) -> Prices:
        """The price table that the configuration names, or the one that is shipped."""
        return read_prices(Path(self.config.prices) if self.config.prices else SHIPPED)

    def published(self, read: Callable[[Path], list[Found]]) -> list[Found]:
        """What this reads in the file of published tables; nothing where the study has none."""
        path = Path(self.config.published)
        return read(path) if self.config.published and path.exists() else []

    @property
    def samples(self) -> dict[str, dict[str, list[Sampled]]]:
        """By suite and side, the candidates or samples of every problem, where there are several."""
        return {suite: self._programs(of) | self._votes(suite) for suite, of in self.runs.items()}

    def _programs(self, runs: Mapping[str, Sequence[Judged]]) -> dict[str, list[Sampled]]:
        return {
            name: pipeline_samples(judged, candidates)
            for name, judged in runs.items()
            if (candidates := self.config.pipelines[name].candidates) > 1
            and not get(judged[0].record.pipeline.domain).sentences  # there candidates are tried in order, not drawn
        }

    def _votes(self, suite: str) -> dict[str, list[Sampled]]:
        judged = self.main.get(suite, ())
        return {name: vote_samples(judged, name) for name in voters(judged)}


Analysis = Callable[[Study], Iterable[Finding]]

ANALYSES: tuple[Analysis, ...] = (
    lambda study: gap_findings(study.main),
    lambda study: detection_findings(study.main),
    lambda study: against_recorded(study.main, study.recorded),
    lambda study: size_alone(study.recorded),
    lambda study: problem_size_findings(study.main, study.recorded),
    lambda study: published_accuracies(study.recorded, study.published(read_published)),
    lambda study: paired_comparisons(study.recorded),
    lambda study: confidence_findings(study.main, study.config.seed),
    lambda study: cascade_findings(study.larger, study.prices),
    lambda study: attribution_findings(study.main),
    lambda study: execution_findings(study.main),
    lambda study: ablations(study.config, study.runs),
    lambda study: perturbation_findings(study.main),
    lambda study: seed_findings(study.main, study.published(read_published_kinds)),
    lambda study: compute_findings(study.samples, study.config.seed),
    lambda study: equal_budget(study.runs, first_pipelines(study.config)),
    lambda study: sample_efficiency(study.config, study.runs),
    lambda study: jaggedness(study.main),
    lambda study: cost_findings(study.main, study.prices, seed=study.config.seed),
    lambda study: power_findings(study.main),
)
"""Every analysis of a study, in the order of the report. A new one is a line here."""


def run_study(
    config: StudyConfig, directory: Path, on_progress: OnProgress, *, resume: bool = False, runs: Runs | None = None
) -> StudyResults:
    """Make the runs that are not there yet, and analyse all of them.

    Raises RunError if the directory holds something else, or another study; SuiteError for a suite that cannot be
    read. A study that was stopped at any point goes on with `resume`: run directories are resumable by themselves.
    """
    _open(config, directory, resume=resume)
    made = plan(config)
    runs = runs or Runs(config, directory)
    larger = recorded_larger(config, made.missing)  # before the runs: a name that picks nobody shall not cost them
    runs.make(made, on_progress)
    results, judged = analyse(config, directory, made, runs, larger)
    write_results(results, directory)
    write_markdown(results, directory)
    write_report(results, directory, judged)
    return results


def analyse(
    config: StudyConfig, directory: Path, made: Plan, runs: Runs, larger: Mapping[str, RecordedAnswerer]
) -> tuple[StudyResults, dict[str, list[Judged]]]:
    """The results of the runs that are there, and the judged records of every suite's main run.

    larger: recorded answerers that cascades ask, by the names that the configuration gives them.
    """
    judged = runs.judged(made)
    main = main_runs(config, judged)
    asked = whom_to_ask(config, main, larger)
    study = Study(config, directory, judged, main, recorded_answers(config, made), asked)
    findings = tuple(finding for analysis in ANALYSES for finding in analysis(study))
    git = git_state(Path(__file__).parents[2])
    results = StudyResults(
        title=config.title,
        claim=CLAIM,
        method=METHOD,
        findings=findings,
        config=config.model_dump(mode="json"),
        versions=versions() | ({"commit": git.commit + (" with changes" if git.changed else "")} if git else {}),
        seeds={"sample": config.seed, "sampling": config.seed},
        missing=made.missing,
    )
    return results, main


def recorded_answers(config: StudyConfig, made: Plan) -> list[Recorded]:
    """The recorded answers that the study names; files that are absent and may be are put under missing."""
    problems = {problem.id: problem for cell in made.cells for problem in cell.problems}
    paths: list[Path] = []
    for entry in config.recorded:
        path = Path(entry.path)
        if entry.optional and not path.exists():
            made.missing[path.name] = f"{path} is not there"
            continue
        paths.append(path)
        for source in entry.problems:
            problems |= {problem.id: problem for problem in load_suite(source)}
    return read_recorded(paths, problems)


def _open(config: StudyConfig, directory: Path, *, resume: bool) -> None:
    """Begin a study directory, or take up the same study again; its time limit may be another one."""
    path = directory / CONFIG_FILE
    try:
        if path.exists():
            there = StudyConfig.model_validate_json(path.read_text(encoding="utf-8"))
            if there.model_copy(update={"minutes": config.minutes}) != config:
                raise RunError(f"{directory} holds a study with another configuration: give another directory")
            if not resume:
                raise RunError(f"{directory} holds this study already: --resume goes on with it")
            return
        if directory.exists() and any(directory.iterdir()):
            raise RunError(f"{directory} is not empty and holds no study: give another directory")
        directory.mkdir(parents=True, exist_ok=True)
        path.write_text(config.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        raise RunError(f"{path} cannot be used: {error}") from None
