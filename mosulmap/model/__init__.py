"""The vocabulary: rows of the tables, days, the gazetteer, where quotes stand."""
