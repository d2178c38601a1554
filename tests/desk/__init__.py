"""The desk: what its views answer, what its actions write, and what its page may do."""
