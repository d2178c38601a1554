"""From the text of an article to proposed mentions: pure functions, no file is touched."""
