"""Maps for a printed page and as a moving picture, by matplotlib (the `pictures` extra).

Marks are those of the page in its light colours. Every text is drawn as it stands, never read as
markup, and the same rows give the same bytes.
"""
