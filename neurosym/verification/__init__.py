"""Holding claims against answers: equivalence, verdicts and the statistics of a comparison. It knows no engine."""
