"""From finished data to one HTML file that needs no network."""

from .page import render_page

__all__ = ["render_page"]
