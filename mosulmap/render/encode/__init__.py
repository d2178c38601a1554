"""The page's data as they stand in the file: what entries share, columns, and script elements."""
