"""From dated sentences in news articles to a map of who held which place on which day."""

__version__ = "0.2.0"
