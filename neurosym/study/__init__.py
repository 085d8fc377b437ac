"""The study of the hallucination gap: runs of every answerer on every suite, what follows, the page."""
