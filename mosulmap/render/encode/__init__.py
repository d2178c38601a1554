"""The data of the page as compact text."""
