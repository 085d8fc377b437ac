"""Answering end to end: models, the fair twin and recorded answers, which see the text and never the gold."""
