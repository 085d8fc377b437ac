"""Evaluating over suites: problem files, runs that survive a kill, scores and reports."""
