"""Holding claims against answers: equivalence, verdicts, statistics. It knows no engine."""
