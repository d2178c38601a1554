"""Everything that changes a project or scores the reading of its articles."""
