"""How the page's data are written into its file: shared values, columns, script elements."""
