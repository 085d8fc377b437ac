"""Programs that were written for other systems, read as programs of ours. Nothing of them is ever executed."""
