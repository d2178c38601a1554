"""The map in the browser, drawn again on every save of a table."""
