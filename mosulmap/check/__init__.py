"""What is wrong with a project, what is doubtful, and what is left of it without its faults."""
