"""The map in the browser, drawn anew on every save of a table."""
