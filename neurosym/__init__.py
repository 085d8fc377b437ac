"""neurosym."""
