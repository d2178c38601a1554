"""A project's folder as typed tables, with everything that is wrong with their cells."""
