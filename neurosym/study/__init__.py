"""The study of the hallucination gap: suites × answerers × pipelines, what follows from them, and the page that says it."""
